"""What a stretch of words does, weighed from all its traits: hearing that was taught on labelled answers.

Cues name single words; a sense weighs everything seen, and only then names an act. The act's slots still come from
what the words touch, so an act that needs one and finds none is not made. Weights are whole thousandths.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from trainer.acts import Act, ActName, SlotKind
from trainer.language.scene import Scene
from trainer.language.ties import by_term, contradicts, denies_the_sheet, slots_of
from trainer.language.traits import Stretch, stretches

A = ActName

_QUESTIONS = (A.CLARIFY_SPECIFIC, A.CLARIFY_GENERIC, A.CLARIFY_LEADING, A.Q_RELEVANT)
_FACTUAL = (A.BENEFIT, A.FEATURE, A.FEATURE_DUMP)
_CLAIMS = (A.BENEFIT, A.FEATURE)
_EITHER = (_QUESTIONS, _FACTUAL, (A.EMPATHY_SPECIFIC, A.EMPATHY_FAKE), (A.EMPATHY_SPECIFIC, A.DISMISS))
"""Acts of which one stretch can be one only: the clearest."""
_BESIDE = {A.ADVANTAGE: _FACTUAL, A.EVIDENCE: _FACTUAL}
"""Acts of the cues that only stand where a sense hears one of these."""
_LISTED = (SlotKind.NEED, SlotKind.FIELD)
"""What a question is surely after where an author listed the words that ask for it."""
_SURE = (A.FALSE_CLAIM, A.EMPATHY_FAKE, A.POLITE_EXIT, A.DISMISS, A.CLARIFY_LEADING)
"""Acts that the cues hear seldom but rightly: what they hear stays heard."""
_LIKELY = (A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC, A.CLARIFY_SPECIFIC, A.CANDOUR, A.STATE_PURPOSE)
"""Acts that the cues hear by what fills their slots: heard unless the senses are clearly against it."""
_AGAINST = -1000


@dataclass(frozen=True, slots=True, eq=False)
class Senses:
    """Weights of one language. Positions in ``names``, ``base``, ``least`` and in each weight are the same."""

    names: tuple[ActName, ...]
    base: tuple[int, ...]
    """What an act weighs before anything is seen, in thousandths."""
    least: tuple[int, ...]
    """What an act must weigh to be heard."""
    weights: Mapping[str, tuple[tuple[int, int], ...]]
    """Trait -> pairs of an act's position and what the trait adds."""

    def weigh(self, stretch: Stretch) -> list[int]:
        """What each act weighs in a stretch, above (or below) what it must, in thousandths."""
        found = [base - least for base, least in zip(self.base, self.least, strict=True)]
        for trait in stretch.traits:
            for at, weight in self.weights.get(trait, ()):
                found[at] += weight
        return found


def compile_senses(data: Mapping[str, Any], lang: str) -> Senses:
    """Senses from their data file. Raises ValueError if it is of another language or names an unknown act."""
    if data["lang"] != lang:
        raise ValueError(f"senses of {data['lang']!r} cannot hear {lang!r}")
    weights = {trait: tuple(zip(flat[::2], flat[1::2], strict=True)) for trait, flat in data["weights"].items()}
    return Senses(tuple(ActName(name) for name in data["acts"]), tuple(data["base"]), tuple(data["least"]), weights)


def sensed(scene: Scene, acts: Sequence[Act], senses: Senses) -> list[Act]:
    """The acts of an utterance, from what the cues show (``acts``) and what the senses weigh."""
    learned = frozenset(senses.names)
    found = [act for act in acts if act.name not in learned and act.name not in (A.QUESTION, *_BESIDE)]
    for stretch in stretches(scene, acts):
        here = _beginning_in(scene, acts, stretch)
        heard = _clearest(senses, senses.weigh(stretch), {act.name for act in here})
        found += _questions(scene, stretch, here, heard)
        found += [
            act
            for name, weight in heard.items()
            if name not in _QUESTIONS and (act := _act(scene, stretch, here, name, weight)) is not None
        ]
        found += [act for act in here if act.name in _BESIDE and any(name in heard for name in _BESIDE[act.name])]
        found += _authored(scene, stretch, here, heard)
    return found


