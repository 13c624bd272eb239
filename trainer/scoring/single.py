"""One answer on its own: an episode of length one (``trainer mark``).

``rank`` orders answers whose scores are equal; it never clears a bar.
"""

from dataclasses import dataclass

from trainer.acts import FOUR_RULES, Act, Mark, MarkedTurn, RuleName, VerdictKind
from trainer.content.rubric import Rubric
from trainer.content.words import Words
from trainer.marking import Context
from trainer.scoring.arithmetic import half_up, share
from trainer.scoring.caps import capped, episode_caps
from trainer.scoring.episodes import levels_wanted, raw_score
from trainer.scoring.four import verdict_from
from trainer.scoring.scorecard import CapHit, Verdict
from trainer.scoring.stretches import Heard
from trainer.transcript import Situation, Standing, TraineeTurn

STRONGEST = 4499
"""Highest strength of a mark: level 4 with the clearest evidence."""


@dataclass(frozen=True, slots=True)
class SingleScore:
    """What one answer earns."""

    score: int | None
    """0-100; ``None`` where no rule has a level."""
    rank: int
    """Whole hundredths; may only order answers. 0 where there is no score."""
    caps: tuple[CapHit, ...] = ()


def score_single(marked: MarkedTurn, context: Context, rubric: Rubric) -> SingleScore:
    """Score, rank and caps of one answer, by the same arithmetic as an episode of a call."""
    heard = Heard(TraineeTurn(0, marked.understanding.text, marked=marked), marked, Standing())
    caps = episode_caps((heard,), rubric)
    raw = _four(heard, context, rubric) if context.situation is Situation.OBJECTION else _case(marked, rubric)
    if raw is None:
        return SingleScore(None, 0, caps)
    total = capped(raw, caps)
    return SingleScore(total, total * 100 + _fraction(marked, context), caps)


def _four(heard: Heard, context: Context, rubric: Rubric) -> int | None:
    verdicts = tuple(_verdict(heard, rule) for rule in FOUR_RULES)
    return raw_score(verdicts, levels_wanted(context.targets), rubric)


def _verdict(heard: Heard, rule: RuleName) -> Verdict:
    mark = heard.mark(rule)
    if mark is None:
        return Verdict(rule, VerdictKind.NOT_SHOWN)
    return verdict_from(heard, mark, mark.level) if mark.verdict is VerdictKind.LEVEL else Verdict(rule, mark.verdict)


def _case(marked: MarkedTurn, rubric: Rubric) -> int | None:
    mark = case_mark(marked)
    if mark is None or mark.verdict is not VerdictKind.LEVEL:
        return None
    return share(mark.level, rubric.level_for_full)


def case_mark(marked: MarkedTurn) -> Mark | None:
    """The mark of the stage or problem case that this answer stands in: the first that is not one of the four."""
    return next((mark for mark in marked.marks if mark.rule not in FOUR_RULES), None)


def _fraction(marked: MarkedTurn, context: Context) -> int:
    """0-99: mean strength of the marks behind the score, as a share of the strongest there is."""
    case = case_mark(marked)
    four = [mark for mark in marked.marks if mark.rule in FOUR_RULES]
    behind = four if context.situation is Situation.OBJECTION else [case] if case else []
    strengths = [mark.strength for mark in behind if mark.verdict is VerdictKind.LEVEL]
    return half_up(99 * sum(strengths), STRONGEST * len(strengths)) if strengths else 0


def as_record(marked: MarkedTurn, context: Context, single: SingleScore, words: Words) -> dict[str, object]:
    """The record of one answer as ``trainer mark`` writes it (DESIGN 6), without the caller's ``id``."""
    text = marked.understanding.text
    record: dict[str, object] = {
        "situation": context.situation.value,
        "score": single.score,
        "rank": single.rank / 100,
        "caps": [hit.gate.value for hit in single.caps],
        "rules": {rule.value: _rule(marked.mark(rule), text, words) for rule in FOUR_RULES},
        "acts": [_act(act, text) for act in marked.acts],
    }
    case = case_mark(marked) if context.situation is not Situation.OBJECTION else None
    if single.caps:
        record["cap_reasons"] = [_cap(hit, words) for hit in single.caps]
    if case is not None:
        record["case"] = {"rule": case.rule.value, **_rule(case, text, words)}
    return record


def _rule(mark: Mark | None, text: str, words: Words) -> dict[str, object]:
    if mark is None:
        return {"verdict": VerdictKind.NOT_APPLICABLE.value}
    shown: dict[str, object] = {"verdict": mark.verdict.value}
    if mark.verdict is VerdictKind.LEVEL:
        shown |= {"level": mark.level, "strength": mark.strength // 10 / 100}
    quotes = " … ".join(text[span.start : span.end] for span in mark.evidence)
    shown["why"] = words.say(mark.reason, quote=quotes)
    if mark.next_step:
        shown["next"] = words.say(mark.next_step, quote=quotes)
    if mark.verdict is VerdictKind.LEVEL:
        shown["evidence"] = [[span.start, span.end] for span in mark.evidence]
    return shown


def _cap(hit: CapHit, words: Words) -> dict[str, object]:
    span = hit.evidence.span
    why = words.say(hit.reason, quote=hit.evidence.quote)
    return {"gate": hit.gate.value, "limit": hit.limit, "why": why, "evidence": [[span.start, span.end]]}


def _act(act: Act, text: str) -> dict[str, object]:
    shown: dict[str, object] = {"act": act.name.value}
    if act.form is not None:
        shown["form"] = act.form.value
    shown |= {"start": act.span.start, "end": act.span.end}
    if act.slots:
        shown["slot"] = " ".join(str(slot) for slot in act.slots)
    return {**shown, "strength": act.strength // 10 / 100}
