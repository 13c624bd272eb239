"""What is claimed for the product: facts, ties to what the customer told, evidence, limits; and what is not true.

A fact counts by its slot, a benefit by a need or concern that the customer has told. Polarity and numbers are
judged by rule here, because no likeness of words or meanings sees them.
"""

from functools import lru_cache

from trainer.acts import Act, ActName, SlotKind
from trainer.language.lexicon import Lexicon
from trainer.language.pitching import dump, pitch, ties_of
from trainer.language.reading import Clause
from trainer.language.scene import CHECK, SAID, Scene
from trainer.language.topics import Touch

_NEAR_NEGATION = 3
_PLAIN_CLAIM = 700
_TRAP = 600


def _facts(scene: Scene, first: int, last: int) -> tuple[Touch, ...]:
    touches = scene.touching((SlotKind.FACT,), first, last)
    return tuple(
        t
        for t in touches
        if not t.by_question and not _denied(scene, t) and _told(scene, t.first) and _speaks_of_it(scene, t)
    )


def _speaks_of_it(scene: Scene, touch: Touch) -> bool:
    """Whether the touch is a claim rather than the customer's story in similar words."""
    reading = scene.reading
    sentence = reading.sentence_of(touch.first)
    if reading.of("own_side", sentence.first, sentence.last):
        return True
    if touch.by_gloss:
        return touch.strength >= _PLAIN_CLAIM and not reading.of("reflect", sentence.first, sentence.last)
    return not reading.has("reflect", reading.clause_of(touch.first))


def _told(scene: Scene, at: int) -> bool:
    """Whether a word stands in a statement, an offer or a proposal rather than a genuine question."""
    asked = next((a for a in scene.asked if a.first <= at <= a.last), None)
    if asked is None or asked.cue == "q_invite":
        return asked is None
    where = (asked.first, asked.last)
    return any(scene.reading.of(f, *where) for f in ("offer_show", "close", "check_argued", "own_side", "q_tag"))


def _denied(scene: Scene, touch: Touch) -> bool:
    """Whether the claim is denied outright: a negation right before it, and no "until" or "only" that softens it."""
    reading = scene.reading
    clause = reading.clause_of(touch.first)
    if reading.has("unless", clause):
        return False
    near = range(max(clause.first, touch.first - _NEAR_NEGATION), touch.first)
    if not any(at in reading.negators for at in near):
        return False
    if any(word in reading.lexicon.negators for word in touch.topic.gloss.casefold().replace("'", "").split()):
        return False
    return not any("{pause}" in reading.lexicon.classes.get(reading.tokens[at].key, ()) for at in near)


def _meets(fact: Touch, ties: tuple[Touch, ...]) -> tuple[Touch, ...]:
    key = fact.topic.slot.key
    return tuple(t for t in ties if not t.topic.met_by or key in t.topic.met_by)


def _checked(scene: Scene, after: int) -> bool:
    return any(a.first > after and scene.reading.of("check_argued", a.first, a.last) for a in scene.asked)


def _claims(scene: Scene) -> list[Act]:
    """Features, advantages and benefits, one act a sentence."""
    reading = scene.reading
    found: list[Act] = []
    for sentence in reading.sentences:
        facts = _facts(scene, sentence.first, sentence.last)
        if not facts:
            continue
        ties = ties_of(scene, sentence)
        said = [t for fact in facts for t in _meets(fact, ties) if t.topic.said]
        unsaid = [t for fact in facts for t in _meets(fact, ties) if not t.topic.said]
        clauses = [c for c in reading.clauses if sentence.first <= c.first <= sentence.last]
        helps = any(reading.has(family, c) for c in clauses for family in ("help", "tie"))
        own = bool(scene.said.shares(reading, sentence.first, sentence.last))
        where = (sentence.first, sentence.last)
        slots = [t.topic.slot for t in facts] + [t.topic.slot for t in (*said, *unsaid)] + ([SAID] if own else [])
        if _checked(scene, sentence.last):
            slots.append(CHECK)
        strength = 400 + 60 * min(3, len(facts)) + 100 * helps + 100 * own
        if said:
            found.append(scene.act(ActName.BENEFIT, where, slots, strength + 150))
        elif unsaid or helps:
            found.append(scene.act(ActName.ADVANTAGE, where, slots, strength))
        else:
            found.append(scene.act(ActName.FEATURE, where, slots, strength))
    return found