def _authored(scene: Scene, stretch: Stretch, here: Sequence[Act], heard: Mapping[ActName, int]) -> list[Act]:
    """Claims of the cues that stand on an author's own term: the author knows the product better than any weight."""
    told = [act for act in here if act.name is A.CANDOUR and act.about(SlotKind.NOT_TRUE) and A.CANDOUR not in heard]
    if any(name in heard for name in (*_FACTUAL, A.FALSE_CLAIM)):
        return told
    own = by_term(scene, stretch)
    span = scene.reading.span(stretch.first, stretch.last)
    claims = (*_FACTUAL, A.ADVANTAGE, A.FALSE_CLAIM)
    return told + [replace(act, span=span) for act in here if act.name in claims and own & set(act.slots)]


def _beginning_in(scene: Scene, acts: Sequence[Act], stretch: Stretch) -> list[Act]:
    span = scene.reading.span(stretch.first, stretch.last)
    return [act for act in acts if span.start <= act.span.start < span.end]


def _clearest(senses: Senses, weights: Sequence[int], by_cues: Set[ActName]) -> dict[ActName, int]:
    """Acts that weigh enough or that cues are trusted with, in the order of the senses.

    Of those that exclude each other the heaviest is heard.
    """
    heard = {}
    for name, weight in zip(senses.names, weights, strict=True):
        trusted = name in by_cues and (name in _SURE or (name in _LIKELY and weight > _AGAINST))
        if weight > 0 or trusted:
            heard[name] = max(weight, 1)
    claims = {name: weight for name, weight in zip(senses.names, weights, strict=True) if name in _CLAIMS}
    if not any(name in heard for name in _FACTUAL) and by_cues & {A.ADVANTAGE, *_CLAIMS}:
        likeliest = max(_CLAIMS, key=lambda name: claims[name])
        if claims[likeliest] > _AGAINST:
            heard[likeliest] = 1  # cues saw a line of the sheet, and the senses are not clearly against it
    if A.FEATURE in heard and A.BENEFIT in by_cues:
        heard[A.BENEFIT] = max(heard.get(A.BENEFIT, 0), heard.pop(A.FEATURE))  # cues saw what ties the fact to them
    for family in _EITHER:
        rivals = [name for name in family if name in heard]
        best = max(rivals, key=lambda name: heard[name], default=None)
        for name in rivals:
            if name is not best:
                del heard[name]
    return heard


def _questions(scene: Scene, stretch: Stretch, here: Sequence[Act], heard: Mapping[ActName, int]) -> list[Act]:
    """The questions of a stretch as the senses name them; a question of no named kind is just one."""
    named = next((name for name in _QUESTIONS if name in heard), None)
    cued = [act for act in here if act.name in (*_QUESTIONS, A.QUESTION)]
    if named is None:
        return [act if _surely(act) or act.name is A.QUESTION else replace(act, name=A.QUESTION) for act in cued]
    strength = _strength(heard[named])
    if not cued:
        asked = [question for question in scene.asked if stretch.first <= question.first <= stretch.last]
        if not asked:
            return []
        form = asked[0].form
        slots = slots_of(scene, stretch, named)
        return [scene.act(named, (stretch.first, stretch.last), slots, strength, form)]
    return [
        act
        if named is not A.CLARIFY_LEADING and _surely(act)
        else replace(act, name=named, strength=strength, slots=act.slots or tuple(slots_of(scene, stretch, named)))
        for act in cued
    ]


def _surely(act: Act) -> bool:
    """Whether an author listed what this question is after."""
    return any(slot.kind in _LISTED for slot in act.slots)


def _strength(weight: int) -> int:
    return min(1000, 450 + weight // 6)


def _act(scene: Scene, stretch: Stretch, here: Sequence[Act], name: ActName, weight: int) -> Act | None:
    same = [act for act in here if act.name is name]
    slots = list(dict.fromkeys([slot for act in same for slot in act.slots] + slots_of(scene, stretch, name)))
    if name is A.FALSE_CLAIM and not same and not contradicts(scene, stretch, here, slots):
        return None
    if name in _FACTUAL and denies_the_sheet(scene, stretch, slots):
        return None
    if name is A.EMPATHY_FAKE and not same and _stands_alone(scene, stretch):
        return None
    heard = scene.act(name, (stretch.first, stretch.last), slots, _strength(weight))
    # Where cues hear it too they know the very words.
    return replace(heard, span=same[0].span) if len(same) == 1 else heard


def _stands_alone(scene: Scene, stretch: Stretch) -> bool:
    """Whether nothing follows that a formula could lead into."""
    ends = stretch.last == len(scene.reading.tokens) - 1
    return ends and not any(clause.contrast for clause in scene.reading.clauses if clause.first >= stretch.first)
