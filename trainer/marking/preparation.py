"""PREPARATION: what was written on the briefing card before the call (RUBRIC 3.2).

Facts count only if the product sheet carries them: the card's facts are understood like any other words.
"""

from dataclasses import dataclass

from trainer.acts import ActName, Mark, RuleName, Understanding
from trainer.content.words import same_words
from trainer.marking.evidence import Finding, as_mark, facts_of

QUESTIONS = 3
FACTS = 2
_WORDS = 2
"""Fewer words than this say nothing about a person or an aim."""


@dataclass(frozen=True, slots=True)
class Card:
    """The briefing card as the trainee filled it in; what was left out is empty."""

    goal: str = ""
    facts: str = ""
    portrait: str = ""
    questions: tuple[str, ...] = ()
    objection: str = ""
    concern: str = ""
    first_sentence: str = ""
    fallback: str = ""


def mark_preparation(card: Card, facts: Understanding) -> Mark:
    """The level of a card, 0-4; ``facts`` is what its facts were understood as against the product sheet."""
    return as_mark(RuleName.PREPARATION, _found(card, facts))


def _found(card: Card, facts: Understanding) -> Finding:
    false = facts.of(ActName.FALSE_CLAIM)
    if false:
        return Finding(0, "wrong_fact", false)
    shown = tuple(act for act in facts.acts if facts_of((act,)))
    right = len(facts_of(shown))
    aimed = _says(card.goal)
    if not right and not aimed:
        return Finding(0, "nothing")
    if not aimed or right < FACTS:
        return Finding(1, "product_only", shown)
    questions = {same_words(question) for question in card.questions if _says(question)}
    if not (_says(card.portrait) and len(questions) >= QUESTIONS and _says(card.objection)):
        return Finding(2, "goal_and_facts", shown)
    if _says(card.concern) and _says(card.first_sentence) and _says(card.fallback):
        return Finding(4, "looks_under", shown)
    return Finding(3, "customer_too", shown)


def _says(text: str) -> bool:
    return len(same_words(text).split()) >= _WORDS
