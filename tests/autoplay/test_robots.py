"""Robots on the shipped scenarios: what they type, and who wins."""

import re

import pytest

from trainer.autoplay import ROBOTS, study
from trainer.autoplay.seen import Seen
from trainer.autoplay.wording import spoken_to, words

LANGS = ("en", "bg")


def typed(call):
    return [turn.text for turn in call.transcript.trainee_turns()]


def test_every_robot_is_there():
    assert list(ROBOTS) == [
        "ideal", "competent", "average", "hesitant", "silent", "rude", "pushy", "over_talker", "apology_loop",
        "keyword_stuffer", "parrot", "interrogator", "off_topic", "other_language",
    ]  # fmt: skip


@pytest.mark.parametrize("robot", ROBOTS)
def test_the_same_seed_gives_the_same_call(stage, robot):
    one, two = (stage.call("vacuum-shop", "busy-manager", robot, 5) for _ in range(2))
    assert one.transcript == two.transcript


@pytest.mark.parametrize("robot", ["ideal", "average", "rude"])
def test_seeds_vary_the_words(stage, robot):
    calls = {tuple(typed(stage.call("tasting-stand", "chatty-neighbour", robot, seed))) for seed in range(4)}
    assert len(calls) == 4


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("robot", ROBOTS)
def test_no_slot_is_left_open(stage, robot, lang):
    for line in typed(stage.call("vacuum-shop", "hostile-owner", robot, 3, lang, most_turns=6)):
        assert not re.search(r"\{[a-z_]+\}", line), line


def test_both_languages_have_the_same_moves(stage):
    assert set(stage.lines["en"].moves) == set(stage.lines["bg"].moves)


@pytest.mark.parametrize("lang", LANGS)
def test_every_row_of_the_catalogue_has_words(stage, lang):
    rows = {move.partition(".")[2] for move in stage.lines[lang].moves if move.startswith("heard.")} - {"any"}
    asked = {move.partition(".")[2] for move in stage.lines[lang].moves if move.startswith("narrow.")}
    assert len(rows) == 50
    assert rows <= asked


def test_an_unknown_row_falls_back(stage):
    lines = stage.lines["en"]
    assert lines.variants("heard.Z9") == lines.variants("heard.any")
    with pytest.raises(KeyError):
        lines.variants("no_such_move")


@pytest.mark.parametrize(
    ("lang", "gloss", "said"),
    [
        ("en", "is afraid of their boss and does not say so", "you are afraid of your boss and do not say so"),
        ("en", "two working days a month", "two working days a month"),
        ("bg", "не знае дали ще издържи", "не знаете дали ще издържи"),
        ("bg", "не се бои от промяната", "не се боите от промяната"),
        ("bg", "таблицата я е правила Петя", "таблицата я е правила Петя"),
    ],
)
def test_a_gloss_is_turned_to_the_customer(stage, lang, gloss, said):
    setting = stage.setting("tasting-stand", "loyal-regular", lang)
    seen = Seen(setting.scenario, setting.persona, stage.lines[lang], "ideal", 1)
    assert spoken_to(seen, gloss) == said


def test_the_over_talker_alone_ignores_the_limit(stage):
    limit = stage.library.scenario("en", "tasting-stand").word_limit
    assert words(typed(stage.call("tasting-stand", "loyal-regular", "over_talker", 1))[0]) > limit
    assert words(typed(stage.call("tasting-stand", "loyal-regular", "average", 1))[0]) <= limit


def test_a_call_that_does_not_end_is_stopped(stage):
    call = stage.call("tasting-stand", "chatty-neighbour", "silent", 1, most_turns=3)
    assert (call.outcome, len(call.inputs)) == (None, 3)


@pytest.mark.parametrize(("scenario", "lang"), [("payroll-cold-call", "en"), ("trial-lesson", "bg")])
def test_skill_pays_and_rudeness_never_wins(stage, scenario, lang):
    robots = ("ideal", "average", "silent", "rude", "pushy")
    played = stage.batch(scenario, robots, range(1), lang)
    library = stage.library
    found = study(played, library.scenario(lang, scenario), [], library.chart(), library.rubric())
    wins = {each.robot: each.wins.hits for each in found.robots}
    scores = {each.robot: each.score for each in found.robots}
    assert wins["rude"] == wins["pushy"] == 0
    assert scores["ideal"] >= scores["average"] >= scores["silent"]
    assert wins["ideal"] >= wins["average"] >= wins["silent"]
