"""One better sentence for a weak answer, for this customer: what was good of the draft, their words, the sheet.

Nothing is offered on trust. Each candidate is understood and marked at the same place by the same ear; it is offered
only if it stands at least one level higher on the rule in focus, lower on none, and runs into no cap.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from trainer.acts import ActName, MarkedTurn, RuleName, Slot, SlotKind, VerdictKind
from trainer.coaching.keeping import kept
from trainer.coaching.pieces import Pieces, pick, shuffled
from trainer.coaching.shapes import shapes
from trainer.coaching.theirs import Theirs, theirs, turned_gloss
from trainer.content.words import fill, same_words
from trainer.language import Ear, Heard, understand
from trainer.marking import Context, mark
from trainer.transcript import Situation

_TRIES = 30
_ENOUGH = 4
_LONGEST = 46
_THEIRS = ("quote", "word", "thing", "clause", "need")
_FULL = 3
_GOOD = 3
_FIRST_QUOTES = 2
_MONEY = "P"
"""Types of objections about money."""
_LACKS = frozenset(("no", "not", "without", "cannot", "не", "няма", "без"))


@dataclass(frozen=True, slots=True)
class Place:
    """A draft and the place in its call where it was said."""

    draft: str
    heard: Heard
    context: Context
    ear: Ear
    kinds: tuple[str, ...] = ()
    """Catalogue types that the customer's line voices, likeliest first."""
    voiced: tuple[str, ...] = ()
    """What the customer said of the matter itself, latest first; nothing where only the last line is known."""


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
            worth = (-[one for one, _ in weak].index(rule), _sum(new) + _taken(place.draft, text), -number)
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
    """The first of the weak rules that stands higher now, with its level before and after."""
    after = ((rule, before, _level(new, rule)) for rule, before in weak)
    return next(((rule, before, level) for rule, before, level in after if level is not None and level > before), None)


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
    seen = {same_words(place.draft)}
    for number in range(_TRIES * 3):
        shape = order[number % len(order)]
        filled = _filled(place, old, pieces, (seed, place.draft, place.heard.customer, number))
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


def _filled(place: Place, old: MarkedTurn, pieces: Pieces, parts: tuple[object, ...]) -> dict[str, str]:
    """A drawing of values for the slots that can be filled here."""
    words = _their_words(place, pieces)
    heard = place.heard
    times = shuffled(pieces.times, *parts)
    slots = {"time": times[0], "later": times[1], "product": heard.product, "company": heard.company}
    fact = _fact(place, old, pieces, parts)
    quoted = _any(_nearest(words.quotes, fact, place), *parts)
    slots |= {"quote": quoted if " " in quoted else "", "word": quoted, "fact": fact}
    slots |= {"thing": _any(words.things, *parts), "clause": _any(words.clauses, *parts)}
    slots["need"] = _any(_needs(place, pieces), *parts)
    one, other = _sides(place, pieces, parts)
    slots |= {"side": one, "other": other}
    return {name: value for name, value in slots.items() if value}


def _any(things: tuple[str, ...], *parts: object) -> str:
    return things[pick(len(things), *parts)] if things else ""


def _their_words(place: Place, pieces: Pieces) -> Theirs:
    """What the customer said of the matter; a last line that only reacts is not quoted back to them."""
    glad = place.context.situation is Situation.CLOSE
    said = [theirs(text, pieces, glad=glad) for text in (place.voiced or (place.heard.customer,))]
    return Theirs(
        tuple(dict.fromkeys(quote for one in said for quote in one.quotes)),
        tuple(dict.fromkeys(thing for one in said for thing in one.things)),
        tuple(dict.fromkeys(clause for one in said for clause in one.clauses)),
    )


def _nearest(quotes: tuple[str, ...], fact: str, place: Place) -> tuple[str, ...]:
    """The best quotes; where a fact is to be given, those that speak of it."""
    on_fact = _stems(fact, place.ear) if place.context.known else frozenset()
    near = tuple(quote for quote in quotes if _stems(quote, place.ear) & on_fact)
    return (near or quotes)[:_FIRST_QUOTES]


def _needs(place: Place, pieces: Pieces) -> tuple[str, ...]:
    told = [topic for topic in place.heard.topics if topic.said and topic.slot.kind is SlotKind.NEED]
    return tuple(said for topic in told if (said := turned_gloss(topic.gloss, pieces)))


def _sides(place: Place, pieces: Pieces, parts: tuple[object, ...]) -> tuple[str, str]:
    """Two things that may lie under this objection."""
    kind = next((kind for kind in place.kinds if kind in pieces.sides), "any")
    order = shuffled(pieces.sides[kind], *parts)
    if len(order) < 2:
        return "", ""
    first = order[0] + ("," if "," in order[0] else "")  # a relative clause is closed before "or"
    return first, order[1]


def _fact(place: Place, old: MarkedTurn, pieces: Pieces, parts: tuple[object, ...]) -> str:
    """A line of the sheet that answers: the one that the author named first, else one on the customer's topic."""
    context = place.context
    fitting = context.question_facts or context.answers or context.surface
    sheet = {topic.slot: topic.gloss for topic in place.heard.topics if topic.slot.kind is SlotKind.FACT}
    if fitting:  # an author names first what answers best
        return next((sheet[slot] for key in fitting if (slot := Slot(SlotKind.FACT, key)) in sheet), "").rstrip(" .")
    if context.answers is None:
        sheet = _on_topic(place, sheet, pieces)
        return next(iter(sheet.values()), "").rstrip(" .")
    used: tuple[Slot, ...] = tuple(slot for act in old.acts for slot in act.slots if slot in sheet)
    texts = tuple(sheet[slot] for slot in used) or tuple(sheet.values())
    return _any(texts, *parts).rstrip(" .")


def _on_topic(place: Place, sheet: Mapping[Slot, str], pieces: Pieces) -> dict[Slot, str]:
    """Facts that share words of weight with what the customer said, the most first: no author tells what answers.

    What the product lacks comes last, and what it costs answers no talk of money. Words of several facts tell nothing.
    """
    told = [topic.gloss for topic in place.heard.topics if topic.said]
    theirs_now = _stems(" ".join((place.heard.customer, *told)), place.ear)
    stems = {slot: _stems(text, place.ear) for slot, text in sheet.items()}
    often = Counter(stem for found in stems.values() for stem in found)
    near = []
    for at, (slot, text) in enumerate(sheet.items()):
        many = sum(often[stem] == 1 for stem in stems[slot] & theirs_now)
        words = set(same_words(text).split())
        costs = bool(pieces.lists["prices"] & words) or "€" in text
        if many and not (costs and place.kinds and place.kinds[0].startswith(_MONEY)):
            near.append((bool(_LACKS & words), costs, -many, at, slot))
    return {slot: sheet[slot] for *_, slot in sorted(near)}


def _stems(text: str, ear: Ear) -> frozenset[str]:
    words = same_words(text).split()
    return frozenset(ear.lexicon.stem(word) for word in words if len(word) > 4 and word not in ear.lexicon.idle)
