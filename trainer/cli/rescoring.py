"""Stored calls scored again, in one process or several: the conversations stay, their scorecards are made anew."""

import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from trainer import __version__
from trainer.call import remarked
from trainer.call.fold import cut_at
from trainer.cli.equipment import Equipment, equip
from trainer.cli.recorded import in_force, reopen
from trainer.content.identity import content_hash
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.content.shape import Authored
from trainer.review.rescoring import Rescored, rescored
from trainer.scoring import Scorecard, score
from trainer.store import CallLine, Paper, Store, StoredCall
from trainer.transcript import CustomerTurn, Outcome, Transcript, Turn
from trainer.transcript.record import to_json

Model = TypeVar("Model", bound=Authored)
_BATCH = 64
"""Calls sent to a process at once, as their ids."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What calls are to be scored by."""

    rubric: Rubric | None
    """None: the one each call was played under."""
    hear_again: bool = False
    """Whether lines are understood again even where the same lexicon heard them."""
    scenario: Scenario | None = None
    """Another version of the scenario in place of the one played; the lines are then understood again."""


@dataclass(frozen=True, slots=True)
class Paperwork:
    """One call scored again: what moved, and the paper to be kept if the call is to be scored so from now on."""

    moved: Rescored
    paper: Paper
    kept: bool
    """Whether the call stands so already."""


class Desk:
    """Where one process scores again: one store, tools by language, content read once."""

    def __init__(self, scheme: Scheme, content: Path | None, store: Store | None = None) -> None:
        self._scheme = scheme
        self._content = content
        self._tools: dict[str, Equipment] = {}
        self._kept: dict[tuple[str, str], object] = {}
        self.store = store or self.tools(None).store()

    def tools(self, lang: str | None) -> Equipment:
        """The tools of a language."""
        key = lang or ""
        if key not in self._tools:
            self._tools[key] = equip(lang, self._content)
        return self._tools[key]

    def rescore(self, call: str) -> Paperwork:
        """One call scored again. Raises StoreError, RecordBroken."""
        stored = self.store.load_call(call)
        line, tools = stored.line, self.tools(stored.line.lang)
        played = self._content_of(line.scenario_hash, "scenario", Scenario)
        persona = self._content_of(line.persona_hash, "persona", Persona)
        awarded_by = self._content_of(line.rubric_hash, "rubric", Rubric)
        spoken = transcript_of(stored, tools, self.store)
        before = in_force(stored) or score(spoken, awarded_by, played)
        rubric, scenario = self._scheme.rubric or awarded_by, self._scheme.scenario or played
        again = self._hears_again(line, tools)
        if again:
            spoken = remarked(spoken, scenario, persona, tools.ear)
        elif line.version != __version__:
            spoken = remarked(spoken, scenario, persona)
        after = score(spoken, rubric, scenario)
        moved = rescored((line.id, line.trainee, line.scenario, line.mode), before, after)
        heard_by = (tools.lexicon_hash, tools.ear.backend) if again else (line.lexicon_hash, line.backend)
        return _paperwork(stored, moved, after, (content_hash(rubric), *heard_by))

    def _hears_again(self, line: CallLine, tools: Equipment) -> bool:
        other = self._scheme.scenario is not None or self._scheme.hear_again
        return other or line.lexicon_hash != tools.lexicon_hash

    def _content_of(self, name: str, kind: str, model: type[Model]) -> Model:
        found = self._kept.get((kind, name))
        if not isinstance(found, model):
            found = self._kept[kind, name] = self.store.content(kind, name, model)
        return found


def _paperwork(stored: StoredCall, moved: Rescored, card: Scorecard, scheme: tuple[str, str, str]) -> Paperwork:
    rubric_hash, lexicon_hash, backend = scheme
    before = [paper for paper in stored.papers if paper.kind == "scorecard"]
    # The same work done twice gives the same key; going back to an earlier scheme gives another one.
    name = "/".join((stored.line.id, str(len(before)), *scheme))
    body = to_json(card)
    paper = Paper(
        key=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{name}/{body}")),
        call=stored.line.id,
        kind="scorecard",
        body=body,
        rubric_hash=rubric_hash,
        lexicon_hash=lexicon_hash,
        backend=backend,
        score=card.score,
    )
    line = stored.line
    stands = (
        (before[-1].rubric_hash, before[-1].lexicon_hash, before[-1].backend)
        if before
        else (line.rubric_hash, line.lexicon_hash, line.backend)
    )
    same = before[-1].body == body if before else not (moved.moved or moved.steps)
    return Paperwork(moved, paper, stands == scheme and same)


def transcript_of(stored: StoredCall, tools: Equipment, store: Store) -> Transcript:
    """The conversation as it is on record. Raises StoreError, RecordBroken.

    Read straight from the store; only where the customer was cut short must the call be folded again, because what
    was then left unsaid is known to the fold alone.
    """
    opening = stored.opening_turn()
    turns: list[Turn] = [] if opening is None else [opening]
    for turn in stored.turns:
        typed = turn.trainee_turn()
        last = turns[-1] if turns else None
        if isinstance(last, CustomerTurn) and cut_at(last, typed.timing) is not None:
            return reopen(stored, tools, store).call.transcript
        turns += [typed, turn.customer_turn()]
    line = stored.line
    return Transcript(
        lang=line.lang,
        scenario=line.scenario,
        persona=line.persona,
        seed=line.seed,
        turns=tuple(turns),
        outcome=Outcome(line.outcome) if line.outcome else None,
        best_outcome=Outcome(line.best_outcome) if line.best_outcome else None,
    )


def rescore_all(calls: Sequence[str], scheme: Scheme, content: Path | None, jobs: int = 1) -> Iterator[Paperwork]:
    """Every call scored again, in the order given; the same however many processes work. Raises StoreError."""
    if jobs == 1 or len(calls) <= _BATCH:
        desk = Desk(scheme, content)
        try:
            for call in calls:
                yield desk.rescore(call)
        finally:
            desk.store.close()
        return
    batches = [tuple(calls[start : start + _BATCH]) for start in range(0, len(calls), _BATCH)]
    with ProcessPoolExecutor(jobs, get_context("spawn"), _sit_down, (scheme, content)) as pool:
        for batch in pool.map(_some, batches):
            yield from batch


_DESK: list[Desk] = []
"""The one desk of a worker process: a pool can hand over values only."""


def _sit_down(scheme: Scheme, content: Path | None) -> None:
    _DESK[:] = [Desk(scheme, content)]


def _some(calls: Sequence[str]) -> tuple[Paperwork, ...]:
    return tuple(_DESK[0].rescore(call) for call in calls)
