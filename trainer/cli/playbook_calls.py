"""Calls of the team's playbook read out of the store: as examples for a debrief, and whole for watching."""

from trainer.cli.equipment import Equipment
from trainer.cli.recorded import RecordedCall, reopen
from trainer.coaching import Debrief
from trainer.coaching.examples import Example, Line, examples_in, fitting, moment_of
from trainer.content.scenario import Scenario
from trainer.content.words import Words
from trainer.store import Store
from trainer.store.playbook import Playbook
from trainer.transcript import CustomerTurn, Standing
from trainer.transcript.record import from_json

MOST = 40
"""Calls that are looked at; the newest ones."""


def team_calls(store: Store, equipment: Equipment, scenario: str | None = None) -> tuple[RecordedCall, ...]:
    """Calls of the playbook in this language, newest first; of one scenario if it is named. Raises StoreError."""
    found = []
    for kept in reversed(Playbook(store).kept()):
        stored = store.load_call(kept.call)
        if stored.line.lang == equipment.lang and scenario in (None, stored.line.scenario):
            found.append(reopen(stored, equipment, store))
            if len(found) == MOST:
                break
    return tuple(found)


def _team_examples(recorded: RecordedCall) -> list[Example]:
    """Lines of the playbook's calls in this language but for this call's own, read as they were kept."""
    store, scenarios = recorded.store, dict[str, Scenario]()
    found: list[Example] = []
    for kept in Playbook(store).kept()[-MOST:]:
        stored = store.load_call(kept.call)
        line = stored.line
        if line.lang != recorded.equipment.lang or line.id == recorded.name:
            continue
        if line.scenario_hash not in scenarios:
            scenarios[line.scenario_hash] = store.content("scenario", line.scenario_hash, Scenario)
        opening = from_json(CustomerTurn, stored.opening) if stored.opening else None
        lines = (Line(turn.text, turn.marked(), turn.customer_turn()) for turn in stored.turns)
        found += examples_in(line.id, opening, lines, scenarios[line.scenario_hash])
    return found


def heard_elsewhere(recorded: RecordedCall, told: Debrief, words: Words) -> str:
    """A line of somebody's good call that fits the one thing to change, as a sentence; empty where there is none.

    Raises StoreError.
    """
    if told.fix is None:
        return ""
    examples = _team_examples(recorded)
    standing = next(
        (turn.standing for turn in reversed(recorded.call.transcript.customer_turns()) if turn.seq < told.fix.seq),
        Standing(),
    )
    found = fitting(told.fix, moment_of(standing, recorded.scenario), examples)
    if found is None:
        return ""
    key = "debrief.heard" if found.customer else "debrief.heard_first"
    return words.say(key, customer=found.customer, text=found.text)
