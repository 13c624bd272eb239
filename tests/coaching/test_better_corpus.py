"""Two hundred answers that people called weak: what a better wording must be, whoever wrote the draft."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import pytest

from tests.coaching.weak import LIBRARY, ear, not_better, pieces
from trainer.acts import VerdictKind
from trainer.call.single_answer import score_answer
from trainer.coaching.better import Better, better
from trainer.coaching.material import Place
from trainer.content.words import same_words
from trainer.language import guess_situation, heard_single
from trainer.review.labelled import Item, item_from, people_score, scenes

CORPUS = Path(__file__).parents[1] / "corpus"
LANGS = ("en", "bg")
EACH = 100
LEAST_SHARE = 70
WEAK = 50
"""Points below which every rater's levels must lie."""
pytestmark = pytest.mark.slow
Offer = tuple[Item, Place, Better | None]


def records(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


def drawn(item: Item) -> str:
    return hashlib.blake2b(item.id.encode(), digest_size=8).hexdigest()


@cache
def weak_items(lang: str) -> tuple[tuple[Item, str], ...]:
    """Answers of the open part that people and the scorer call weak, with their catalogue type, in a drawn order."""
    twins = scenes([*records("en.answers.jsonl"), *records("bg.answers.jsonl")])
    labels = zip(records(f"{lang}.labels.a.jsonl"), records(f"{lang}.labels.b.jsonl"), strict=True)
    found = []
    for record, both in zip(records(f"{lang}.answers.jsonl"), labels, strict=True):
        item = item_from(record, both, twins)
        points = [people_score(one, LIBRARY.rubric()) for one in item.raters]
        if not item.frozen and all(one is not None and one < WEAK for one in points):
            found.append((item, str(record.get("objection"))))
    return tuple(sorted(found, key=lambda pair: drawn(pair[0])))


@cache
def offers(lang: str) -> tuple[Offer, ...]:
    """The first hundred of them with what is offered, none of it twice."""
    found: list[Offer] = []
    told: list[str] = []
    for item, kind in weak_items(lang):
        if len(found) == EACH:
            break
        answer = item.answer
        marked = score_answer(answer, ear(lang), LIBRARY.rubric())
        levels = [one.level for one in marked.marked.marks if one.verdict is VerdictKind.LEVEL]
        if not levels or min(levels) > 1:
            continue
        situation = answer.situation or guess_situation(answer.customer, ear(lang))
        heard = heard_single(
            answer.customer, answer.facts, answer.not_true, answer.said, answer.concern_known, ear(lang), situation
        )
        kinds = (kind,) if kind in pieces(lang).sides else ()
        place = Place(answer.answer, heard, marked.context, ear(lang), kinds)
        one = better(place, pieces(lang), 7, None, tuple(told))
        told += [one.text] if one else []
        found.append((item, place, one))
    return tuple(found)


@pytest.mark.parametrize("lang", LANGS)
def test_most_have_one_and_no_sentence_comes_twice(lang, capsys):
    texts = [one.text for _, _, one in offers(lang) if one is not None]
    with capsys.disabled():
        print(f"\n{lang}: {len(texts)} better wordings for {len(offers(lang))} answers that people call weak")  # noqa: T201
    assert len(offers(lang)) == EACH
    assert 100 * len(texts) >= LEAST_SHARE * EACH
    assert len(set(map(same_words, texts))) == len(texts)


@pytest.mark.parametrize("lang", LANGS)
def test_each_stands_a_level_higher_on_its_rule_and_lower_on_none(lang):
    assert not_better((place, one) for _, place, one in offers(lang) if one is not None) == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_states_only_what_is_on_the_sheet_or_was_said(lang):
    """Words of weight that neither the customer, the sheet nor the frame brought; the draft may lend its questions."""
    frame = pieces(lang)
    own = " ".join([*(line for lines in frame.variants.values() for line in lines), *frame.times])
    sides = " ".join(side for some in frame.sides.values() for side in some)
    turned = " ".join(said for pairs in frame.pairs.values() for said in pairs.values())
    invented = []
    for item, place, one in offers(lang):
        if one is None:
            continue
        answer = item.answer
        known = set(same_words(" ".join((own, sides, turned, answer.customer, *answer.facts, *answer.said))).split())
        stems = {ear(lang).lexicon.stem(word) for word in known}
        questions = " ".join(re.findall(r"[^.!?…]+\?", place.draft))
        asked = set(same_words(questions).split())
        for sentence in re.findall(r"[^.!?…]+[.!?…]*", one.text):
            allowed = known | (asked if sentence.endswith("?") else set())
            new = [word for word in same_words(sentence).split() if word not in allowed]
            invented += [
                (word, one.text) for word in new if len(word) > 3 and ear(lang).lexicon.stem(word) not in stems
            ]
    assert invented == []
