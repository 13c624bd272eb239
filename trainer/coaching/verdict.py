"""One line after an answer: the rule seen or missed, the words, and how the customer took it."""

from trainer.call import Exchange, Taken
from trainer.coaching.telling import best, fault_sentence, sentence, worst
from trainer.content.words import Words

_FELT = 300
"""Hundredths of a point from which a change of feeling is worth a word."""


def one_line(exchange: Exchange, words: Words) -> str:
    """The most telling thing about one answer, in the trainee's language."""
    text, marked = exchange.trainee.text, exchange.marked
    parts = []
    if marked.faults:
        parts.append("✗ " + fault_sentence(words, marked.faults[0], text))
    else:
        told = best(marked) or worst(marked)
        if told is not None:
            sign = "✓" if told is best(marked) else "·"
            rule = words.say(f"rule.{told.rule}")
            parts.append(f"{sign} {rule} {told.level}/4: " + sentence(words, told.reason, text, told.evidence))
    parts.append(words.say(how_taken(exchange.taken)))
    return " ".join(parts)


def how_taken(taken: Taken) -> str:
    """Message key for what a line did to the customer."""
    trust = taken.after.trust - taken.before.trust
    irritation = taken.after.irritation - taken.before.irritation
    patience = taken.after.patience - taken.before.patience
    if irritation >= _FELT and irritation >= -trust:
        return "taken.irritated"
    if trust <= -_FELT:
        return "taken.distrust"
    if irritation <= -_FELT and irritation <= -trust:
        return "taken.calmed"
    if trust >= _FELT:
        return "taken.trusted"
    return "taken.impatient" if patience <= -2 * _FELT else "taken.unmoved"
