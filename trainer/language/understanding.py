"""From an utterance to its dialogue acts, with the words that show each and what each is about.

Understands words against what may be referred to; knows no levels, no scores, no customer's mood (RUBRIC 2.2-2.3).
"""

from collections.abc import Sequence
from functools import lru_cache

from trainer.acts import Act, ActName, Doubt, Span, Understanding
from trainer.language.answers import answers
from trainer.language.argument import argument
from trainer.language.asking import questions_in
from trainer.language.conduct import conduct
from trainer.language.doubt import blanked, doubt_of, parroted
from trainer.language.ear import Ear
from trainer.language.empathy import empathy, rebuttal
from trainer.language.exits import exits
from trainer.language.heard import Heard
from trainer.language.latin import spelled
from trainer.language.lexicon import Lexicon, words_of
from trainer.language.listening import listening, mirrored
from trainer.language.meaning import nearest
from trainer.language.opening import opening
from trainer.language.questions import questions
from trainer.language.reading import Reading, read
from trainer.language.scene import CHECK, VIEW, Scene
from trainer.language.senses import sensed
from trainer.language.tokens import tokenize
from trainer.language.topics import Touch, meant, said_by, touched
from trainer.language.typos import Nearby, nearby

_KIN = 330
_SELLS = (
    ActName.FEATURE,
    ActName.ADVANTAGE,
    ActName.BENEFIT,
    ActName.FEATURE_DUMP,
    ActName.PITCH,
    ActName.PRESSURE,
    ActName.PUSH_SOFT,
    ActName.DISCOUNT,
    ActName.FALSE_CLAIM,
)
_NO_DODGE = (
    ActName.POLITE_EXIT,
    ActName.CONFIRM_REMOVAL,
    ActName.CALLBACK_OFFER,
    ActName.FIX_ACTION,
    ActName.OWN_MISTAKE,
    ActName.ENCOURAGER,
    ActName.BOUNDARY,
    ActName.CLARIFY_SPECIFIC,
    ActName.CLARIFY_GENERIC,
    ActName.GREET_FULL,
    ActName.STATE_PURPOSE,
    ActName.CANDOUR,
)
_RULE_NAMES = 4


