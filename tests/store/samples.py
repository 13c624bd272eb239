"""One-line builders for the store's tests: shipped content, and turns that look like turns."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from trainer.acts import Act, ActName, Mark, MarkedTurn, RuleName, Slot, SlotKind, Span, Understanding, VerdictKind
from trainer.content.chart import Chart
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.files.folders import shipped_folder
from trainer.files.library import PERSONAS, SCENARIOS, Library
from trainer.store import NewCall, NewTurn
from trainer.transcript import CustomerTurn, Outcome, Part, Standing, Timing, TraineeTurn

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def at(seconds: int = 0) -> datetime:
    """A moment of the tests' day."""
    return START + timedelta(seconds=seconds)


@lru_cache
def content() -> tuple[Scenario, Persona, Chart, Rubric]:
    """Shipped content: whichever comes first."""
    library = Library([shipped_folder()])
    return (
        library.scenario("en", library.names(SCENARIOS, "en")[0]),
        library.persona("en", library.names(PERSONAS, "en")[0]),
        library.chart(),
        library.rubric(),
    )


def new_call(name: str = "c1", trainee: str = "ana", seed: int = 7, parent: str | None = None) -> NewCall:
    """A call that begins."""
    scenario, persona, chart, rubric = content()
    return NewCall(
        id=name,
        trainee=trainee,
        scenario=scenario,
        persona=persona,
        chart=chart,
        rubric=rubric,
        lexicon_hash="lex",
        backend="cues/1",
        version="0",
        seed=seed,
        opening=CustomerTurn(0, (Part("Здравейте?"),), ("greet",)),
        best_outcome=Outcome.MEETING,
        parent=parent,
        parent_turn=None if parent is None else 1,
    )


def new_turn(seq: int = 1, call: str = "c1", text: str = "", outcome: Outcome | None = None) -> NewTurn:
    """A line of the trainee's with marks and an answer; the same arguments give the same turn."""
    said = text or f"Какво ви пречи най-много, въпрос {seq}?"
    act = Act(ActName.CLARIFY_SPECIFIC, Span(0, 4), (Slot(SlotKind.NEED, "time"),))
    marked = MarkedTurn(
        Understanding(said, "bg", "cues/1", (act,), words=len(said.split())),
        (act,),
        (Mark(RuleName.CLARIFY, VerdictKind.LEVEL, 3, 3100, "why.clarify.specific", "", (Span(0, 4),)),),
    )
    return NewTurn(
        call=call,
        seq=seq,
        key=f"{call}-{seq}",
        trainee=TraineeTurn(2 * seq - 1, said, Timing(True, 12, -300, 2500), marked, 1),
        reply=CustomerTurn(
            2 * seq,
            (Part("Ами –", True), Part("времето.")),
            ("disclose",),
            ("n-time-1",),
            Standing(disclosed=(Slot(SlotKind.NEED, "time"),)),
            outcome,
        ),
        aside='{"trust":5000}',
    )
