"""Which of a scenario's words fit into a sentence: questions, the customer's own words, facts.

Chosen by form alone; what a scorer would do with them is not known here.
"""

from collections.abc import Sequence

from trainer.autoplay.seen import Seen
from trainer.content.scenario import Fact


def as_question(seen: Seen, asked_by: Sequence[str], *names: object) -> tuple[str, str]:
    """A phrase that reaches something, and the move that asks with it: a question, or a topic to ask about.

    Longer phrases come first, because "how long does it take" is a question and "long" is not; of the best two the
    seed takes one.
    """
    openers = seen.lines.variants("question_words")
    questions = [each for each in asked_by if " " in each and each.casefold().startswith(openers)]
    ordered = sorted(questions or asked_by, key=lambda each: (-len(each.split()), each))[:2]
    return ordered[seen.pick(len(ordered), "asked", *names)], "ask.question" if questions else "ask.topic"


def their_words(seen: Seen, terms: Sequence[str], gloss: str) -> str:
    """The longest of these terms that the customer has used and the gloss names too, else the gloss.

    Terms alone are often fragments ("on top"); one that the gloss holds as well is the thing itself.
    """
    said = " ".join(seen.heard).casefold()
    used = [term for term in terms if term.casefold() in said and term.casefold() in gloss.casefold() and " " in term]
    return max(used, key=lambda term: (len(term), term), default=gloss)


def best_fact(seen: Seen, keys: Sequence[str], used: int) -> Fact | None:
    """The fact to answer with: the ``used``-th of those that meet it, round and round."""
    facts = seen.facts(tuple(keys))
    return facts[used % len(facts)] if facts else None
