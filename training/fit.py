"""Fit the senses: which traits speak for which act, learned from labelled answers.

    python -m training.fit            writes trainer/language/senses.{en,bg}.json
    python -m training.fit --measure  prints how well they would hear situations they were not fitted on

Raters name the acts of a whole answer; which of its stretches does the act is found by fitting, choosing the
stretch that weighs most, and fitting again (multiple-instance learning, Andrews et al. 2002).
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.examples import LANGS, Example, examples

OUT = Path(__file__).parents[1] / "trainer" / "language"
ACTS = (
    "listen_specific", "ack_plain", "empathy_specific", "empathy_fake", "dismiss",
    "clarify_specific", "clarify_generic", "clarify_leading", "q_relevant",
    "benefit", "feature", "feature_dump", "false_claim", "candour",
    "polite_exit", "callback_offer", "state_purpose",
)  # fmt: skip
"""Acts that fitting hears better than cues do; the others are left to the cues."""
TIED = ("listen_specific", "empathy_specific", "benefit", "feature", "false_claim")
"""Acts that an answer pasted into a foreign conversation does not do."""
HARMFUL = ("empathy_fake", "dismiss", "clarify_leading", "feature_dump", "false_claim")
"""Acts that cost: hearing one that was not there is worse than missing one, so precision weighs double."""
CAUTION = {"empathy_specific": 0.3, "ack_plain": 0.6, "clarify_generic": 1.0, "empathy_fake": -0.25}
"""What is added to a threshold, since hearing the act wrongly moves a level more, or less, than missing it."""
STRENGTH = 0.5
"""Inverse of the penalty on weights, chosen by ``--measure``."""
ROUNDS = 3
SEEN_OWN, SEEN_SHARED = 3, 2
"""In how many stretches a trait must be seen to be weighed."""
REST = 0.15
"""Weight of a positive answer's other stretches in the first round."""
FOREIGN = 0.3
SMALLEST = 12
"""Thousandths under which a weight is left out."""


@dataclass
class Table:
    """Stretches of many examples as one sparse matrix."""

    examples: Sequence[Example]
    owner: np.ndarray
    matrix: csr_matrix


@dataclass
class Fitted:
    """Traits in their order, and for each act its weights and base."""

    traits: dict[str, int]
    acts: dict[str, tuple[np.ndarray, float]]


def named(example: Example) -> list[list[str]]:
    """Traits of each stretch; those of the words carry their language."""
    return [[*(f"{example.lang} {trait}" for trait in stretch.own), *stretch.shared] for stretch in example.stretches]


def vocabulary(found: Sequence[Example]) -> dict[str, int]:
    """Traits that are seen often enough, in a fixed order."""
    seen = Counter(trait for example in found if not example.foreign for row in named(example) for trait in row)
    own = tuple(f"{lang} " for lang in LANGS)
    kept = sorted(t for t, n in seen.items() if n >= (SEEN_OWN if t.startswith(own) else SEEN_SHARED))
    return {trait: at for at, trait in enumerate(kept)}


def table(found: Sequence[Example], traits: Mapping[str, int]) -> Table:
    """The stretches of some examples."""
    indices: list[int] = []
    starts = [0]
    owner: list[int] = []
    for at, example in enumerate(found):
        for row in named(example):
            indices += sorted({traits[trait] for trait in row if trait in traits})
            starts.append(len(indices))
            owner.append(at)
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(owner), len(traits)))
    return Table(found, np.array(owner), matrix)


def fit_act(act: str, seen: Table) -> tuple[np.ndarray, float]:
    """Weights and base of one act."""
    votes = np.array([example.votes.get(act, 0) / example.raters for example in seen.examples])
    foreign = np.array([example.foreign for example in seen.examples])[seen.owner]
    base_weight = np.where(foreign, FOREIGN if act in TIED else 0.0, 1.0)
    cue = np.array([f"act:{act}" in row for example in seen.examples for row in named(example)], dtype=float)
    weighed = cue
    model = None
    for turn in range(ROUNDS):
        labels, weights = _chosen(seen, votes, weighed, base_weight, first=turn == 0)
        used = weights > 0
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=400, random_state=0)
        model.fit(seen.matrix[used], labels[used], sample_weight=weights[used])
        weighed = seen.matrix @ model.coef_[0] + model.intercept_[0]
    assert model is not None
    return model.coef_[0], float(model.intercept_[0])