def _evidence(scene: Scene) -> list[Act]:
    reading = scene.reading
    for hit in reading.hits.get("evidence", ()):
        sentence = reading.sentence_of(hit.first)
        facts = _facts(scene, sentence.first, sentence.last)
        if facts and not reading.denied(hit.first):
            slots = [touch.topic.slot for touch in facts]
            return [scene.act(ActName.EVIDENCE, (sentence.first, sentence.last), slots, 550)]
    return []


def _candour(scene: Scene) -> list[Act]:
    """A limit or a trade-off owned up to; the one that denies a trap before any other."""
    reading = scene.reading
    found: list[Act] = []
    for clause in scene.statements():
        traps = scene.touching((SlotKind.NOT_TRUE,), clause.first, clause.last)
        own = reading.has("own_side", clause)
        denied = [t for t in traps if own and reading.negations(clause.first, clause.last) and not _claimed(scene, t)]
        plain = reading.of("candour", clause.first, clause.last)
        limit = reading.of("own_limit", clause.first, clause.last)
        if plain or denied or limit:
            if (
                any(
                    reading.has(f, clause) for f in ("comfort", "reflect", "absolute", "their_side", "rebut", "formula")
                )
                and not denied
            ):
                continue
            slots = [t.topic.slot for t in denied]
            facts = [t.topic.slot for t in scene.touching((SlotKind.FACT,), clause.first, clause.last)]
            strength = 600 if slots or plain else 450
            found.append(scene.act(ActName.CANDOUR, (clause.first, clause.last), slots + facts, strength))
    return sorted(found, key=lambda act: -act.strength)[:1]


def _claimed(scene: Scene, touch: Touch) -> bool:
    """Whether a trap is claimed, polarity and all."""
    reading = scene.reading
    clause = reading.clause_of(touch.first)
    lexicon = reading.lexicon
    words = touch.topic.gloss.casefold().replace("'", "").split()
    negative = any(word in lexicon.negators for word in words)
    met = any(at in reading.negators for at in range(clause.first, clause.last + 1))
    return negative == met


def _false(scene: Scene) -> list[Act]:
    reading = scene.reading
    found: list[Act] = []
    for touch in scene.touching((SlotKind.NOT_TRUE,), 0, len(reading.tokens)):
        clause = reading.clause_of(touch.first)
        theirs = reading.has("reflect", clause) and not reading.has("own_side", clause)
        own = reading.has("own_side", clause) or (not reading.has("their_side", clause) and not touch.by_gloss)
        weak = touch.by_gloss and touch.strength < _TRAP
        if own and not weak and _claimed(scene, touch) and _told(scene, touch.first) and not theirs:
            found.append(scene.act(ActName.FALSE_CLAIM, (clause.first, clause.last), [touch.topic.slot], 800))
    for touch in scene.touching((SlotKind.FACT,), 0, len(reading.tokens)):
        clause = reading.clause_of(touch.first)
        if _denied(scene, touch) and reading.has("own_side", clause) and not scene.asks(touch.first):
            found.append(scene.act(ActName.FALSE_CLAIM, (clause.first, clause.last), [touch.topic.slot], 650))
    for clause in scene.statements():
        if not found and (_absolute(scene, clause) or _invented(scene, clause)):
            found.append(scene.act(ActName.FALSE_CLAIM, (clause.first, clause.last), [], 600))
    return found[:1]


