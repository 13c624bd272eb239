"""Whether the customer's view is shared: situation, stake or logic named; or granted, faked, denied.

"I understand" fills nothing and earns nothing. A frame counts as specific only when something of this customer's
stands in it or beside it in the same breath.
"""

from trainer.acts import Act, ActName, Slot, SlotKind, Span
from trainer.language.cues import Hit
from trainer.language.reading import Clause, Reading, Sentence
from trainer.language.scene import SAID, VIEW, Scene

_SHORT_APOLOGY = 12
_NAMED = 2
_FORMULA = 150
"""Strength of "I understand" with nothing in it: a receipt at most."""


def rebuttal(scene: Scene) -> Span | None:
    """The contrast that turns an acknowledgement into a rebuttal: "I understand, but ..." and then a claim."""
    reading = scene.reading
    for number, clause in enumerate(reading.clauses):
        if not clause.contrast or not number:
            continue
        before = reading.clauses[max(0, number - 2) : number]
        if not any(reading.has(f, c) for c in before for f in ("formula", "legit", "receipt", "hardship", "apology")):
            continue
        if _softens(scene, clause):
            continue
        bare = (
            any(reading.has("formula", c) for c in before) and len(clause) > 2 and not reading.has("own_limit", clause)
        )
        if (
            bare
            or _argues(scene, clause)
            or (
                number + 1 < len(reading.clauses)
                and reading.clauses[number + 1].sentence == clause.sentence
                and _argues(scene, reading.clauses[number + 1])
            )
        ):
            return reading.span(clause.first, clause.last)
    return None


def _softens(scene: Scene, clause: Clause) -> bool:
    """A contrast that leads to a question, a limit or a concession is fine."""
    reading = scene.reading
    asks = any(clause.first <= asked.first <= clause.last for asked in scene.asked)
    return asks or any(reading.has(f, clause) for f in ("candour", "concede", "autonomy", "admit_unknown"))


def _argues(scene: Scene, clause: Clause) -> bool:
    reading = scene.reading
    families = (
        "own_side",
        "absolute",
        "dismiss",
        "comfort",
        "rebut",
        "superlative",
        "imperative",
        "pressure",
        "discount",
    )
    if any(reading.has(family, clause) for family in families):
        return True
    return bool(scene.touching((SlotKind.FACT, SlotKind.NOT_TRUE), clause.first, clause.last))


def _theirs(scene: Scene, first: int, last: int) -> list[Slot]:
    """What of this customer's stands in a stretch."""
    reading = scene.reading
    told = scene.touching((SlotKind.CONCERN, SlotKind.NEED, SlotKind.DETAIL), first, last, 450)
    slots = [touch.topic.slot for touch in told if not touch.by_question]
    if (
        scene.said.shares(reading, first, last)
        or scene.said.echoes(reading, first, last)
        or any(k for k, c in zip(scene.kin, reading.clauses, strict=True) if first <= c.first <= last)
    ):
        slots.append(SAID)
    return slots


def _frames(scene: Scene, clause: Clause) -> bool:
    """Whether a clause shares a view or names a stake, and not merely the speaker's own."""
    reading = scene.reading
    if any(reading.has(family, clause) for family in ("legit", "place")):
        return True
    if reading.has("self", clause) and not reading.has("too", clause):
        return False
    if reading.has("formula", clause):
        beyond = max(hit.last for hit in reading.of("formula", clause.first, clause.last)) + 1
        told = scene.said.shares(reading, beyond, clause.last) + scene.said.echoes(reading, beyond, clause.last)
        return len(told) >= _NAMED and not scene.copied(clause.first, clause.last)
    return reading.has("hardship", clause) or reading.has("stake", clause)


def _specific(scene: Scene, sentence: Sentence) -> Act | None:
    reading = scene.reading
    first, last = sentence.first, sentence.last
    clauses = [c for c in scene.statements() if first <= c.first <= last]
    framed = [c for c in clauses if _frames(scene, c)]
    if not framed:
        return None
    strong = [c for c in framed if reading.has("hardship", c) or reading.has("place", c) or reading.has("legit", c)]
    staked = [c for c in framed if reading.has("stake", c)]
    if any(reading.has("dismiss", c) or reading.has("exact_feel", c) for c in clauses):
        return None
    low, high = framed[0].first, framed[-1].last
    slots = _theirs(scene, low, high)
    if not slots and strong:
        slots = _theirs(scene, clauses[0].first, clauses[-1].last)
        low, high = (clauses[0].first, clauses[-1].last) if slots else (low, high)
    if not slots:
        slots = (
            [SAID]
            if _neighbour(scene, sentence)
            and (staked or _link(scene, framed) or any(reading.has("place", c) for c in framed))
            else []
        )
    if not slots:
        return None
    if all(reading.has("own_side", c) for c in framed) and not strong:
        return None
    # A stake alone is a stake only beside this customer's matter.
    strength = 450 + 100 * len(strong[:2]) + 120 * len(staked[:2]) + 60 * len(slots[:3])
    return scene.act(ActName.EMPATHY_SPECIFIC, (low, high), slots, strength)