def _chosen(seen: Table, votes: np.ndarray, weighed: np.ndarray, base: np.ndarray, first: bool):
    """Labels and weights of stretches: of an answer that does the act, its heaviest stretch does it."""
    labels = np.zeros(len(seen.owner))
    weights = base.copy()
    edges = np.flatnonzero(np.r_[True, np.diff(seen.owner) > 0, True])
    for start, end in pairwise(edges):
        vote = votes[seen.owner[start]]
        if vote == 0:
            continue
        scores = weighed[start:end]
        if first and scores.max() == scores.min():
            labels[start:end], weights[start:end] = 1, vote / (end - start)
            continue
        for at in range(start, end):
            weights[at] = REST if first or weighed[at] <= 0 else 0.0
        top = start + int(np.argmax(scores))
        labels[top], weights[top] = 1, vote
    return labels, weights


def fit(found: Sequence[Example]) -> Fitted:
    """All acts."""
    traits = vocabulary(found)
    seen = table(found, traits)
    return Fitted(traits, {act: fit_act(act, seen) for act in ACTS})


def heaviest(fitted: Fitted, found: Sequence[Example]) -> dict[str, np.ndarray]:
    """For each act the weight of each example's heaviest stretch."""
    seen = table(found, fitted.traits)
    tops = {}
    for act, (weights, base) in fitted.acts.items():
        top = np.full(len(found), -99.0)
        np.maximum.at(top, seen.owner, seen.matrix @ weights + base)
        tops[act] = top
    return tops


def held_out(found: Sequence[Example]) -> tuple[list[Example], dict[str, np.ndarray]]:
    """Every example weighed by senses that were fitted without its situation."""
    own = [example for example in found if not example.foreign]
    tops = {act: np.zeros(len(own)) for act in ACTS}
    for taught, left in GroupKFold(5).split(own, groups=[example.scene for example in own]):
        inside = {own[at].scene for at in taught}
        fitted = fit([example for example in found if example.scene in inside])
        for act, top in heaviest(fitted, [own[at] for at in left]).items():
            tops[act][left] = top
    return own, tops


def best_threshold(votes: np.ndarray, top: np.ndarray, beta: float = 1.0) -> tuple[float, float, float]:
    """Threshold with the highest F-beta against "some rater saw it", and precision and recall there."""
    truth = votes > 0
    best, highest = (0.0, 0.0, 0.0), -1.0
    for edge in np.quantile(top, np.linspace(0.4, 0.997, 150)):
        heard = top > edge
        hits = (truth & heard).sum()
        score = (1 + beta**2) * hits / max(1, beta**2 * truth.sum() + heard.sum())
        if score > highest:
            highest = float(score)
            best = (float(edge), hits / max(1, heard.sum()), hits / max(1, truth.sum()))
    return best


def main() -> None:
    """Fit, choose thresholds on held-out situations, write or print."""
    found = examples()
    own, tops = held_out(found)
    edges = {}
    for act in ACTS:
        votes = np.array([example.votes.get(act, 0) for example in own])
        edges[act], precision, recall = best_threshold(votes, tops[act], 0.5 if act in HARMFUL else 1.0)
        edges[act] += CAUTION.get(act, 0.0)
        line = f"{act:20} seen {(votes > 0).sum():4}  precision {precision:.2f}  recall {recall:.2f}\n"
        sys.stdout.write(line)
    if "--measure" in sys.argv:
        return
    fitted = fit(found)
    for lang in LANGS:
        (OUT / f"senses.{lang}.json").write_text(as_json(fitted, edges, lang), encoding="utf-8")


def as_json(fitted: Fitted, edges: Mapping[str, float], lang: str) -> str:
    """The data file of one language, weights in whole thousandths, one trait a line."""
    flat: dict[str, list[int]] = {}
    others = tuple(f"{other} " for other in LANGS if other != lang)
    for trait, at in fitted.traits.items():
        if trait.startswith(others):
            continue
        pairs = [(place, round(1000 * weights[at])) for place, (weights, _) in enumerate(fitted.acts.values())]
        kept = [number for place, weight in pairs if abs(weight) >= SMALLEST for number in (place, weight)]
        if kept:
            flat[trait.removeprefix(f"{lang} ")] = kept
    lines = ",\n".join(f"  {json.dumps(trait, ensure_ascii=False)}: {json.dumps(pair)}" for trait, pair in flat.items())
    head = {
        "lang": lang,
        "acts": list(fitted.acts),
        "base": [round(1000 * base) for _, base in fitted.acts.values()],
        "least": [round(1000 * edges[act]) for act in fitted.acts],
    }
    shown = json.dumps(head, ensure_ascii=False)[1:-1]
    return f'{{{shown}, "weights": {{\n{lines}\n}}}}\n'


if __name__ == "__main__":
    main()
