"""What a question asks for: the concern, a need, a detail, a field; or nothing in particular.

A question is specific by what it is about, never by its wording alone. Requests (a name, leave to note an address,
a time, an order) are recognised in ``opening``, ``exits`` and ``closing`` and passed over here.
"""

from trainer.acts import Act, ActName, Slot, SlotKind
from trainer.language.asking import Asked
from trainer.language.reading import Reading
from trainer.language.scene import SAID, Scene

_STACK = 3
_CHECKS = ("check_heard", "check_argued")
_REQUESTS = (
    "smalltalk",
    "ask_name",
    "time_check",
    "consent",
    "ask_when",
    "close",
    "offer_show",
    "fix_action",
    "callback_ask",
)


def requests(scene: Scene, asked: Asked) -> bool:
    """Whether the question asks for something other than knowledge."""
    if len(scene.reading.of("time_point", asked.first, asked.last)) >= 2:
        return True
    if any(scene.reading.of(family, asked.first, asked.last) for family in _REQUESTS):
        return True
    checks = asked.cue not in ("q_wh_open", "q_wh_closed", "q_invite") and not _either(scene, asked)
    return checks and any(scene.reading.of(family, asked.first, asked.last) for family in _CHECKS)


def _either(scene: Scene, asked: Asked) -> bool:
    """Whether two alternatives are offered, each with a word that carries meaning."""
    classes = scene.reading.lexicon.classes
    for at in range(asked.first + 1, asked.last):
        if "{or}" in classes.get(scene.reading.tokens[at].key, ()):
            before = scene.reading.content(max(asked.first, at - 9), at - 1)
            after = scene.reading.content(at + 1, min(asked.last, at + 9))
            if (before or at - asked.first >= 3) and after:
                return True
    return False


def _prefaced(scene: Scene, asked: Asked) -> bool:
    """Whether the question begins with a case of its own: "When they're late, ..."."""
    reading = scene.reading
    cue = next((at for at in range(asked.first, asked.last) if "," in reading.tokens[at].after), None)
    opening = "{preface}" in reading.lexicon.classes.get(reading.tokens[asked.first].key, ())
    return opening and cue is not None and bool(reading.content(asked.first, cue))


def _slots(scene: Scene, asked: Asked, kinds: tuple[SlotKind, ...]) -> tuple[Slot, ...]:
    return tuple(touch.topic.slot for touch in scene.touching(kinds, asked.first, asked.last, 350))


def _context(scene: Scene, asked: Asked) -> bool:
    """Whether the question, or the clause before it, takes up what the customer spoke of."""
    reading = scene.reading
    start = reading.clause_of(asked.first - 1).first if asked.first else 0
    if scene.said.shares(reading, start, asked.last) or scene.said.echoes(reading, start, asked.last):
        return True
    return bool(reading.of("anaphor", asked.first, asked.last))


def _clarify(scene: Scene, asked: Asked) -> Act:
    """A question put while an objection is open."""
    reading, where = scene.reading, (asked.first, asked.last)
    concerns = _slots(scene, asked, (SlotKind.CONCERN,))
    own = scene.said.shares(reading, *where)
    echo = scene.said.echoes(reading, *where)
    fresh = scene.fresh(*where)
    either, narrow = _either(scene, asked), bool(reading.of("q_narrow", *where)) or _prefaced(scene, asked)
    generic = _generic(reading, asked, fresh)
    wanted = _slots(scene, asked, (SlotKind.NEED, SlotKind.DETAIL))
    slots = [*concerns, *wanted[:2], *([SAID] if own or echo else [])]
    strength = 400 + 150 * min(2, len(concerns)) + 100 * either + 80 * narrow + 60 * bool(own or echo)
    if either and (concerns or _context(scene, asked)):
        return scene.act(ActName.CLARIFY_SPECIFIC, where, slots or [SAID], strength, asked.form)
    if concerns and not generic:
        return scene.act(ActName.CLARIFY_SPECIFIC, where, slots, strength, asked.form)
    if (own or echo) and not generic and (narrow or len(fresh) >= 1):
        return scene.act(ActName.CLARIFY_SPECIFIC, where, slots, strength, asked.form)
    if narrow and _context(scene, asked) and not generic:
        return scene.act(ActName.CLARIFY_SPECIFIC, where, [SAID], strength, asked.form)
    related = generic or own or echo or bool(reading.of("anaphor", *where)) or len(fresh) == 0
    if related:
        return scene.act(ActName.CLARIFY_GENERIC, where, slots, 400 + 50 * bool(own), asked.form)
    return scene.act(ActName.QUESTION, where, slots, 400, asked.form)


