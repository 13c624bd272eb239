"""Upheld disputes as lines of a corpus: the answer at its place, what the machine gave, and what a person gave.

A line can be given to ``trainer mark`` as it is; names of people stay out, but for what somebody typed themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.call import Exchange
from trainer.content.persona import Persona
from trainer.content.scenario import Scenario
from trainer.language import heard_in_call
from trainer.transcript import Situation, Standing, Transcript


@dataclass(frozen=True, slots=True)
class Upheld:
    """A dispute that a manager agreed with."""

    id: str
    turn: int
    """The trainee's line, 1 for the first."""
    rule: str
    machine: int | None
    level: int
    reason: str


def corpus_line(
    upheld: Upheld, transcript: Transcript, exchanges: Sequence[Exchange], scenario: Scenario, persona: Persona
) -> dict[str, object]:
    """The line of a disputed answer, as values for JSON. Raises IndexError if the call has no such turn."""
    said = exchanges[upheld.turn - 1].trainee
    before = replace(transcript, turns=transcript.before(said.seq), outcome=None)
    heard = heard_in_call(scenario, persona, before)
    standing = before.customer_turns()[-1].standing if before.customer_turns() else Standing()
    objection = next((one for one in scenario.objections if one.id == standing.objection), None)
    return {
        "id": f"dispute-{upheld.id}",
        "lang": transcript.lang,
        "source": "dispute",
        "kind": persona.kind.value,
        "objection": objection.catalogue if objection else "",
        "situation": (standing.situation or Situation.OPENING).value,
        "context": f"{scenario.title}. {persona.portrait}",
        "customer": heard.customer,
        "answer": said.text,
        "facts": [fact.text for fact in scenario.facts],
        "not_true": [trap.claim for trap in scenario.not_true],
        "said": [topic.gloss for topic in heard.topics if topic.said],
        "concern_known": bool(standing.concern_known or (objection and objection.transparent)),
        "rule": upheld.rule,
        "machine": upheld.machine,
        "level": upheld.level,
        "reason": upheld.reason,
    }
