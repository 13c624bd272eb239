"""Which parts a better wording has at one place in a call, and in what order (RUBRIC 4.1: listen before asking,
ask before arguing). Knows no words.
"""

from trainer.acts import MarkedTurn, RuleName
from trainer.marking import Context
from trainer.marking.evidence import ASKING
from trainer.transcript import Refusal, Situation

Shape = tuple[str, ...]

_HIDDEN: tuple[Shape, ...] = (
    ("share.clause", "ask.plain"),
    ("share.thing", "ask.plain"),
    ("share.quote", "ask.plain"),
    ("ask.quote",),
    ("share.thing", "ask.quote"),
    ("ask.thing",),
    ("share.clause", "ask.thing"),
)
_ASKED: tuple[Shape, ...] = (("share.clause", "kept"), ("share.thing", "kept"), ("share.quote", "kept"))
_TOLD: tuple[Shape, ...] = (("kept", "ask.plain"), ("kept", "ask.thing"), ("kept", "ask.quote"))
_KNOWN: tuple[Shape, ...] = (
    ("share.thing", "answer.quote"),
    ("answer.quote",),
    ("answer.need",),
    ("share.clause", "answer.quote"),
    ("answer.clause",),
    ("share.quote", "answer.need"),
    ("share.thing", "answer.need"),
    ("share.quote", "space"),
    ("share.thing", "space"),
)
_REFUSALS = {Refusal.FIRM: "refusal.firm", Refusal.SOFT: "refusal.soft", Refusal.NONE: "refusal.soft"}


def shapes(context: Context, old: MarkedTurn, own: str) -> tuple[Shape, ...]:
    """The shapes worth trying, best first; ``own`` is what stays of the draft."""
    if context.question is not None and context.situation is not Situation.OBJECTION:
        return (("reply",),) if context.question_facts else (("reply.unknown",),)
    if context.situation is Situation.OBJECTION:
        return _objection(context, own)
    return _elsewhere(context, old, own)


def _objection(context: Context, own: str) -> tuple[Shape, ...]:
    if context.known:
        if context.kind == "real_condition" and not context.answers:
            return (("share.thing", "honest"), ("honest",), ("share.clause", "honest"))
        stays: tuple[Shape, ...] = (("kept", "answer.quote"), ("kept", "answer.need")) if own and own[-1] != "?" else ()
        return (*stays, *_KNOWN)
    if own.endswith("?"):
        return (*_ASKED, ("kept",), *_HIDDEN)
    return (*_TOLD, *_HIDDEN) if own else _HIDDEN


def _elsewhere(context: Context, old: MarkedTurn, own: str) -> tuple[Shape, ...]:
    if context.situation is Situation.REFUSAL:
        return (("refusal.removal",),) if context.removal_asked else ((_REFUSALS[context.refusal],),)
    if context.situation is Situation.OPENING:
        return (("kept", "opening"), ("opening",)) if own and own[-1] != "?" else (("opening",),)
    if context.situation is Situation.TALK:
        asks = old.of(*ASKING) or old.mark(RuleName.PRESENTATION) is None
        return (("needs",),) if asks else (("answer.need",), ("answer.quote",), ("needs",))
    return ((str(context.situation.value),),) if context.situation is not Situation.CLOSE else (("closing",),)
