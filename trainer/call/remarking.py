"""A recorded conversation marked again: what was said stays, what it earned is worked out anew.

The customer is not asked again: their turns and what stood on them are facts of the call. So a call can be held
against other marking rules, another ear, or another version of its scenario.
"""

from dataclasses import replace

from trainer.content.persona import Persona
from trainer.content.scenario import Scenario
from trainer.language import Ear, heard_in_call, understand
from trainer.marking import context_of, mark
from trainer.transcript import TraineeTurn, Transcript, Turn


def remarked(transcript: Transcript, scenario: Scenario, persona: Persona, ear: Ear | None = None) -> Transcript:
    """The transcript with every trainee's turn marked again; with an ear, also understood again from its words.

    Without an ear the understanding on record is kept; a turn that has none is left as it is.
    """
    turns: list[Turn] = []
    for turn in transcript.turns:
        so_far = replace(transcript, turns=tuple(turns))
        turns.append(_again(turn, so_far, scenario, persona, ear) if isinstance(turn, TraineeTurn) else turn)
    return replace(transcript, turns=tuple(turns))


def _again(turn: TraineeTurn, so_far: Transcript, scenario: Scenario, persona: Persona, ear: Ear | None) -> TraineeTurn:
    if ear is not None:
        understanding = understand(turn.text, heard_in_call(scenario, persona, so_far), ear)
    elif turn.marked is not None:
        understanding = turn.marked.understanding
    else:
        return turn
    return replace(turn, marked=mark(understanding, context_of(scenario, persona, so_far, turn.timing)))
