"""One better sentence for a weak answer, for this customer: what was good of the draft, their words, the sheet.

Nothing is offered on trust. Each candidate is understood and marked at the same place by the same ear; it is offered
only if it stands at least one level higher on the rule in focus, lower on none, and runs into no cap.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from trainer.acts import ActName, MarkedTurn, RuleName, VerdictKind
from trainer.coaching.keeping import kept
from trainer.coaching.material import Place, material
from trainer.coaching.pieces import Pieces, pick
from trainer.coaching.shapes import shapes
from trainer.content.words import fill, same_words
from trainer.language import understand
from trainer.marking import Context, mark

_TRIES = 30
_ENOUGH = 4
_LONGEST = 46
_THEIRS = ("quote", "word", "question", "thing", "clause", "need")
_FULL = 3
_GOOD = 3


@dataclass(frozen=True, slots=True)
class Better:
    """A better wording, and what it earns beside what the draft earned."""

    text: str
    rule: RuleName
    before: int
    after: int


def better(
    place: Place, pieces: Pieces, seed: int, focus: RuleName | None = None, shown: Collection[str] = ()
) -> Better | None:
    """The better wording; ``None`` where none can be built honestly, or nothing is weak. None of ``shown`` again."""
    old = judged(place, place.draft)
    weak = _weak(old, place.context, focus)
    if not weak:
        return None
    found: list[tuple[tuple[int, int, int], Better]] = []
    fresh = (text for text in candidates(place, old, pieces, seed) if text not in shown)
    for number, text in enumerate(fresh):
        if number >= _TRIES or len(found) >= _ENOUGH:
            break
        new = judged(place, text)
        first = _first_raised(weak, new)
        if first is not None and not _worse(old, new):
            rule, before, after = first
            worth = (-_place_of(rule, weak), _sum(new) + _taken(place.draft, text), -number)
            found.append((worth, Better(text, rule, before, after)))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def judged(place: Place, text: str) -> MarkedTurn:
    """What a text is worth at this place."""
    return mark(understand(text, place.heard, place.ear), place.context)


def _weak(old: MarkedTurn, context: Context, focus: RuleName | None) -> tuple[tuple[RuleName, int], ...]:
    """The rules to be better on with their levels: the one asked for, if it is weak here, else all, lowest first.

    Arguing waits while the concern is hidden.
    """
    levels = sorted(
        (one.level, one.strength, at, one.rule)
        for at, one in enumerate(old.marks)
        if one.verdict is VerdictKind.LEVEL
        and one.level < _FULL
        and not (one.rule is RuleName.ARGUE and context.hidden)
    )
    asked = tuple((rule, level) for level, _, _, rule in levels if rule is focus)
    return asked or tuple((rule, level) for level, _, _, rule in levels if level < _GOOD)


def _first_raised(weak: tuple[tuple[RuleName, int], ...], new: MarkedTurn) -> tuple[RuleName, int, int] | None:
    """The first of the weak rules that stands higher now, with its level before and after.

    Asking what matters is better than presenting badly: the question then stands for the presentation that is gone.
    """
    for weak_rule, before in weak:
        gone = weak_rule is RuleName.PRESENTATION and _level(new, weak_rule) is None
        rule = RuleName.NEEDS if gone else weak_rule
        level = _level(new, rule)
        if level is not None and level > before:
            return rule, before, level
    return None


def _place_of(rule: RuleName, weak: tuple[tuple[RuleName, int], ...]) -> int:
    return next((at for at, (one, _) in enumerate(weak) if one is rule), len(weak))


def _level(marked: MarkedTurn, rule: RuleName) -> int | None:
    found = marked.mark(rule)
    return found.level if found is not None and found.verdict is VerdictKind.LEVEL else None


def _worse(old: MarkedTurn, new: MarkedTurn) -> bool:
    """Whether anything is lower than it was, or a cap is met."""
    if new.faults or new.did(ActName.DODGE_QUESTION):
        return True
    pairs = ((one.level, _level(new, one.rule)) for one in old.marks if one.verdict is VerdictKind.LEVEL)
    return any(level is not None and level < before for before, level in pairs)


def _sum(marked: MarkedTurn) -> int:
    return sum(min(one.level, _FULL) for one in marked.marks if one.verdict is VerdictKind.LEVEL)


def _taken(draft: str, text: str) -> int:
    """Levels that it is worth to have kept the draft's own words: one for three of them, four at most."""
    own = set(same_words(text).split())
    return min(4, sum(len(word) > 3 and word in own for word in set(same_words(draft).split())) // 3)


def candidates(place: Place, old: MarkedTurn, pieces: Pieces, seed: int) -> Iterator[str]:
    """Texts worth judging, in an order that follows from seed and content."""
    said = " ".join((place.heard.customer, *place.heard.before))
    own = kept(old, said, pieces)
    order = shapes(place.context, old, own)
    if not order:
        return
    found = material(place, old, pieces)
    seen = {same_words(place.draft)}
    for number in range(_TRIES * 3):
        shape = order[number % len(order)]
        filled = found.drawn(place, pieces, (seed, place.draft, place.heard.customer, number))
        parts = [own if key == "kept" else _one(key, filled, pieces, (seed, place.draft, key, number)) for key in shape]
        text = " ".join(parts)
        if all(parts) and same_words(text) not in seen and len(text.split()) <= _limit(place.context):
            seen.add(same_words(text))
            yield text


def _limit(context: Context) -> int:
    return min(_LONGEST, context.word_limit)


def _one(key: str, filled: Mapping[str, str], pieces: Pieces, parts: tuple[object, ...]) -> str:
    ready = pieces.of(key, filled)
    theirs_first = tuple(one for one in ready if any(f"{{{slot}}}" in one for slot in _THEIRS))
    ready = theirs_first or ready  # the customer's own words wherever there are any
    return fill(ready[pick(len(ready), *parts)], filled) if ready else ""
