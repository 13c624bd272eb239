"""A transcript and a rubric into a scorecard (RUBRIC 4.2-4.4).

Never calls the customer machine: all it knows of the call are the facts recorded on its turns, so a replay, an
imported call and yesterday's call are scored alike.
"""

from collections.abc import Sequence
from dataclasses import replace

from trainer.acts import VerdictKind
from trainer.content.rubric import Rubric
from trainer.content.scenario import Role, Scenario
from trainer.scoring.arithmetic import FULL, weighted
from trainer.scoring.caps import capped, session_caps
from trainer.scoring.diagnostics import diagnostics_of
from trainer.scoring.episodes import episode_of
from trainer.scoring.scorecard import Scorecard, Stage
from trainer.scoring.stages import stages_of
from trainer.scoring.stretches import Heard, Stretch, heard_turns, stretches
from trainer.transcript import CustomerTurn, Outcome, Transcript

NEEDS_PERSON = "needs_person"
NOTHING_SHOWN = "nothing_shown"


def score(transcript: Transcript, rubric: Rubric, scenario: Scenario | None = None) -> Scorecard:
    """The scorecard of a call. Without a score, ``why_none`` says whether a person must look or nothing was shown.

    Scores are whole percent, 0-100, rounded half up. Without a scenario the role is a seller's and targets are the
    standard ones.
    """
    heard = heard_turns(transcript)
    found = _with_leaving(stretches(transcript), transcript)
    episodes = tuple(episode_of(stretch, transcript, rubric, scenario) for stretch in found)
    stages = stages_of(heard, episodes, rubric, scenario.role if scenario else Role.SELLER)
    caps = session_caps(heard, rubric)
    hints = rubric.hint_cost * sum(turn.hints for turn in transcript.trainee_turns())
    unknown = _unknown(heard)
    raw, why_none = _raw(stages), ""
    if unknown[0] * FULL > rubric.too_many_unknown * unknown[1]:
        why_none = NEEDS_PERSON
    elif raw is None:
        why_none = NOTHING_SHOWN
    total = None if raw is None or why_none else max(0, capped(raw, caps) - hints)
    return Scorecard(
        rubric=rubric.id,
        rubric_version=rubric.version,
        episodes=episodes,
        stages=stages,
        raw=raw,
        score=total,
        why_none=why_none,
        caps=caps,
        hint_points=hints,
        unknown_percent=unknown[0] * FULL // unknown[1] if unknown[1] else 0,
        bar=rubric.bar,
        outcome=transcript.outcome,
        best_outcome=transcript.best_outcome,
        diagnostics=diagnostics_of(transcript, heard, episodes),
    )


def _raw(stages: Sequence[Stage]) -> int | None:
    """Mean of the stages that were shown, weighted for the role."""
    parts = [(stage.score, stage.weight) for stage in stages if stage.score is not None]
    return weighted(parts) if sum(weight for _, weight in parts) else None


def _unknown(heard: Sequence[Heard]) -> tuple[int, int]:
    """How many of the turns' verdicts say ``cannot_tell``, and how many could have been given."""
    kinds = [mark.verdict for turn in heard for mark in turn.marked.marks]
    given = [kind for kind in kinds if kind in (VerdictKind.LEVEL, VerdictKind.CANNOT_TELL)]
    return sum(kind is VerdictKind.CANNOT_TELL for kind in given), len(given)


def _with_leaving(found: tuple[Stretch, ...], transcript: Transcript) -> tuple[Stretch, ...]:
    """The stretches, with the objection that the trainee left unanswered by quitting marked as such."""
    last = transcript.turns[-1] if transcript.turns else None
    if transcript.outcome is not Outcome.TRAINEE_QUIT or not isinstance(last, CustomerTurn):
        return found
    standing = last.standing
    if standing.objection is None or standing.objection in standing.settled:
        return found
    for at in range(len(found) - 1, -1, -1):
        if found[at].objection == standing.objection and not found[at].settled:
            return (*found[:at], replace(found[at], left=standing), *found[at + 1 :])
    return (*found, Stretch(standing.objection, None, (), standing, left=standing))