def _generic(reading: Reading, asked: Asked, fresh: tuple[int, ...]) -> bool:
    """Whether a question that fits any customer makes up most of the words."""
    hits = reading.of("q_generic", asked.first, asked.last)
    most = any(2 * (hit.last - hit.first + 1) >= asked.last - asked.first + 1 for hit in hits)
    return bool(hits) and (not fresh or _plain_words(reading, asked)) and most


def closing_tag(reading: Reading, asked: Asked) -> bool:
    """Whether the question ends in a tag such as "right?"."""
    return any(hit.last == asked.last for hit in reading.of("q_tag", *(asked.first, asked.last)))


def _plain_words(reading: Reading, asked: Asked) -> bool:
    """Whether a generic cue holds all words of the question that carry meaning."""
    covered = {at for hit in reading.of("q_generic", asked.first, asked.last) for at in range(hit.first, hit.last + 1)}
    return all(at in covered for at in reading.content(asked.first, asked.last))


def _classify(scene: Scene, asked: Asked) -> Act | None:
    reading, where = scene.reading, (asked.first, asked.last)
    own = scene.said.shares(reading, *where)
    said_concern = any(t.topic.said for t in scene.touching((SlotKind.NEED, SlotKind.CONCERN), *where))
    tag = closing_tag(reading, asked)
    if reading.of("check_heard", *where) and asked.cue in ("mark", "q_li") and not _either(scene, asked):
        return None
    if reading.of("q_leading", *where) or (tag and not own and not said_concern and len(reading.content(*where)) > 0):
        return scene.act(ActName.CLARIFY_LEADING, where, [SAID] if own else [], 600, asked.form)
    check = tag and asked.cue != "q_invite" and not reading.of("q_wh_open", *where)
    if check or requests(scene, asked):
        return None  # a check on a restatement is the listening recogniser's
    return _asks_for(scene, asked)


def _asks_for(scene: Scene, asked: Asked) -> Act:
    """What a genuine question asks for."""
    reading, where = scene.reading, (asked.first, asked.last)
    own = scene.said.shares(reading, *where)
    fields = _slots(scene, asked, (SlotKind.FIELD,))
    if fields:
        return scene.act(ActName.ASK_FIELD, where, fields[:1], 600, asked.form)
    wanted = _slots(scene, asked, (SlotKind.NEED, SlotKind.DETAIL, SlotKind.CONDITION))
    open_concern = any(t.topic.open for t in scene.touching((SlotKind.CONCERN,), *where, 350))
    if scene.objecting and (open_concern or not wanted):
        return _clarify(scene, asked)
    if wanted:
        return scene.act(ActName.Q_RELEVANT, where, wanted[:2], 550, asked.form)
    if reading.of("q_generic", *where) and scene.heard.customer:
        return scene.act(ActName.CLARIFY_GENERIC, where, [], 400, asked.form)
    return scene.act(ActName.QUESTION, where, [SAID] if own else [], 400 + 100 * bool(own), asked.form)


def questions(scene: Scene) -> list[Act]:
    """Acts of the questions in an utterance; three or more genuine ones also make a stack."""
    found: list[Act] = []
    genuine: list[Asked] = []
    for asked in scene.asked:
        act = _classify(scene, asked)
        if act is None:
            continue
        found.append(act)
        if act.name is not ActName.CLARIFY_LEADING:
            genuine.append(asked)
    if len(genuine) >= _STACK:
        found.append(
            scene.act(ActName.Q_STACK, (genuine[0].first, genuine[-1].last), [], 500 + 100 * (len(genuine) - 2))
        )
    return found