@lru_cache(maxsize=2048)
def _words(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Words and stems of a text."""
    tokens = words_of(text, lexicon)
    return frozenset(token.key for token in tokens) | frozenset(token.stem for token in tokens if token.stem)


@lru_cache(maxsize=64)
def _topic_words(texts: tuple[tuple[str, ...], ...], lexicon: Lexicon) -> tuple[frozenset[str], Nearby]:
    """Words of all topics, and the index by which typing errors find them."""
    words: dict[str, None] = {}
    keys: dict[str, None] = {}
    for token in (token for part in texts for text in part for token in tokenize(text, lexicon.lang, {})):
        keys[token.key] = words[token.key] = None
        if token.stem:
            words[token.stem] = None
    return frozenset(words), nearby(key for key in keys if len(key) >= 5 and key.isalpha())


@lru_cache(maxsize=64)
def _turn_words(customer: str, lexicon: Lexicon) -> Nearby:
    keys = dict.fromkeys(token.key for token in words_of(customer, lexicon))
    return nearby(key for key in keys if len(key) >= 5 and key.isalpha())


def _familiar(heard: Heard, lexicon: Lexicon) -> tuple[frozenset[str], tuple[Nearby, ...]]:
    # By their texts alone: what is told or open changes with every turn, the words of a scenario never.
    texts = tuple(part for topic in heard.topics for part in ((topic.gloss,), topic.terms, topic.asked_by))
    topics, near = _topic_words(texts, lexicon)
    words = topics | _words(heard.customer, lexicon)
    for text in (*heard.before[-6:], *heard.customer_names, heard.company, heard.product):
        words |= _words(text, lexicon)
    return words, (near, _turn_words(heard.customer, lexicon))


@lru_cache(maxsize=64)
def _customer(text: str, lexicon: Lexicon) -> Reading:
    """The customer's line taken apart."""
    return read(text, lexicon)


def _kin(reading: Reading, heard: Heard, ear: Ear) -> tuple[bool, ...]:
    """For each clause, whether the backend hears a clause of the customer's last turn in it."""
    none = tuple(False for _ in reading.clauses)
    if ear.meaning is None or not heard.customer.strip() or not reading.clauses:
        return none
    theirs = _customer(heard.customer, ear.lexicon)
    anchors = [heard.customer[slice(*theirs.span(c.first, c.last))] for c in theirs.clauses if len(c) >= 3]
    long = [number for number, clause in enumerate(reading.clauses) if len(clause) >= 4]
    if not anchors or not long:
        return none
    texts = [reading.text[slice(*reading.span(reading.clauses[n].first, reading.clauses[n].last))] for n in long]
    rows = ear.meaning.similarity(texts, anchors)
    near = {number for number, row in zip(long, rows, strict=True) if nearest(list(row), _KIN, 0) is not None}
    return tuple(number in near for number in range(len(reading.clauses)))


def _touches(reading: Reading, heard: Heard, ear: Ear) -> tuple[Touch, ...]:
    by_words = touched(reading, heard)
    if ear.meaning is None:
        return by_words
    known = {touch.topic.slot for touch in by_words if not touch.by_question}
    return by_words + tuple(touch for touch in meant(reading, heard, ear.meaning) if touch.topic.slot not in known)


def _acts(scene: Scene) -> list[Act]:
    heard_out = listening(scene)
    if any(act.name is ActName.ENCOURAGER for act in heard_out):
        return heard_out
    found = [*opening(scene), *heard_out, *empathy(scene), *questions(scene), *argument(scene), *conduct(scene)]
    sells = any(act.name in _SELLS for act in found)
    found.extend(exits(scene, sells))
    names = {act.name for act in found}
    for act in answers(scene):
        if act.name is not ActName.DODGE_QUESTION or not names & set(_NO_DODGE):
            found.append(act)
    return found


_RANK = {name: at for at, name in enumerate(ActName)}


def _once(acts: Sequence[Act]) -> tuple[Act, ...]:
    """Acts in the order of the text; of one name in one place only the strongest."""
    kept: dict[tuple[ActName, Span], Act] = {}
    for act in acts:
        known = kept.get((act.name, act.span))
        if known is None or act.strength > known.strength:
            kept[(act.name, act.span)] = act
    return tuple(sorted(kept.values(), key=lambda act: (act.span.start, act.span.end, _RANK[act.name])))


def _stuffing(scene: Scene, acts: Sequence[Act]) -> bool:
    """Cues of several rules that fill nothing, or the rules' own names recited (RUBRIC 2.2, step 5)."""
    reading = scene.reading
    if len(reading.hits.get("rule_name", ())) >= _RULE_NAMES:
        return True
    filled = any(slot not in (VIEW, CHECK) for act in acts for slot in act.slots)
    genuine = any(act.name in (ActName.CLARIFY_GENERIC, ActName.QUESTION, *_NO_DODGE) for act in acts)
    if filled or genuine:
        return False
    rules = (
        ("reflect", "receipt"),
        ("formula", "legit", "hardship", "exact_feel"),
        ("q_leading", "q_generic"),
        ("help", "wares", "superlative", "comfort"),
    )
    met = [[hit for family in families for hit in reading.hits.get(family, ())] for families in rules]
    places = {reading.clause_of(hit.first).first for hits in met for hit in hits}
    return sum(bool(hits) for hits in met) >= 3 and len(places) >= 3  # a formula each, not one sentence of many words


def _silent(text: str, heard: Heard, ear: Ear) -> Understanding | None:
    """Nothing typed: waiting if the customer has not finished, else nothing."""
    if text.strip():
        return None
    if heard.mid_turn:
        return Understanding(text, ear.lang, ear.backend, (Act(ActName.WAIT, Span(0, len(text))),))
    return Understanding(text, ear.lang, ear.backend, doubt=Doubt.EMPTY)


def _readings(text: str, heard: Heard, ear: Ear) -> tuple[Reading, Reading, Doubt | None]:
    """The utterance as typed and with what is not addressed to the customer blanked, and why it cannot be told."""
    lexicon = ear.lexicon
    familiar, nears = _familiar(heard, lexicon)
    whole = read(text, lexicon, familiar, nears, spelled(text, lexicon, familiar))
    cleared = blanked(whole)
    reading = whole
    if cleared != text:
        reading = read(cleared, lexicon, familiar, nears, spelled(cleared, lexicon, familiar))
    doubt = doubt_of(reading, whole, familiar)
    return whole, reading, doubt if reading.tokens else doubt or Doubt.NOT_ADDRESSED


def _scene(reading: Reading, heard: Heard, ear: Ear) -> Scene:
    return Scene(
        reading=reading,
        heard=heard,
        said=said_by(heard.customer, heard.before, ear.lexicon),
        touches=_touches(reading, heard, ear),
        asked=questions_in(reading),
        objecting=any(topic.open for topic in heard.topics),
        kin=_kin(reading, heard, ear),
    )


def cued(text: str, heard: Heard, ear: Ear) -> tuple[Scene, tuple[Act, ...]] | None:
    """What senses weigh: the utterance in its conversation and the acts that cues alone show in it.

    ``None`` where nothing was typed or it cannot be told what it does.
    """
    if not text.strip():
        return None
    _, reading, doubt = _readings(text, heard, ear)
    if doubt is not None:
        return None
    scene = _scene(reading, heard, ear)
    return scene, _once(_acts(scene))


def understand(text: str, heard: Heard, ear: Ear) -> Understanding:
    """What an utterance does, with character offsets of the text as given; never raises on any text.

    The slot decides, never the cue. Strengths are whole thousandths. See ``scene`` for the signs ``CHECK``, ``VIEW``
    and ``SAID`` among the slots.
    """
    silent = _silent(text, heard, ear)
    if silent is not None:
        return silent
    whole, reading, doubt = _readings(text, heard, ear)
    if doubt is not None:
        return Understanding(text, ear.lang, ear.backend, words=len(whole.tokens), doubt=doubt)
    scene = _scene(reading, heard, ear)
    by_cues = _once(_acts(scene))
    acts = by_cues
    if ear.senses is not None and not any(act.name is ActName.ENCOURAGER for act in by_cues):
        acts = _once(sensed(scene, by_cues, ear.senses))
    return Understanding(
        text=text,
        lang=ear.lang,
        backend=ear.backend,
        acts=acts,
        words=len(whole.tokens),
        parroted=parroted(reading, _customer(heard.customer, ear.lexicon)),
        stuffing=_stuffing(scene, by_cues),
        mirrored=mirrored(scene),
        but_rebuts=rebuttal(scene),
    )
