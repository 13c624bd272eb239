"""Families of acts, and how a finding becomes a mark with its spans, its why and its next step.

Knows no rule: only that a level may be held down by a named reason, and that strength ranks within a level.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from trainer.acts import Act, ActName, Mark, RuleName, Slot, SlotKind, Span, VerdictKind
from trainer.language import CHECK, VIEW

A = ActName

CLARIFYING = (A.CLARIFY_SPECIFIC, A.CLARIFY_GENERIC, A.Q_RELEVANT)
ASKING = (*CLARIFYING, A.CLARIFY_LEADING, A.QUESTION, A.ASK_FIELD)
FACTUAL = (A.FEATURE, A.FEATURE_DUMP, A.ADVANTAGE, A.BENEFIT, A.EVIDENCE)
ARGUING = (*FACTUAL, A.FALSE_CLAIM, A.BASH, A.PITCH, A.DISCOUNT, A.DISCOUNT_EARLY)
CLOSING = (A.CLOSE, A.CLOSE_READY, A.CLOSE_EARLY)
SELLING = (*ARGUING, *CLOSING, A.PRESSURE)
RECEIVING = (A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC, A.OWN_MISTAKE, A.FIX_ACTION, A.ANSWER_QUESTION, A.ADMIT_UNKNOWN)
"""Acts that give something back, so that a question turn is not an interrogation."""

MOST_REASONS = 2
"""More reasons than this in one turn dilute each other (RUBRIC 1, S8)."""
PARROT = 600
"""Thousandths of an utterance's 4-grams that make it a copy (RUBRIC 7)."""


def of(acts: Iterable[Act], *names: ActName) -> tuple[Act, ...]:
    """The acts with one of these names, in order."""
    return tuple(act for act in acts if act.name in names)


def sold(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts that sell; facts beside a removal that is done tell what was asked and sell nothing."""
    given = tuple(acts)
    removed = of(given, A.CONFIRM_REMOVAL)
    return tuple(act for act in of(given, *SELLING) if not (removed and act.name in FACTUAL))


def count_questions(acts: Iterable[Act]) -> int:
    """How many questions stand in the text: acts whose spans overlap are one question read twice."""
    count, end = 0, -1
    for act in sorted(of(acts, *ASKING), key=lambda act: act.span):
        if act.span.start >= end:
            count += 1
        end = max(end, act.span.end)
    return count


def about(act: Act) -> tuple[Slot, ...]:
    """What an act is really about: its slots without the signs that language adds for a check or a granted view."""
    return tuple(slot for slot in act.slots if slot not in (CHECK, VIEW))


def first_start(acts: Iterable[Act], *names: ActName) -> int | None:
    """Where the first of these acts starts, or ``None``."""
    return min((act.span.start for act in of(acts, *names)), default=None)


def before(acts: Iterable[Act], position: int | None) -> tuple[Act, ...]:
    """The acts that start before a position; all of them if there is none."""
    return tuple(act for act in acts if position is None or act.span.start < position)


def facts_of(acts: Iterable[Act]) -> tuple[str, ...]:
    """Distinct facts that these acts claim, in order."""
    return tuple(dict.fromkeys(key for act in acts for key in act.about(SlotKind.FACT)))


def ends_with_question(acts: tuple[Act, ...]) -> bool:
    """Whether a question, a check or a clear proposal is the last thing done: the floor is left to the customer."""
    if not acts:
        return False
    if any(CHECK in act.slots for act in acts):
        return True
    last = max(acts, key=lambda act: (act.span.start, act.span.end))
    floor = of(acts, *ASKING, *CLOSING, A.ASK_NAME, A.TIME_CHECK, A.CALLBACK_OFFER, A.ASK_CONSENT)
    return any(act.span.end >= last.span.start for act in floor)


@dataclass(frozen=True, slots=True)
class Finding:
    """A level, why, and the acts that show it; ``toward`` names the next step if the level alone does not."""

    level: int
    reason: str
    acts: tuple[Act, ...] = ()
    toward: str = ""

    def at_most(self, level: int, reason: str, acts: tuple[Act, ...] = ()) -> "Finding":
        """The same finding held to a level, with the reason that holds it."""
        if self.level <= level:
            return self
        return Finding(level, reason, acts or self.acts, reason)


def as_mark(rule: RuleName, found: Finding) -> Mark:
    """The mark of a finding: distinct spans in the order of the text, strength from the clearest act."""
    spans: tuple[Span, ...] = tuple(sorted({act.span for act in found.acts if act.span.end > act.span.start}))
    clearest = max((act.strength for act in found.acts), default=0)
    toward = found.toward or str(found.level)
    return Mark(
        rule=rule,
        verdict=VerdictKind.LEVEL,
        level=found.level,
        strength=found.level * 1000 + min(clearest, 1000) * 499 // 1000,
        reason=_key("why", rule.value, found.reason),
        next_step="" if found.level == 4 else _key("next", rule.value, toward),
        evidence=spans,
    )


@lru_cache(maxsize=1024)
def _key(kind: str, rule: str, word: str) -> str:
    """A key of the interface's sentences: one text for all marks that say the same."""
    return f"{kind}.{rule}.{word}"


@lru_cache(maxsize=256)
def no_level(rule: RuleName, verdict: VerdictKind, reason: str) -> Mark:
    """A mark without a level; ``reason`` completes ``why.none.<reason>``."""
    return Mark(rule=rule, verdict=verdict, reason=_key("why", "none", reason))
