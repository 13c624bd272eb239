"""One ``answers:`` entry of a scenario, heard and marked as in a call, against the verdicts it must get.

The call before the answer is the shortest there is: the customer told what ``said`` lists, voiced the objection and,
where the concern is ``known``, told that too. Knows no files and says nothing in sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.acts import Fault, Mark, MarkedTurn, RuleName, Slot, SlotKind, Span, VerdictKind
from trainer.content.rubric import Rubric
from trainer.content.scenario import AnswerTest, Objection, Scenario
from trainer.content.words import same_words
from trainer.language import Ear, heard_in_call, understand
from trainer.marking import Context, context_of, mark
from trainer.scoring import score_single
from trainer.transcript import CustomerTurn, Part, Situation, Standing, Timing, TraineeTurn, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Miss:
    """One verdict that is not what the test expects."""

    what: str
    """A rule (``listen``) or a gate (``G5``)."""
    expected: str
    """``2-4``, ``cap`` or ``no cap``."""
    got: str
    """A level, a verdict in one word, ``cap`` or ``no cap``."""
    reason: str = ""
    """Message key of the reason."""
    quotes: tuple[str, ...] = ()
    """The words of the answer that decided it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One test and what came of it."""

    place: int
    """Position under ``answers:``, from 0."""
    test: AnswerTest
    score: int | None
    misses: tuple[Miss, ...] = ()


def try_answer(scenario: Scenario, place: int, ear: Ear, rubric: Rubric) -> Tried:
    """The ``place``-th test of a scenario, done.

    Raises ValueError if the test names an objection, concern, need or detail that the scenario does not have.
    """
    test = scenario.answers[place]
    marked, context = _marked(scenario, test, ear)
    misses = [_missed_level(marked, RuleName(rule), span) for rule, span in test.expect.items()]
    misses += [_missed_cap(marked, gate) for gate in test.caps]
    if test.quality == "good":
        misses += [_capped(marked, fault) for fault in marked.faults if fault.gate.value not in test.caps]
    single = score_single(marked, context, rubric)
    return Tried(place, test, single.score, tuple(miss for miss in misses if miss is not None))


def _marked(scenario: Scenario, test: AnswerTest, ear: Ear) -> tuple[MarkedTurn, Context]:
    transcript = before(scenario, test)
    understanding = understand(test.answer, heard_in_call(scenario, None, transcript), ear)
    context = context_of(scenario, None, transcript, Timing())
    return mark(understanding, context), context


def before(scenario: Scenario, test: AnswerTest) -> Transcript:
    """The call as it stands when the answer is given. Raises ValueError for names the scenario does not have."""
    objection = next((one for one in scenario.objections if one.id == test.objection), None)
    if objection is None:
        raise ValueError(f"no objection '{test.objection}'")
    turns: list[Turn] = []
    for key in test.said:
        slot, say = _told(scenario, key)
        standing = Standing(situation=Situation.TALK, disclosed=(slot,), purpose_told=True)
        turns.append(_says(len(turns), say, standing))
    if turns or test.known or objection.when != "start":
        # Somebody has spoken before: a trainee's very first words are read by rules of their own.
        turns.append(TraineeTurn(len(turns), ""))
    turns.append(_says(len(turns), _taken_up(objection.surfaces, test.answer), _standing(objection, test, told=False)))
    concern = next((one for one in objection.concerns if one.id == test.concern), None)
    if test.concern is not None and concern is None:
        raise ValueError(f"no concern '{test.concern}'")
    if test.known:
        say = _taken_up(concern.says if concern else objection.surfaces, test.answer)
        turns.append(_says(len(turns), say, _standing(objection, test, told=True)))
    return Transcript(scenario.lang, scenario.id, turns=tuple(turns))


def _taken_up(ways: Sequence[str], answer: str) -> str:
    """Of several ways to say a thing, the one whose words the answer takes up most; the first among equals.

    The seed draws one in a call; whoever wrote the answer had one in mind.
    """
    words = _beginnings(answer)
    return max(ways, key=lambda way: len(words & _beginnings(way)))


def _beginnings(text: str) -> frozenset[str]:
    """The first letters of the longer words: enough to see through endings."""
    return frozenset(word[:5] for word in same_words(text).split() if len(word) > 3)


def _says(seq: int, text: str, standing: Standing) -> CustomerTurn:
    return CustomerTurn(seq, (Part(text),), standing=standing)


def _standing(objection: Objection, test: AnswerTest, *, told: bool) -> Standing:
    return Standing(
        situation=Situation.OBJECTION,
        stance="objection_revealed" if told else "objection_raised",
        objection=objection.id,
        concern=test.concern,
        concern_known=told or objection.transparent,
        disclosed=(Slot(SlotKind.CONCERN, test.concern),) if told and test.concern else (),
        heated=objection.grievance,
        purpose_told=True,
    )


def _told(scenario: Scenario, key: str) -> tuple[Slot, str]:
    for need in scenario.needs:
        if need.id == key:
            return Slot(SlotKind.NEED, key), need.says[-1]
    for detail in scenario.details:
        if detail.id == key:
            return Slot(SlotKind.DETAIL, key), detail.says[-1]
    raise ValueError(f"no need or detail '{key}'")


def _missed_level(marked: MarkedTurn, rule: RuleName, span: tuple[int, int]) -> Miss | None:
    found = marked.mark(rule)
    if found is not None and found.verdict is VerdictKind.LEVEL and span[0] <= found.level <= span[1]:
        return None
    reason, quotes = (found.reason, quoted(marked, found.evidence)) if found else ("", ())
    return Miss(rule.value, f"{span[0]}-{span[1]}", _in_a_word(found), reason, quotes)


def _in_a_word(found: Mark | None) -> str:
    if found is None:
        return VerdictKind.NOT_APPLICABLE.value
    return str(found.level) if found.verdict is VerdictKind.LEVEL else found.verdict.value


def _missed_cap(marked: MarkedTurn, gate: str) -> Miss | None:
    if any(fault.gate.value == gate for fault in marked.faults):
        return None
    return Miss(gate, "cap", "no cap")


def _capped(marked: MarkedTurn, fault: Fault) -> Miss:
    return Miss(fault.gate.value, "no cap", "cap", fault.reason, quoted(marked, (fault.span,)))


def quoted(marked: MarkedTurn, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The words at some spans of an answer."""
    text = marked.understanding.text
    return tuple(text[span.start : span.end] for span in spans)
