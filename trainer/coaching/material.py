"""What a better wording may be made of at one place: the customer's words, what they told, the sheet.

Nothing is chosen here but what answers best; which of several is taken is decided elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.acts import MarkedTurn, Slot, SlotKind
from trainer.coaching.pieces import Pieces, pick, shuffled
from trainer.coaching.quoting import asked
from trainer.coaching.theirs import Theirs, theirs, turned_gloss
from trainer.content.words import same_words
from trainer.language import Ear, Heard
from trainer.marking import Context
from trainer.marking.context import PROBLEM_CASES
from trainer.transcript import Situation

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
class Material:
    """Everything that slots can be filled with."""

    words: Theirs
    needs: tuple[str, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    """A line of the sheet, and the quotes that go with it; one empty line where the sheet has nothing to say."""
    sides: tuple[str, ...]
    question: str
    """What the customer asked last, in their words; may be empty."""

    def drawn(self, place: Place, pieces: Pieces, parts: tuple[object, ...]) -> dict[str, str]:
        """A drawing of values for the slots that can be filled here."""
        times = shuffled(pieces.times, *parts)
        slots = {"time": times[0], "later": times[1], "product": place.heard.product, "company": place.heard.company}
        fact, quotes = self.facts[pick(len(self.facts), *parts)]
        quoted = _any(quotes, *parts)
        slots |= {"quote": quoted if " " in quoted else "", "word": quoted, "fact": fact}
        slots |= {"thing": _any(self.words.things, *parts), "clause": _any(self.words.clauses, *parts)}
        slots |= {"need": _any(self.needs, *parts), "question": self.question}
        order = shuffled(self.sides, *parts)
        if len(order) > 1:
            # A relative clause is closed before "or".
            slots |= {"side": order[0] + ("," if "," in order[0] else ""), "other": order[1]}
        return {name: value for name, value in slots.items() if value}


def material(place: Place, old: MarkedTurn, pieces: Pieces) -> Material:
    """What there is to build with at a place; ``old`` is the draft as it was marked."""
    words = _their_words(place, pieces)
    kind = next((kind for kind in place.kinds if kind in pieces.sides), "any")
    facts = _facts(place, old, pieces) or ("",)
    return Material(
        words=words,
        needs=_needs(place, pieces),
        facts=tuple((fact, _nearest(words.quotes, fact, place)) for fact in facts),
        sides=tuple(pieces.sides[kind]),
        question=asked(place.heard.customer, pieces),
    )


def _any(things: tuple[str, ...], *parts: object) -> str:
    return things[pick(len(things), *parts)] if things else ""


def _their_words(place: Place, pieces: Pieces) -> Theirs:
    """What the customer said of the matter; a last line that only reacts is quoted where nothing else can be.

    Who is angry, leaves or has no time is answered to their last words first.
    """
    situation = place.context.situation
    last = (place.heard.customer,)
    stretches = (last, place.voiced) if situation in PROBLEM_CASES else (place.voiced, last)
    found = [[theirs(text, pieces, glad=situation is Situation.CLOSE) for text in texts] for texts in stretches]
    return Theirs(
        _first(tuple(quote for one in said for quote in one.quotes) for said in found),
        _first(tuple(thing for one in said for thing in one.things) for said in found),
        _first(tuple(clause for one in said for clause in one.clauses) for said in found),
    )


def _first(stretches: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What the first stretch that has anything holds, each once."""
    return tuple(dict.fromkeys(next((one for one in stretches if one), ())))


def _nearest(quotes: tuple[str, ...], fact: str, place: Place) -> tuple[str, ...]:
    """The best quotes; where a fact is to be given, those that speak of it."""
    on_fact = _stems(fact, place.ear) if place.context.known else frozenset()
    near = tuple(quote for quote in quotes if _stems(quote, place.ear) & on_fact)
    return (near or quotes)[:_FIRST_QUOTES]


def _needs(place: Place, pieces: Pieces) -> tuple[str, ...]:
    told = [topic for topic in place.heard.topics if topic.said and topic.slot.kind is SlotKind.NEED]
    return tuple(said for topic in told if (said := turned_gloss(topic.gloss, pieces)))


def _facts(place: Place, old: MarkedTurn, pieces: Pieces) -> tuple[str, ...]:
    """Lines of the sheet that answer: the one that the author named first, else one on the customer's topic."""
    context = place.context
    fitting = context.question_facts or context.answers or context.surface
    sheet = {topic.slot: topic.gloss for topic in place.heard.topics if topic.slot.kind is SlotKind.FACT}
    if fitting:  # an author names first what answers best
        found = [sheet[slot] for key in fitting if (slot := Slot(SlotKind.FACT, key)) in sheet][:1]
    elif context.answers is None:
        found = list(_on_topic(place, sheet, pieces).values())[:1]
    else:
        used = tuple(slot for act in old.acts for slot in act.slots if slot in sheet)
        found = [sheet[slot] for slot in used] or list(sheet.values())
    return tuple(text.rstrip(" .") for text in found)


def _on_topic(place: Place, sheet: Mapping[Slot, str], pieces: Pieces) -> dict[Slot, str]:
    """Facts that share words of weight with what the customer said, the most first: no author tells what answers.

    What the product lacks comes last, and what it costs answers no talk of money. Words of several facts tell less.
    """
    told = [topic.gloss for topic in place.heard.topics if topic.said]
    theirs_now = _stems(" ".join((place.heard.customer, *told)), place.ear)
    stems = {slot: _stems(text, place.ear) for slot, text in sheet.items()}
    often = Counter(stem for found in stems.values() for stem in found)
    near = []
    for at, (slot, text) in enumerate(sheet.items()):
        many = sum(1 + (often[stem] == 1) for stem in stems[slot] & theirs_now)
        words = set(same_words(text).split())
        costs = bool(pieces.lists["prices"] & words) or "€" in text
        if many and not (costs and place.kinds and place.kinds[0].startswith(_MONEY)):
            near.append((bool(_LACKS & words), costs, -many, at, slot))
    return {slot: sheet[slot] for *_, slot in sorted(near)}


def _stems(text: str, ear: Ear) -> frozenset[str]:
    words = same_words(text).split()
    return frozenset(ear.lexicon.stem(word) for word in words if len(word) > 4 and word not in ear.lexicon.idle)
