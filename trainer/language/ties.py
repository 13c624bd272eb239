"""What a stretch of words is about: the topics that it touches, and words of the customer's own.

A sense says what is done; here is seen to what. Polarity decides whether a line of the sheet is claimed or denied.
"""

from collections.abc import Sequence

from trainer.acts import Act, ActName, Slot, SlotKind
from trainer.language.scene import SAID, VIEW, Scene
from trainer.language.tokens import tokenize
from trainer.language.topics import ENOUGH
from trainer.language.traits import Stretch, carried

A = ActName

_OWN = (SlotKind.DETAIL, SlotKind.CONCERN, SlotKind.NEED, SlotKind.CONDITION)
_ABOUT = {
    A.LISTEN_SPECIFIC: _OWN,
    A.EMPATHY_SPECIFIC: _OWN,
    A.CLARIFY_SPECIFIC: (*_OWN, SlotKind.FIELD),
    A.CLARIFY_GENERIC: (SlotKind.FIELD,),
    A.Q_RELEVANT: (SlotKind.NEED, SlotKind.FIELD, SlotKind.DETAIL),
    A.FEATURE: (SlotKind.FACT, SlotKind.CONCERN),
    A.FEATURE_DUMP: (SlotKind.FACT,),
    A.BENEFIT: (SlotKind.FACT, SlotKind.NEED, SlotKind.CONCERN, SlotKind.DETAIL),
    A.CANDOUR: (SlotKind.FACT, SlotKind.NEED, SlotKind.CONCERN, SlotKind.NOT_TRUE),
    A.FALSE_CLAIM: (SlotKind.NOT_TRUE,),
}
_MOST_FACTS = 2
"""Most facts one stretch is taken to argue with; a word that several share is no list of reasons."""


def slots_of(scene: Scene, stretch: Stretch, name: ActName) -> list[Slot]:
    """What the act is about: the topics that its words touch, and words of the customer's own."""
    touches = scene.touching(_ABOUT.get(name, ()), stretch.first, stretch.last, ENOUGH)
    facts = [touch.topic.slot for touch in touches if touch.topic.slot.kind is SlotKind.FACT and not touch.by_question]
    denied = _denied(scene, stretch)
    facts = [slot for slot in facts if slot not in denied]
    slots = [touch.topic.slot for touch in touches if touch.topic.slot.kind is not SlotKind.FACT]
    slots = facts[:_MOST_FACTS] + slots
    if name is A.FALSE_CLAIM:
        return slots or _nearest_untrue(scene, stretch)
    if name is A.ACK_PLAIN:
        return [] if scene.reading.of("formula", stretch.first, stretch.last) else [VIEW]
    return [*slots, SAID] if _of_theirs(scene, stretch, name, slots) else slots


def _of_theirs(scene: Scene, stretch: Stretch, name: ActName, slots: Sequence[Slot]) -> bool:
    """Whether what the act is about was brought up by the customer.

    Taking up and feeling with are heard only where it was. A benefit is tied to their words unless it names a need.
    """
    if name in (A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC):
        return True
    if name is A.BENEFIT and not any(slot.kind is SlotKind.NEED for slot in slots):
        return True
    shared = scene.said.shares(scene.reading, stretch.first, stretch.last)
    return name in (A.CLARIFY_SPECIFIC, A.BENEFIT) and bool(shared)


def contradicts(scene: Scene, stretch: Stretch, here: Sequence[Act], slots: Sequence[Slot]) -> bool:
    """Whether a claim can be said to be false: it names a trap, denies none, and is no line of the sheet."""
    if any(act.name is A.CANDOUR for act in here):
        return False
    own = by_term(scene, stretch)
    on_sheet = any(slot.kind is SlotKind.FACT for slot in own)
    return bool(slots) and (not on_sheet or any(slot.kind is SlotKind.NOT_TRUE for slot in own))


def denies_the_sheet(scene: Scene, stretch: Stretch, slots: Sequence[Slot]) -> bool:
    """Whether all lines of the sheet that the stretch touches are denied in it."""
    touches = scene.touching((SlotKind.FACT,), stretch.first, stretch.last, ENOUGH)
    touched = {touch.topic.slot for touch in touches}
    return bool(_denied(scene, stretch) & touched) and not any(slot.kind is SlotKind.FACT for slot in slots)


def by_term(scene: Scene, stretch: Stretch) -> set[Slot]:
    """Topics that the stretch touches by a term that an author wrote for them."""
    kinds = (SlotKind.FACT, SlotKind.NOT_TRUE)
    touches = scene.touching(kinds, stretch.first, stretch.last, ENOUGH)
    return {touch.topic.slot for touch in touches if not touch.by_gloss and not touch.by_question}


def _denied(scene: Scene, stretch: Stretch) -> set[Slot]:
    """Lines of the sheet that the stretch denies, or affirms though they deny: no claim of the sheet."""
    lexicon = scene.reading.lexicon
    denies = scene.reading.negations(stretch.first, stretch.last) > 0
    return {
        topic.slot
        for topic in scene.heard.topics
        if topic.slot.kind is SlotKind.FACT
        and denies != any(token.key in lexicon.negators for token in tokenize(topic.gloss, lexicon.lang, {}))
    }


def _nearest_untrue(scene: Scene, stretch: Stretch) -> list[Slot]:
    """The claim on the list of what is not true that shares most with the stretch, if any shares a word."""
    reading = scene.reading
    stems = {reading.tokens[at].stem for at in reading.content(stretch.first, stretch.last)}
    best, most = None, 0
    for topic in scene.heard.topics:
        if topic.slot.kind is SlotKind.NOT_TRUE:
            shared = len(stems & carried(topic.gloss, reading.lexicon)[0])
            if shared > most:
                best, most = topic.slot, shared
    return [best] if best is not None else []
