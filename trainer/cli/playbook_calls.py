"""Calls of the team's playbook read out of the store: as examples for a debrief, and whole for watching."""

from trainer.cli.equipment import Equipment
from trainer.cli.recorded import RecordedCall, reopen
from trainer.coaching import Debrief
from trainer.coaching.examples import examples_in, fitting, moment_of
from trainer.content.words import Words
from trainer.store import Store
from trainer.store.playbook import Playbook
from trainer.transcript import Standing

MOST = 40
"""Calls read for one debrief; the newest ones."""


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


def heard_elsewhere(recorded: RecordedCall, told: Debrief, words: Words) -> str:
    """A line of somebody's good call that fits the one thing to change, as a sentence; empty where there is none.

    Raises StoreError.
    """
    if told.fix is None:
        return ""
    calls = [one for one in team_calls(recorded.store, recorded.equipment) if one.name != recorded.name]
    examples = [one for call in calls for one in examples_in(call.name, call.call, call.scenario)]
    standing = next(
        (turn.standing for turn in reversed(recorded.call.transcript.customer_turns()) if turn.seq < told.fix.seq),
        Standing(),
    )
    found = fitting(told.fix, moment_of(standing, recorded.scenario), examples)
    if found is None:
        return ""
    key = "debrief.heard" if found.customer else "debrief.heard_first"
    return words.say(key, customer=found.customer, text=found.text)
