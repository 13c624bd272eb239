"""The shipped plays hold, straight and rebuilt; every expectation can fail; what is no play is refused."""

from pathlib import Path

import pytest

from tests.equipped import LIBRARY, ear
from trainer.call import Setting
from trainer.files.packaged import load_words
from trainer.proving import PlayBroken, read_play, run_play
from trainer.proving.playing import _from_record, _run
from trainer.proving.rewriting import Edit, edited, whole_line, widened

PLAYS = sorted((Path(__file__).parents[1] / "plays").glob("*.play"))
HEAD = "scenario: payroll-cold-call\npersona: interested-planner\nseed: 5\nlang: en\n"
OPENING = "> Good morning, Anna Koleva from Orbis Payroll, about your payroll. May I have your name?\n"


def setting(play):
    scenario = LIBRARY.scenario(play.lang, play.scenario)
    persona = LIBRARY.persona(play.lang, play.persona)
    return Setting(scenario, persona, LIBRARY.chart(scenario.chart), ear(play.lang))


def failures(text):
    play = read_play(text)
    return [(one.line, one.expected, one.got, one.accepted) for one in run_play(play, setting(play))]


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
def test_shipped(path):
    play = read_play(path.read_text(encoding="utf-8"))
    assert run_play(play, setting(play)) == ()


def test_there_are_eight_and_both_languages_speak():
    plays = [read_play(path.read_text(encoding="utf-8")) for path in PLAYS]
    assert len(plays) >= 8
    assert {play.lang for play in plays} == {"en", "bg"}


@pytest.mark.parametrize(
    ("expectation", "expected", "got", "accepted"),
    [
        ("< object", "< object", "tell_name", "< tell_name"),
        ("<! tell_name", "<! tell_name", "tell_name", ""),
        ("< ~no such words", "< ~no such words", "tell_name", "< tell_name"),
        ("<! ~adeyemi", "<! ~adeyemi", "tell_name", ""),
        ("? opening 0-2", "? opening 0-2", "3", "? opening 3"),
        ("? opening not_applicable", "? opening not_applicable", "3", "? opening 3"),
        ("? clarify 1", "? clarify 1", "not_applicable", "? clarify not_applicable"),
        ("?! opening 3", "?! opening 3", "3", "? opening 3"),
        ("? G5", "? G5", "no cap", "?! G5"),
        ("? state closing_trial", "? state closing_trial", "opening_known", "? state opening_known"),
        ("? patience up", "? patience up", "down", "? patience down"),
        ("= sale", "= sale", "open", "= open"),
        ("=! open", "=! open", "open", "= open"),
    ],
)
def test_what_is_not_so_is_said_with_what_is(expectation, expected, got, accepted):
    ((line, wanted, found, instead),) = failures(f"{HEAD}{OPENING}{expectation}\n")
    assert (line, wanted, found.split(" (")[0], instead) == (6, expected, got, accepted)


def test_accepting_what_is_makes_the_play_hold():
    text = f"{HEAD}{OPENING}? opening 0\n< object\n= sale\n"
    play = read_play(text)
    edits = [whole_line(text, one.line, one.accepted) for one in run_play(play, setting(play))]
    assert edited(text, edits) == f"{HEAD}{OPENING}? opening 3\n< tell_name\n= open\n"
    assert failures(edited(text, edits)) == []


def test_a_call_is_really_rebuilt_from_its_record():
    play = read_play(PLAYS[0].read_text(encoding="utf-8"))
    straight, _ = _run(play, setting(play), lambda call: call)
    rebuilt = _from_record(straight)
    assert rebuilt is not straight
    assert rebuilt.transcript == straight.transcript


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("", 0, "play.missing"),
        (HEAD, 0, "play.expects_nothing"),
        (HEAD.replace("seed: 5", "seed: five") + "= open", 0, "play.seed"),
        (HEAD + "lang: bg\n= open", 5, "play.twice"),
        (HEAD + "mood: good\n= open", 5, "play.no_line"),
        (HEAD + "some words", 5, "play.no_line"),
        (HEAD + ">no blank\n= open", 5, "play.no_line"),
        (HEAD + "= open\nseed: 3", 6, "play.no_line"),
        (HEAD + "<", 5, "play.empty"),
        (HEAD + "= sale meeting", 5, "play.one_outcome"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_number(text, line, key):
    with pytest.raises(PlayBroken) as refused:
        read_play(text)
    assert (refused.value.line, refused.value.key) == (line, key)
    assert "{" not in load_words("bg").say(key, **refused.value.slots)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("? listening 3", "play.unknown"),
        ("? listen much", "play.unknown"),
        ("? G5 3", "play.unknown"),
        ("? trust better", "play.unknown"),
        ("= happy", "play.unknown"),
        ("< shrug", "play.unknown"),
    ],
)
def test_names_that_do_not_exist_are_refused(row, key):
    play = read_play(f"{HEAD}{OPENING}{row}\n")
    with pytest.raises(PlayBroken) as refused:
        run_play(play, setting(play))
    assert (refused.value.line, refused.value.key) == (6, key)


def test_a_verdict_before_the_first_line_is_refused():
    play = read_play(f"{HEAD}? listen 3\n")
    with pytest.raises(PlayBroken, match=r"too_early"):
        run_play(play, setting(play))


ROW = "answers:\n    expect: {listen: [2, 4], argue: [3,4]}\n"


@pytest.mark.parametrize(
    ("column", "got", "text"),
    [(22, "0", "[0, 4]"), (22, "3", "[2, 4]"), (37, "1", "[1, 4]"), (22, "not_applicable", None), (13, "1", None)],
)
def test_a_range_is_widened_to_what_it_got(column, got, text):
    edit = widened(ROW, 2, column, got)
    assert (edit.text if edit else None) == text


def test_edits_of_one_line_do_not_disturb_each_other():
    edits = [widened(ROW, 2, 22, "0"), widened(ROW, 2, 37, "2"), Edit(1, 0, 7, "proofs")]
    assert edited(ROW, edits) == "proofs:\n    expect: {listen: [0, 4], argue: [2, 4]}\n"
