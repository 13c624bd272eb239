"""Dialogues that other people labelled: which of our acts stand for which of their labels, and how far both agree.

Every mapping was written down from the definitions, before it was measured, and nothing was fitted on any corpus. Where
a definition differs from ours, ``differs`` names the sentence that says so; ours is not bent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trainer.acts import Act, ActName, Form, RuleName, SlotKind, VerdictKind
from trainer.call.single_answer import Answer, RecordUnfit, Scored, answer_from
from trainer.language import Ear
from trainer.review.bars import Bar
from trainer.review.figures import Hits, hits, kappa, share, spearman

A = ActName
_ASKS = (A.QUESTION, A.Q_RELEVANT, A.Q_REPEAT, A.Q_STACK, A.CLARIFY_SPECIFIC, A.CLARIFY_GENERIC, A.ASK_FIELD)
_ARGUES = (A.FEATURE, A.FEATURE_DUMP, A.ADVANTAGE, A.BENEFIT, A.EVIDENCE, A.PITCH, A.FALSE_CLAIM)


@dataclass(frozen=True, slots=True)
class Target:
    """One label of one corpus, and what of ours stands for it."""

    corpus: str
    """Beginning of the file's name."""
    label: str
    extra: bool
    """Whether the label stands under ``extra`` in the records."""
    differs: str
    """Message key: where their definition is not ours."""
    acts: tuple[ActName, ...] = ()
    form: Form | None = None
    """Any act of this form, whatever its name."""
    said: bool = False
    """Also any act about something the customer said."""
    least: int | None = None
    most_fired: int | None = None
    """Instead of a kappa: the share of the labelled on which the acts may be found, in thousandths."""

    def found(self, scored: Scored) -> bool:
        """Whether the answer does what the label names."""
        return any(self._is(act) for act in scored.marked.acts)

    def _is(self, act: Act) -> bool:
        if self.form is not None and act.form is self.form:
            return True
        return act.name in self.acts or (self.said and bool(act.about(SlotKind.DETAIL)))


OBJECTION = Target("p4g_objections", "objection", True, "foreign.objection", least=350)
TARGETS = (
    Target("annomi", "open_question", False, "foreign.open", form=Form.OPEN, least=550),
    Target("annomi", "closed_question", False, "foreign.closed", form=Form.CLOSED),
    Target("annomi", "listen_reflection", False, "foreign.reflection", (A.LISTEN_SPECIFIC,), least=350),
    Target("p4g", "argument", False, "foreign.argument", _ARGUES, least=600),
    OBJECTION,
    Target("casino", "clarify_probe", True, "foreign.preference", _ASKS, least=550),
    Target("casino", "empathy", False, "foreign.empathy", (A.EMPATHY_SPECIFIC,), least=250),
    Target("casino", "self_interest_argument", True, "foreign.self_interest", (A.BENEFIT,), most_fired=50),
    Target("uptake", "uptake_high", True, "foreign.uptake", (A.LISTEN_SPECIFIC,), said=True),
)
RATINGS = (
    ("encouraging_elaboration", RuleName.CLARIFY),
    ("demonstrating_understanding", RuleName.LISTEN),
    ("validating_emotions", RuleName.EMPATHIZE),
)
"""Whole conversations of ``lend_an_ear``: what experts rated, and the rule that comes nearest."""

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ForeignFigures:
    """One label: how often it stands there and how well ours agrees, in thousandths."""

    corpus: str
    label: str
    n: int
    there: int
    kappa: int | None
    hits: Hits
    fired: int | None
    """Share of the labelled on which ours is found."""
    differs: str
    bars: tuple[Bar, ...]


def answer_of(record: Record) -> Answer | None:
    """The record as an answer of a trainee's; earlier turns of the other side are ``said``. ``None``: no text."""
    context = record.get("context")
    turns = [turn for turn in context if isinstance(turn, list) and len(turn) == 2] if isinstance(context, list) else []
    before = record.get("prev_customer_utterance")
    said = [str(text) for who, text in turns if who in ("customer", "partner") and text != before]
    try:
        return answer_from({"lang": "en", "customer": before or "", "answer": record["utterance"], "said": said})
    except RecordUnfit:
        return None


def objection_found(record: Record, ear: Ear) -> bool:
    """Whether a customer's line voices an objection of a known type."""
    return bool(ear.objections(str(record.get("utterance", ""))))


def label_of(record: Record, target: Target) -> bool | None:
    """The people's label; ``None`` where they gave none."""
    group = record.get("extra" if target.extra else "labels")
    value = group.get(target.label) if isinstance(group, Mapping) else None
    return None if value is None else bool(value)


def foreign_figures(target: Target, pairs: Sequence[tuple[bool, bool]]) -> ForeignFigures:
    """Figures over pairs of (label, found)."""
    counted = hits(pairs)
    there = counted.both + counted.only_there
    found, fired = kappa(pairs), share(counted.both, there)
    name = f"{target.corpus} {target.label}"
    bars = []
    if target.least is not None:
        bars.append(Bar("bar.foreign", name, found, least=target.least))
    if target.most_fired is not None:
        bars.append(Bar("bar.fired", name, fired, most=target.most_fired))
    return ForeignFigures(
        target.corpus, target.label, len(pairs), there, found, counted, fired, target.differs, tuple(bars)
    )


@dataclass(frozen=True, slots=True)
class RatingFigures:
    """Rank correlation of experts' ratings of conversations with the mean level of a rule, in thousandths."""

    rating: str
    rule: str
    n: int
    spearman: int | None


def talk_answers(record: Record) -> list[Answer]:
    """The supporter's turns of a rated conversation, each with the line before it."""
    turns = record.get("turns")
    found: list[Answer] = []
    heard: list[str] = []
    for turn in turns if isinstance(turns, list) else []:
        who, text = str(turn[0]), str(turn[1])
        if who == "Seeker":
            heard.append(text)
            continue
        given = {"lang": "en", "customer": heard[-1] if heard else "", "answer": text, "said": heard[:-1]}
        found.append(answer_from({**given, "situation": "objection"}))
    return found


def rating_figures(talks: Sequence[tuple[Record, Sequence[Scored]]]) -> tuple[RatingFigures, ...]:
    """Each rating against the mean level of its rule over a conversation's turns."""
    figures = []
    for rating, rule in RATINGS:
        series = [(_rated(record, rating), _mean_level(scored, rule)) for record, scored in talks]
        both = [(theirs, ours) for theirs, ours in series if theirs is not None and ours is not None]
        rho = spearman([theirs for theirs, _ in both], [ours for _, ours in both])
        figures.append(RatingFigures(rating, rule.value, len(both), rho))
    return tuple(figures)


def _rated(record: Record, rating: str) -> int | None:
    medians = record.get("expert_median")
    value = medians.get(rating) if isinstance(medians, Mapping) else None
    return int(value * 100) if isinstance(value, int | float) else None


def _mean_level(scored: Iterable[Scored], rule: RuleName) -> int | None:
    marks = [one.marked.mark(rule) for one in scored]
    levels = [mark.level for mark in marks if mark is not None and mark.verdict is VerdictKind.LEVEL]
    return 1000 * sum(levels) // len(levels) if levels else None
