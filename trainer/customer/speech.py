"""A customer's turn as it is spoken: sentences in parts, some with a pause before they go on.

Only shapes what wording has chosen. About one longer turn in seven holds a pause (RUBRIC 3.1), by persona.
"""

import re

from trainer.content.persona import CustomerAct
from trainer.customer.draws import happens
from trainer.customer.state import Customer, Intent
from trainer.customer.wording import Choice, has_lines, word
from trainer.transcript import Part

LONG = 8
"""Words from which a turn may hold a pause."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=\S)")
_CLAUSE = re.compile(r",\s+(?=\S+\s+\S+)")


def lines(customer: Customer) -> tuple[tuple[Intent, Choice], ...]:
    """What is said for each intent, in order; an intent without words is left out, a line is not said twice at once."""
    found: list[tuple[Intent, Choice]] = []
    for intent in customer.intents:
        choice = word(customer, intent)
        if choice is not None and choice.id not in {said.id for _, said in found}:
            found.append((intent, choice))
    return tuple(found) or ((Intent(CustomerAct.PAUSE), Choice("", "…")),)


def parts(customer: Customer, said: tuple[tuple[Intent, Choice], ...]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The turn in parts, and the ids of the lines in it."""
    text = [sentence for _, choice in said for sentence in _SENTENCE.split(choice.text)]
    ids = tuple(choice.id for _, choice in said if choice.id)
    percent = customer.persona.traits.pauses
    ended = customer.outcome is not None
    if ended or len(" ".join(text).split()) < LONG or not happens(customer.seed, percent, "pause", customer.seq):
        return tuple(Part(sentence) for sentence in text), ids
    lead = word(customer, Intent(CustomerAct.PAUSE)) if has_lines(customer, CustomerAct.PAUSE) else None
    if lead is not None and lead.id not in customer.memory.heard:
        return (Part(lead.text, pause=True), *(Part(sentence) for sentence in text)), (lead.id, *ids)
    return tuple(_with_pause(text)), ids


def _with_pause(sentences: list[str]) -> list[Part]:
    """The sentences, one of them broken at a comma by a dash; between two of them if no comma serves."""
    for place, sentence in enumerate(sentences):
        comma = _CLAUSE.search(sentence)
        if comma is not None:
            broken = [Part(sentence[: comma.start()] + " –", pause=True), Part(sentence[comma.end() :])]
            return [*(Part(s) for s in sentences[:place]), *broken, *(Part(s) for s in sentences[place + 1 :])]
    if len(sentences) > 1:
        return [Part(sentences[0].rstrip(".") + "…", pause=True), *(Part(s) for s in sentences[1:])]
    words = sentences[0].split()
    half = len(words) // 2
    return [Part(" ".join(words[:half]) + " –", pause=True), Part(" ".join(words[half:]))]
