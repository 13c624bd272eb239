"""Which parts a better wording has at one place in a call, and in what order (RUBRIC 4.1: listen before asking,
ask before arguing). Knows no words.
"""

from trainer.acts import ActName, MarkedTurn, RuleName
from trainer.coaching.telling import GOOD, levelled
from trainer.content.scenario import Goal
from trainer.marking import Context
from trainer.marking.evidence import ASKING
from trainer.transcript import Refusal, Situation

Shape = tuple[str, ...]

_HIDDEN: tuple[Shape, ...] = (
    ("share.quote", "ask.plain"),
    ("share.clause", "ask.plain"),
    ("ask.quote",),
    ("share.quote", "ask.plain"),
    ("share.thing", "ask.quote"),
    ("ask.word",),
)
_ASKED: tuple[Shape, ...] = (("share.quote", "kept"), ("share.clause", "kept"), ("share.thing", "kept"))
_TOLD: tuple[Shape, ...] = (("kept", "ask.plain"), ("kept", "ask.quote"))
_KNOWN: tuple[Shape, ...] = (
    ("answer.quote",),
    ("share.clause", "answer.fact"),
    ("answer.need",),
    ("share.quote", "answer.fact"),
    ("answer.clause",),
    ("share.quote", "answer.need"),
    ("share.quote", "space"),
    ("share.thing", "space"),
)
_ASKED_OF_US: tuple[Shape, ...] = (("answer.question",), ("share.clause", "answer.question"))
_PRESENTING: tuple[Shape, ...] = (("answer.need",), ("answer.quote",), ("needs.product",), ("needs",))
_LEAVING = frozenset(("space",))
"""Parts that leave a question of the customer's unanswered."""
_PUSHING = (ActName.PRESSURE, ActName.PUSH_SOFT, ActName.PUSH_FIRM, ActName.CLOSE_EARLY)
_REFUSALS = {Refusal.FIRM: "refusal.firm", Refusal.SOFT: "refusal.soft", Refusal.NONE: "refusal.soft"}


def shapes(context: Context, old: MarkedTurn, own: str) -> tuple[Shape, ...]:
    """The shapes worth trying, best first; ``own`` is what stays of the draft."""
    if context.question is not None and context.situation is not Situation.OBJECTION:
        return (("answer.question",), ("reply",)) if context.question_facts else (("reply.unknown",),)
    if context.situation is Situation.OBJECTION:
        return _objection(context, own)
    return _elsewhere(context, old, own)


def _objection(context: Context, own: str) -> tuple[Shape, ...]:
    if context.known:
        if context.kind == "real_condition" and not context.answers:
            return (("honest",), ("share.clause", "honest"), ("share.thing", "honest"))
        stays: tuple[Shape, ...] = (("kept", "answer.quote"), ("kept", "answer.need")) if own and own[-1] != "?" else ()
        if "?" not in context.customer:
            return (*stays, *_KNOWN)
        return (*stays, *_ASKED_OF_US, *(shape for shape in _KNOWN if not _LEAVING & set(shape)))
    if own.endswith("?"):
        return (*_ASKED, ("kept",), *_HIDDEN)
    return (*_TOLD, *_HIDDEN) if own else _HIDDEN


def _elsewhere(context: Context, old: MarkedTurn, own: str) -> tuple[Shape, ...]:
    if context.situation is Situation.REFUSAL:
        return (("refusal.removal",),) if context.removal_asked else ((_REFUSALS[context.refusal],),)
    if context.situation is Situation.OPENING:
        return _opening(old, own)
    if context.situation is Situation.TALK:
        asks = old.of(*ASKING) or old.mark(RuleName.PRESENTATION) is None
        return (("needs.product",), ("needs",)) if asks else _PRESENTING
    if context.situation is Situation.CLOSE:
        return (("closing",), ("closing.meeting",)) if context.goal is Goal.MEETING else (("closing",),)
    if context.situation is Situation.RUDENESS and any(context.times(act) for act in _PUSHING):
        return (("rudeness.pushed",), ("rudeness",))
    return ((str(context.situation.value),),)


def _opening(old: MarkedTurn, own: str) -> tuple[Shape, ...]:
    """Who calls is said once; who is known already asks what matters."""
    levels = {one.rule: one.level for one in levelled(old)}
    if levels.get(RuleName.OPENING, 0) >= GOOD:
        return (("needs.product",),)
    return (("kept", "opening"), ("opening",)) if own and own[-1] != "?" else (("opening",),)
