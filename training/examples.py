"""Labelled answers as stretches with traits: what senses are fitted to.

Only the open part of the corpus is read. The frozen part stays unseen, so that agreement on it means something.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from trainer.call.single_answer import Answer
from trainer.files.ears import load_ear
from trainer.language import Ear, guess_situation, heard_single
from trainer.language.traits import Stretch, stretches
from trainer.language.understanding import cued
from trainer.review.labelled import Item, Labels, item_from, scenes

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
LANGS = ("en", "bg")
HEARD_AS = {"close_early": "close", "close_ready": "close", "discount_early": "discount"}
"""Acts that only the call can tell apart, by the name that the words alone give them."""

WORTH = {
    "listen_specific": ("listen", (3, 4)),
    "empathy_specific": ("empathize", (3, 4)),
    "clarify_specific": ("clarify", (3, 4)),
    "benefit": ("argue", (3, 4)),
}
"""Acts that two raters name differently and grade alike: the rule and the levels that they are worth (RUBRIC 3.1)."""


@dataclass(frozen=True)
class Example:
    """One answer cut into stretches, and how many of its raters saw each act."""

    lang: str
    scene: str
    stretches: tuple[Stretch, ...]
    votes: Mapping[str, int] = field(default_factory=dict)
    raters: int = 2
    foreign: bool = False
    """Whether the answer stands in a conversation it was not written for."""


def examples() -> list[Example]:
    """The open part of the corpus, each answer once in its own conversation and once in a foreign one."""
    found: list[Example] = []
    for lang in LANGS:
        ear = replace(load_ear(lang), senses=None)
        items = [item for item in _items(lang) if not item.frozen]
        found.extend(_example(item, item.answer, ear) for item in items)
        found.extend(_foreign(item, items, ear) for item in items)
    return [example for example in found if example.stretches]


def _items(lang: str) -> Iterator[Item]:
    records = _lines(f"{lang}.answers.jsonl")
    twins = scenes([record for other in LANGS for record in _lines(f"{other}.answers.jsonl")])
    labels = [{str(line["id"]): line for line in _lines(f"{lang}.labels.{rater}.jsonl")} for rater in ("a", "b")]
    for record in records:
        yield item_from(record, [rater[str(record["id"])] for rater in labels], twins)


def _lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


def _example(item: Item, answer: Answer, ear: Ear) -> Example:
    votes: dict[str, int] = {}
    for rater in item.raters:
        for act in _seen_by(rater):
            votes[act] = votes.get(act, 0) + 1
    return Example(answer.lang, item.scene, _stretches(answer, ear), votes, len(item.raters))


def _seen_by(rater: Labels) -> set[str]:
    """Acts a rater saw; where the level they gave is what an act is worth, their level says it more surely."""
    seen = {HEARD_AS.get(act, act) for act in rater.acts}
    for act, (rule, levels) in WORTH.items():
        level = rater.of(rule)
        if level is not None:
            seen.discard(act)
            if level in levels:
                seen.add(act)
    return seen


def _foreign(item: Item, items: Sequence[Item], ear: Ear) -> Example:
    """The same words said to another customer about another product: they take up nothing there."""
    others = [other for other in items if other.scene != item.scene]
    others = [other for other in others if other.answer.situation == item.answer.situation] or others
    drawn = int.from_bytes(hashlib.blake2b(item.id.encode(), digest_size=8).digest())
    other = others[drawn % len(others)].answer
    answer = replace(other, answer=item.answer.answer)
    return Example(answer.lang, item.scene, _stretches(answer, ear), foreign=True)


def _stretches(answer: Answer, ear: Ear) -> tuple[Stretch, ...]:
    situation = answer.situation or guess_situation(answer.customer, ear)
    heard = heard_single(
        answer.customer, answer.facts, answer.not_true, answer.said, answer.concern_known, ear, situation
    )
    seen = cued(answer.answer, heard, ear)
    return stretches(*seen) if seen is not None else ()
