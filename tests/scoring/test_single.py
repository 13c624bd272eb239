"""One answer on its own, and the record that ``trainer mark`` writes (DESIGN 6)."""

import json
from pathlib import Path

import pytest
import yaml

from tests.marking.builders import BLAMED, F2, SAID, act, understood
from tests.scoring.calls import STANDARD
from trainer.acts import Doubt, Form
from trainer.content.scenario import Targets
from trainer.content.words import Words
from trainer.language import Heard, Topic
from trainer.marking import Context, context_single, mark
from trainer.scoring import as_record, score_single
from trainer.transcript import Refusal, Situation

WHY = Path(__file__).parents[2] / "trainer" / "words" / "en" / "why.yaml"
WORDS = Words("en", yaml.safe_load(WHY.read_text(encoding="utf-8")))
STRICT = Targets(listen=3, empathize=3, clarify=3, argue=3)
ASKS = understood(
    "Compared with what?", act("clarify_specific", SAID, words="Compared with what?", strength=830, form=Form.OPEN)
)


def single(turn, **context):
    found = Context(**context)
    return score_single(mark(turn, found), found, STANDARD)


def test_the_arithmetic_is_that_of_an_episode():
    assert single(ASKS).score == 83  # L3 of 3, E1 of 2, C3 of 3
    assert single(ASKS, targets=STRICT).score == 78


@pytest.mark.parametrize(
    ("turn", "context", "score", "caps"),
    [
        (understood("We are never late.", act("false_claim")), {}, 21, ["G2", "G5"]),
        (understood("An app!", act("pitch")), {"situation": Situation.REFUSAL, "refusal": Refusal.FIRM}, 0, ["G3"]),
        (understood("Bye, and thanks.", act("polite_exit")), {"situation": Situation.REFUSAL}, 100, []),
        (understood("¿Qué?", doubt=Doubt.OTHER_LANGUAGE), {}, None, []),
    ],
)
def test_scores_and_caps(turn, context, score, caps):
    found = single(turn, **context)
    assert (found.score, [cap.gate for cap in found.caps]) == (score, caps)


def test_rank_keeps_to_its_score_and_orders_equals_by_strength():
    weak = understood("Compared with what?", act("clarify_specific", SAID, strength=100))
    strong = single(ASKS)
    assert single(weak).score == strong.score
    assert strong.score * 100 < single(weak).rank < strong.rank < (strong.score + 1) * 100


def test_the_record():
    context = Context()
    marked = mark(ASKS, context)
    record = as_record(marked, context, score_single(marked, context, STANDARD), WORDS)
    assert json.loads(json.dumps(record)) == record
    assert {key: record[key] for key in ("situation", "score", "caps")} == {
        "situation": "objection", "score": 83, "caps": [],
    }  # fmt: skip
    assert 83 < record["rank"] < 84
    assert record["acts"] == [
        {"act": "clarify_specific", "form": "open", "start": 0, "end": 19, "slot": "detail:said", "strength": 0.83}
    ]
    assert record["rules"]["clarify"] == {
        "verdict": "level",
        "level": 3,
        "strength": 3.41,
        "why": "Your question narrows it down: “Compared with what?”.",
        "next": "Start from a word of theirs, guess what worries them, and ask only that.",
        "evidence": [[0, 19]],
    }
    assert record["rules"]["argue"]["verdict"] == "not_applicable"
    assert "case" not in record


def test_a_problem_case_is_recorded_beside_the_four_rules():
    context = Context(situation=Situation.REFUSAL, refusal=Refusal.SOFT)
    marked = mark(understood("Okay, bye.", act("polite_exit", strength=350)), context)
    record = as_record(marked, context, score_single(marked, context, STANDARD), WORDS)
    assert {rule["verdict"] for rule in record["rules"].values()} == {"not_applicable"}
    assert (record["case"]["rule"], record["case"]["level"], record["score"]) == ("refusal", 2, 67)


def test_the_context_of_a_single_answer_knows_what_was_said():
    topics = (Topic(BLAMED, "took the blame", said=True), Topic(F2, "a deputy by name"))
    found = context_single(Heard(customer="We tried that.", topics=topics), concern_known=True)
    assert (found.said, found.known, found.situation) == ((BLAMED,), True, Situation.OBJECTION)
    assert context_single(Heard(), Situation.REFUSAL).refusal is Refusal.SOFT