def _absolute(scene: Scene, clause: Clause) -> bool:
    """An absolute promise about the own product that no fact carries."""
    reading = scene.reading
    hits = [h for h in reading.of("absolute", clause.first, clause.last) if not reading.denied(h.first)]
    if not hits or reading.has("reflect", clause) or reading.has("place", clause):
        return False
    strong = reading.of("absolute_strong", clause.first, clause.last)
    if not (strong or reading.has("own_side", clause)) or reading.has("own_limit", clause):
        return False
    stems = {reading.tokens[at].stem for hit in hits for at in range(hit.first, hit.last + 1)}
    for topic in scene.heard.topics:
        if topic.slot.kind is SlotKind.FACT:
            gloss = {reading.lexicon.stem(word.strip(".,!?;:")) for word in topic.gloss.casefold().split()}
            if stems & gloss:
                return False
    return True


def _numbers(scene: Scene) -> frozenset[str]:
    """Numbers that may be spoken: of facts, of the customer, and what follows from two of them."""
    topics = (topic for topic in scene.heard.topics if topic.slot.kind is not SlotKind.NOT_TRUE)
    texts = tuple(part for topic in topics for part in ((topic.gloss,), topic.terms))
    return _with_what_follows(scene.said.numbers | _written(texts, scene.reading.lexicon))


@lru_cache(maxsize=64)
def _written(texts: tuple[tuple[str, ...], ...], lexicon: Lexicon) -> frozenset[str]:
    found: set[str] = set()
    for word in (word for part in texts for text in part for word in text.casefold().replace("-", " ").split()):
        bare = word.strip(".,!?;:%€$£()„“\"'")
        found.add(lexicon.spoken.get(bare, bare.replace(",", ".")))
    return frozenset(found)


@lru_cache(maxsize=64)
def _with_what_follows(plain: frozenset[str]) -> frozenset[str]:
    whole = sorted(int(number) for number in plain if number.isdigit() and len(number) < 7)[:40]
    derived = {str(a * b) for a in [*whole, 12] for b in whole} | {str(a + b) for a in whole for b in whole}
    return plain | derived | {str(abs(a - b)) for a in whole for b in whole}


def _invented(scene: Scene, clause: Clause) -> bool:
    """A figure with a measure, claimed for the product, that stands on no fact and no word of the customer."""
    reading = scene.reading
    if not any(topic.slot.kind is SlotKind.FACT for topic in scene.heard.topics):
        return False
    if not (reading.has("own_side", clause) or reading.has("help", clause)) or reading.has("reflect", clause):
        return False
    if any(
        reading.has(f, clause) for f in ("time_point", "callback", "discount", "fix_action", "own_mistake", "purpose")
    ):
        return False
    known: frozenset[str] | None = None
    for at in range(clause.first, clause.last + 1):
        token = reading.tokens[at]
        if not token.number or not _measured(scene, at):
            continue
        known = known if known is not None else _numbers(scene)
        if token.number not in known:
            return True
    return False


def _measured(scene: Scene, at: int) -> bool:
    token = scene.reading.tokens[at]
    if any(sign in token.before[-1:] + token.after[:1] for sign in "%€$£"):
        return True
    following = scene.reading.tokens[at + 1].key if at + 1 < len(scene.reading.tokens) else ""
    return "{measure}" in scene.reading.lexicon.classes.get(following, ())


def argument(scene: Scene) -> list[Act]:
    """Claims, evidence, candour, dumps and falsehoods."""
    false = _false(scene)
    spans = [act.span for act in false]
    claims = [
        act
        for act in _claims(scene)
        if not any(span.start <= act.span.start and act.span.end <= span.end for span in spans)
    ]
    candour = [act for act in _candour(scene) if act.span not in spans]
    found = [*false, *claims, *_evidence(scene), *candour, *dump(scene, claims)]
    return found + pitch(scene, found)
