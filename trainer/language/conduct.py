"""How a trainee behaves: pressure, insults, discounts, running a rival down; own mistakes, remedies, limits, choice."""

from trainer.acts import Act, ActName, Slot, SlotKind
from trainer.language.reading import Clause
from trainer.language.scene import Scene

_PLAIN = (
    ("pressure", ActName.PRESSURE, 650),
    ("insult", ActName.INSULT, 750),
    ("own_mistake", ActName.OWN_MISTAKE, 650),
    ("autonomy", ActName.AUTONOMY, 550),
    ("boundary", ActName.BOUNDARY, 650),
    ("evasive", ActName.EVASIVE, 600),
)


def _clean(scene: Scene, family: str) -> Clause | None:
    """The first clause in which a cue of the family stands undenied and not as the customer's own story."""
    reading = scene.reading
    for hit in reading.hits.get(family, ()):
        clause = reading.clause_of(hit.first)
        if reading.denied(hit.first) or (reading.has("reflect", clause) and family == "pressure"):
            continue
        return clause
    return None


def _offers(scene: Scene) -> list[Act]:
    """A price cut; denied, it is an honest limit and none."""
    reading = scene.reading
    for hit in reading.hits.get("discount", ()):
        clause = reading.clause_of(hit.first)
        if reading.negations(clause.first, clause.last) or reading.has("reflect", clause):
            continue
        number = next((t.number for t in reading.tokens[clause.first : clause.last + 1] if t.number), "")
        slots = [Slot(SlotKind.DETAIL, f"percent:{number}")] if number else []
        return [scene.act(ActName.DISCOUNT, (clause.first, clause.last), slots, 600)]
    return []


def _fixes(scene: Scene) -> list[Act]:
    """A concrete step that one is able to take now."""
    reading = scene.reading
    for hit in reading.hits.get("fix_action", ()):
        if reading.denied(hit.first):
            continue
        clause = reading.clause_of(hit.first)
        return [scene.act(ActName.FIX_ACTION, (clause.first, clause.last), [], 600)]
    return []


def _bashes(scene: Scene) -> list[Act]:
    reading = scene.reading
    for hit in reading.hits.get("bash", ()):
        clause = reading.clause_of(hit.first)
        if reading.denied(hit.first) or scene.asks(hit.first) or reading.has("reflect", clause):
            continue
        return [scene.act(ActName.BASH, (clause.first, clause.last), [], 600)]
    for touch in scene.touching((SlotKind.RIVAL,), 0, len(reading.tokens)):
        clause = reading.clause_of(touch.first)
        if reading.has("bad_word", clause) and not scene.asks(touch.first) and not reading.has("reflect", clause):
            return [scene.act(ActName.BASH, (clause.first, clause.last), [touch.topic.slot], 650)]
    return []


def conduct(scene: Scene) -> list[Act]:
    """Acts of conduct, each once."""
    found: list[Act] = []
    for family, name, strength in _PLAIN:
        clause = _clean(scene, family)
        if clause is not None:
            found.append(scene.act(name, (clause.first, clause.last), [], strength))
    push = scene.reading.hits.get("push", ())
    if push:
        clause = scene.reading.clause_of(push[0].first)
        found.append(scene.act(ActName.PUSH_SOFT, (clause.first, clause.last), [], 500))
    return found + _offers(scene) + _fixes(scene) + _bashes(scene)
