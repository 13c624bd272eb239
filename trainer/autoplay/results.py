"""What one finished call shows, small enough to be sent between processes and added up."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.acts import FOUR_RULES, VerdictKind
from trainer.call import Call
from trainer.content.rubric import Rubric
from trainer.scoring import score
from trainer.transcript import Outcome


@dataclass(frozen=True, slots=True)
class Result:
    """One call as a report sees it."""

    scenario: str
    persona: str
    robot: str
    seed: int
    outcome: Outcome | None
    """None if the robot had enough before the customer did."""
    best: Outcome | None
    score: int | None
    turns: int
    stages: tuple[tuple[str, int], ...]
    """Score of each stage that was shown, 0-100."""
    rules: tuple[tuple[str, int], ...]
    """Each level of the four rules in an episode, 0-4."""

    @property
    def won(self) -> bool:
        """Whether it ended with the best outcome that its seed allows."""
        return self.outcome is not None and self.outcome is self.best


@dataclass(frozen=True, slots=True)
class Batch:
    """Results of some calls, and what was spoken and passed through in them."""

    results: tuple[Result, ...] = ()
    lines: frozenset[str] = frozenset()
    """``persona/line`` and ``scenario#line`` ids of the customer's lines."""
    states: frozenset[str] = frozenset()


def result(call: Call, robot: str, rubric: Rubric) -> Result:
    """What a call shows; scored as anyone's."""
    transcript, scenario = call.transcript, call.setting.scenario
    card = score(transcript, rubric, scenario)
    rules = [
        (verdict.rule.value, verdict.level)
        for episode in card.episodes
        for verdict in episode.verdicts
        if verdict.kind is VerdictKind.LEVEL and verdict.rule in FOUR_RULES
    ]
    return Result(
        scenario=scenario.id,
        persona=call.setting.persona.id,
        robot=robot,
        seed=call.seed,
        outcome=transcript.outcome,
        best=transcript.best_outcome,
        score=card.score,
        turns=len(call.inputs),
        stages=tuple((stage.name, stage.score) for stage in card.stages if stage.score is not None),
        rules=tuple(rules),
    )


def batch(calls: Iterable[tuple[str, Call]], rubric: Rubric) -> Batch:
    """Results of calls given with the robots that played them."""
    results: list[Result] = []
    lines: set[str] = set()
    states: set[str] = set()
    for robot, call in calls:
        results.append(result(call, robot, rubric))
        lines |= {named_line(call, line) for turn in call.transcript.customer_turns() for line in turn.line_ids}
        states |= {state for exchange in call.exchanges for state in exchange.taken.path}
        states |= {turn.standing.stance for turn in call.transcript.customer_turns()}
    return Batch(tuple(results), frozenset(lines), frozenset(states - {""}))


def named_line(call: Call, line: str) -> str:
    """A line's id that is unique over scenarios: a persona's lines carry its name, others get the scenario's."""
    return line if line.startswith(f"{call.setting.persona.id}/") else f"{call.setting.scenario.id}#{line}"


def together(batches: Iterable[Batch]) -> Batch:
    """Many batches as one; the same whatever their order or size."""
    results: list[Result] = []
    lines: set[str] = set()
    states: set[str] = set()
    for one in batches:
        results += one.results
        lines |= one.lines
        states |= one.states
    ordered = sorted(results, key=lambda each: (each.scenario, each.persona, each.robot, each.seed))
    return Batch(tuple(ordered), frozenset(lines), frozenset(states))
