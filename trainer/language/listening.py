"""Whether it shows that what the customer said has arrived: encouragers, receipts, restatements in own words.

A restatement needs something of this customer's; a copy of their words is none, nor is a claim about the product.
"""

from trainer.acts import Act, ActName, SlotKind, Span
from trainer.language.reading import Clause
from trainer.language.scene import CHECK, SAID, Scene

_SHORT = 4
_OTHER_BUSINESS = (
    "thanks",
    "apology",
    "goodbye",
    "purpose",
    "callback",
    "ask_when",
    "ask_name",
    "consent",
    "removal",
    "autonomy",
    "time_check",
    "admit_unknown",
    "evasive",
    "fix_action",
    "pressure",
    "push",
    "boundary",
    "close",
    "insult",
    "dismiss",
    "advice",
    "formula",
)


def _encourager(scene: Scene) -> Act | None:
    """At most four words that ask the customer to go on."""
    reading = scene.reading
    hits = reading.of("encourager")
    if not hits or len(reading.tokens) > _SHORT:
        return None
    if not scene.heard.mid_turn and not reading.of("encourager_clear"):
        return None
    return scene.act(ActName.ENCOURAGER, (0, len(reading.tokens) - 1), [], 600)


def _frame(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks of the customer's side."""
    reading = scene.reading
    return reading.has("reflect", clause) or reading.has("their_side", clause)


def _own_claim(scene: Scene, clause: Clause) -> bool:
    """Whether the clause speaks for the seller or the product."""
    reading = scene.reading
    sentence = reading.sentence_of(clause.first)
    told = scene.touching((SlotKind.FACT,), sentence.first, sentence.last)
    if told and reading.of("own_side", sentence.first, sentence.last):
        return True
    if reading.has("reflect", clause):
        return False
    return reading.has("own_side", clause) or bool(scene.touching((SlotKind.FACT,), clause.first, clause.last, 600))


def _contradicts(scene: Scene, clause: Clause) -> bool:
    """Whether the clause denies what the customer affirmed, as far as negation words show."""
    reading = scene.reading
    shared = scene.said.shares(reading, clause.first, clause.last)
    if not shared or reading.has("reflect_not", clause):
        return False
    return not scene.said.negative and any(_struck(scene, clause, at) for at in shared)


def _struck(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a negation falls on this very word: nothing of weight stands between the two."""
    reading = scene.reading
    for near in range(at - 1, max(clause.first, at - 4) - 1, -1):
        if near in reading.negators:
            return True
        if reading.content(near, near):
            return False
    return False


def _follow(scene: Scene, clause: Clause) -> bool:
    """Whether a check on the restatement comes after it, or a tag closes it."""
    reading = scene.reading
    last = min(len(reading.tokens) - 1, clause.last + 12)
    tags = any(
        hit.last == reading.sentence_of(hit.last).last and reading.sentence_of(hit.last).asked
        for hit in reading.of("q_tag", clause.first, last)
    )
    return tags or bool(reading.of("check_heard", clause.first, last))


def _restates(scene: Scene, number: int, clause: Clause) -> Act | None:
    reading = scene.reading
    if len(clause) < 3 or _own_claim(scene, clause) or scene.copied(clause.first, clause.last):
        return None
    if any(reading.has(family, clause) for family in _OTHER_BUSINESS) or _contradicts(scene, clause):
        return None
    shared = scene.said.shares(reading, clause.first, clause.last)
    echoed = scene.said.echoes(reading, clause.first, clause.last)
    told = scene.touching((SlotKind.CONCERN, SlotKind.NEED, SlotKind.DETAIL), clause.first, clause.last, 450)
    told = tuple(t for t in told if not t.by_question)
    kin = scene.kin[number]
    frame = _frame(scene, clause)
    fresh = scene.fresh(clause.first, clause.last)
    unframed = not frame and (reading.has("first_person", clause) or len(shared) + len(echoed) < 2 or not fresh)
    bare = not fresh and not told and not kin and not reading.has("reflect_not", clause)  # nothing added to their words
    if not (shared or echoed or told or kin) or unframed or bare:
        return None
    asked = next((a for a in scene.asked if a.first <= clause.first <= a.last), None)
    if (asked is not None and asked.cue != "mark") or (
        not reading.has("reflect", clause) and reading.has("future", clause)
    ):
        return None
    slots = [SAID, *(touch.topic.slot for touch in told)]
    if _follow(scene, clause) or asked is not None:
        slots.append(CHECK)
    strength = 350 + 90 * min(3, len(shared) + len(echoed)) + 150 * bool(told) + 100 * frame
    return scene.act(ActName.LISTEN_SPECIFIC, (clause.first, clause.last), slots, strength)


def listening(scene: Scene) -> list[Act]:
    """Encouragers and restatements, in the order of the text."""
    encourager = _encourager(scene)
    if encourager is not None:
        return [encourager]
    found = [_restates(scene, number, clause) for number, clause in enumerate(scene.reading.clauses)]
    return [act for act in found if act is not None]


def mirrored(scene: Scene) -> Span | None:
    """The customer's side put into words that take up nothing they said: a receipt on their topic, no more."""
    reading = scene.reading
    for clause in reading.clauses:
        if len(clause) < 4 or not reading.has("mirror", clause) or _own_claim(scene, clause):
            continue
        if any(
            reading.has(family, clause) for family in (*_OTHER_BUSINESS, "dismiss", "imperative", "advice", "q_leading")
        ):
            continue
        asked = next((a for a in scene.asked if a.first <= clause.first <= a.last), None)
        if (asked is None or asked.cue == "mark") and reading.content(clause.first, clause.last):
            return reading.span(clause.first, clause.last)
    return None