def _link(scene: Scene, clauses: list[Clause]) -> bool:
    return any(scene.reading.has("because_of", clause) for clause in clauses)


def _neighbour(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence before or after takes up something of this customer's."""
    sentences = scene.reading.sentences
    at = sentences.index(sentence)
    near = [*sentences[max(0, at - 1) : at], *sentences[at + 1 : at + 2]]
    return any(_theirs(scene, other.first, other.last) for other in near)


def _granted(scene: Scene) -> list[Act]:
    """Plain receipts, and views granted without naming anything."""
    reading = scene.reading
    found: list[Act] = []
    for clause in scene.statements():
        if reading.has("dismiss", clause):
            continue
        hits = reading.of("legit", clause.first, clause.last)
        if hits:
            found.append(scene.act(ActName.ACK_PLAIN, (clause.first, clause.last), [VIEW], 650))
            break
    if not found:
        for clause in scene.statements():
            hits = reading.of("receipt", clause.first, clause.last)
            taken = reading.has("greet", clause) or reading.has("thanks_time", clause) or reading.has("goodbye", clause)
            if hits and hits[0].first == clause.first and not taken and _set_off(reading, hits, clause):
                found.append(scene.act(ActName.ACK_PLAIN, (hits[0].first, hits[0].last), [], 250))
                break
    return found


def _set_off(reading: Reading, hits: tuple[Hit, ...], clause: Clause) -> bool:
    """Whether a receipt stands by itself rather than opens a sentence of another meaning."""
    end = hits[0].last
    return bool(reading.tokens[end].after) or end == clause.last or any(hit.first == end + 1 for hit in hits[1:])


def _apologies(scene: Scene) -> list[Act]:
    reading = scene.reading
    hits = [h for h in reading.hits.get("apology", ()) if not reading.of("sorry_disturb", h.first, h.last + 3)]
    hits = [h for h in hits if not reading.of("not_apology", h.first, h.last)]
    if not hits:
        return []
    clauses = {reading.clause_of(hit.first).first: reading.clause_of(hit.first) for hit in hits}
    words = sum(len(clause) for clause in clauses.values())
    where = (hits[0].first, max(hits[-1].last, reading.clause_of(hits[0].first).last))
    long = len(clauses) > 1 or (words > _SHORT_APOLOGY and len(hits) > 1) or bool(reading.of("grovel"))
    return [scene.act(ActName.APOLOGY_LONG if long else ActName.APOLOGY_BRIEF, where, [], 500)]


def empathy(scene: Scene) -> list[Act]:
    """Empathy shown, granted, faked or refused, and apologies."""
    reading = scene.reading
    found: list[Act] = []
    dismissed = [h for h in reading.hits.get("dismiss", ()) if not reading.denied(h.first)]
    for hit in dismissed[:1]:
        clause = reading.clause_of(hit.first)
        found.append(scene.act(ActName.DISMISS, (clause.first, clause.last), [], 700))
    specific = [act for act in (_specific(scene, s) for s in reading.sentences) if act is not None]
    found.extend(specific[:2])
    rebuts = rebuttal(scene)
    fake = reading.hits.get("exact_feel", ())
    formula = reading.hits.get("formula", ())
    if fake:
        found.append(scene.act(ActName.EMPATHY_FAKE, (fake[0].first, fake[0].last), [], 600))
    elif rebuts is not None and formula:
        last = next(c.last for c in reading.clauses if reading.tokens[c.last].end >= rebuts.end)
        found.append(scene.act(ActName.EMPATHY_FAKE, (formula[0].first, last), [], 600))
    elif len({reading.sentence_of(hit.first).first for hit in formula}) >= 2:
        found.append(scene.act(ActName.EMPATHY_FAKE, (formula[0].first, formula[-1].last), [], 500))
    if not specific:
        found.extend(_granted(scene))
        if formula and not any(act.name in (ActName.EMPATHY_FAKE, ActName.ACK_PLAIN) for act in found):
            found.append(scene.act(ActName.ACK_PLAIN, (formula[0].first, formula[0].last), [], _FORMULA))
    found.extend(_apologies(scene))
    return found
