"""Whether a file and its translation have one structure: the same acts must lead to the same call in both languages."""

from collections.abc import Iterator

from trainer.checks.finding import Finding, Path, finding
from trainer.content.persona import Persona
from trainer.content.scenario import Scenario

_WORDS = frozenset(
    {
        *("lang", "title", "company", "product", "briefing", "typical_customer", "script", "answers", "rivals"),
        *("text", "terms", "claim", "gloss", "asked_by", "says", "hints", "surfaces", "opens", "word_limit"),
    }
)
"""What differs between languages: words, and how many of them a thing takes."""


def check_twins(one: Scenario, other: Scenario) -> tuple[Finding, ...]:
    """Places of ``one`` whose structure its twin does not share."""
    return tuple(_differ(one.model_dump(mode="json"), other.model_dump(mode="json"), (), other.lang))


def check_persona_twins(one: Persona, other: Persona) -> tuple[Finding, ...]:
    """Places where two personas of one id are not the same kind of person; their lives and voices may differ."""
    return tuple(
        chain
        for key in ("kind", "traits")
        for chain in _differ(one.model_dump(mode="json")[key], other.model_dump(mode="json")[key], (key,), other.lang)
    )


def _differ(one: object, other: object, at: Path, lang: str) -> Iterator[Finding]:
    name = next((str(step) for step in reversed(at) if isinstance(step, str)), "")
    if isinstance(one, dict) and isinstance(other, dict):
        for key, value in one.items():
            if key not in _WORDS:
                yield from _differ(value, other.get(key), (*at, key), lang)
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (mine, theirs) in enumerate(zip(one, other, strict=True)):
            yield from _differ(mine, theirs, (*at, place), lang)
    elif isinstance(one, list) and isinstance(other, list):
        yield finding(at, "S051", "count", name=name, given=len(one), other=len(other), lang=lang)
    elif one != other:
        yield finding(at, "S051", name=name, given=_shown(one), other=_shown(other), lang=lang)


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)
