"""How a call is steered to its end: proposals to buy or meet, times, consent, removal, goodbyes."""

from trainer.acts import Act, ActName, Slot, SlotKind
from trainer.language.cues import Hit
from trainer.language.reading import Reading
from trainer.language.scene import Scene


def _times(reading: Reading) -> tuple[Hit, ...]:
    """Concrete times, overlapping ones once."""
    found: list[Hit] = []
    for hit in sorted(reading.hits.get("time_point", ()), key=lambda hit: (hit.first, -hit.last)):
        if not found or hit.first > found[-1].last + 1:
            found.append(hit)
        elif hit.last > found[-1].last:
            found[-1] = Hit(hit.family, found[-1].first, hit.last)
    return tuple(found)


def _slots(reading: Reading, times: tuple[Hit, ...]) -> list[Slot]:
    return [
        Slot(SlotKind.TIME, " ".join(token.key for token in reading.tokens[hit.first : hit.last + 1])) for hit in times
    ]


def _callback(scene: Scene) -> list[Act]:
    """An offer of another time: with slots where times are named, without where one is asked for."""
    reading = scene.reading
    times = _times(reading)
    when = reading.of("ask_when")
    call = [hit for hit in (*reading.of("callback"), *reading.of("callback_ask")) if not reading.denied(hit.first)]
    if not (when or call):
        if len(times) < 2 or reading.of("close") or reading.of("pressure"):
            return []
        call = [Hit("time_point", times[0].first, times[-1].last)]
    if when and not times:
        clause = reading.clause_of(when[0].first)
        return [scene.act(ActName.CALLBACK_OFFER, (when[0].first, clause.last), [], 450)]
    if not times:
        hit = call[0] if call else when[0]
        return [scene.act(ActName.CALLBACK_OFFER, (hit.first, hit.last), [], 250)]
    first = min([*(hit.first for hit in call), *(hit.first for hit in when), times[0].first])
    last = max([*(hit.last for hit in call), *(hit.last for hit in when), times[-1].last])
    return [scene.act(ActName.CALLBACK_OFFER, (first, last), _slots(reading, times), 600)]


def _close(scene: Scene, callback: bool) -> list[Act]:
    """A proposal to buy, start or meet that can be answered yes or no."""
    reading = scene.reading
    for hit in reading.hits.get("close", ()):
        clause = reading.clause_of(hit.first)
        if reading.denied(hit.first) or any(reading.has(family, clause) for family in ("reflect", "consent")):
            continue
        asked = next((a for a in scene.asked if a.first <= hit.first <= a.last), None)
        where = (asked.first, asked.last) if asked else (hit.first, reading.clause_of(hit.first).last)
        times = () if callback else _times(reading)
        return [scene.act(ActName.CLOSE, where, _slots(reading, times), 600 if asked else 450)]
    return []


def _contact(scene: Scene) -> list[Act]:
    reading = scene.reading
    found: list[Act] = []
    for family, name in (
        ("consent", ActName.ASK_CONSENT),
        ("confirm_contact", ActName.CONFIRM_CONTACT),
        ("removal", ActName.CONFIRM_REMOVAL),
    ):
        hits = [hit for hit in reading.of(family) if not reading.denied(hit.first)]
        if not hits:
            continue
        clause = reading.clause_of(hits[0].first)
        where = (hits[0].first, max(hits[0].last, clause.last))
        condition = [Slot(SlotKind.CONDITION, "told")] if reading.of("contact_condition") else []
        found.append(scene.act(name, where, condition if name is not ActName.CONFIRM_REMOVAL else [], 600))
    return found


def _goodbye(scene: Scene, sells: bool) -> list[Act]:
    """Thanks or an apology for the disturbance, and goodbye, with nothing sold after it."""
    reading = scene.reading
    polite = (*reading.of("thanks_time"), *reading.of("sorry_disturb"))
    bye = reading.of("goodbye")
    if sells or not (polite or bye) or not (bye or len(polite) >= 1):
        return []
    hits = sorted((*polite, *bye), key=lambda hit: hit.first)
    last = reading.clause_of(hits[-1].last).last
    strength = 250 + 150 * bool(reading.of("thanks_time")) + 150 * bool(reading.of("sorry_disturb")) + 100 * bool(bye)
    if not bye and (not polite or scene.asked):
        return []
    if not polite and (scene.asked or len(reading.tokens) > 14):
        return []
    return [scene.act(ActName.POLITE_EXIT, (hits[0].first, last), [], strength)]


def exits(scene: Scene, sells: bool) -> list[Act]:
    """Acts that steer to an end; ``sells`` tells whether the turn also argues or pushes."""
    callback = _callback(scene)
    close = _close(scene, bool(callback))
    return [*callback, *close, *_contact(scene), *_goodbye(scene, sells or bool(close))]
