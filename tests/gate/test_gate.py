import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.gate import MAX_CHARACTERS, Refused, admit, for_csv, for_html, for_json, for_log, for_terminal

NASTY = [json.loads(line) for line in (Path(__file__).parent / "nasty.txt").read_text().splitlines() if line]
ACTING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def acting(text: str, kept: str = "") -> list[str]:
    return [letter for letter in text if unicodedata.category(letter) in ACTING and letter not in kept]


@pytest.mark.parametrize("show", [for_terminal, for_html, for_csv, for_log])
def test_no_nasty_line_reaches_a_medium_raw(show):
    assert [(line, acting(show(line))) for line in NASTY if acting(show(line))] == []


@given(st.text())
def test_nothing_acts_whatever_is_shown(text):
    assert acting(for_terminal(text, lines=True), "\n") == []
    assert acting(for_log(text)) == []


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5))
def test_json_keeps_its_data_and_nothing_in_it_acts(value):
    text = for_json(json.dumps(value, ensure_ascii=False))
    assert (json.loads(text), acting(text)) == (value, [])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain words, Здравейте – „да“", "plain words, Здравейте – „да“"),
        ("\x1b[2J", "␛[2J"),
        ("a\u202eb", "a<U+202E>b"),
        ("pass\u200bword", "pass<U+200B>word"),
        ("hangul\u3164filler", "hangul<U+3164>filler"),
        ("one\ntwo", "one␊two"),
    ],
)
def test_what_would_act_is_seen(typed, shown):
    assert for_terminal(typed) == shown


def test_lines_stay_lines_where_asked():
    assert for_terminal("one\ntwo", lines=True) == "one\ntwo"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\uff1d1+1"])
def test_no_cell_is_a_formula(cell):
    assert not for_csv(cell).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\uff1d"))


def test_html_is_escaped():
    assert for_html("<script>'\"&") == "&lt;script&gt;&#x27;&quot;&amp;"


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        (b"\xff\xfe", Refused("gate.not_utf8")),
        ("\ud800", Refused("gate.not_utf8")),
        ("a\0b", Refused("gate.nul")),
        ("x" * (MAX_CHARACTERS + 1), Refused("gate.too_long", MAX_CHARACTERS + 1)),
    ],
)
def test_what_cannot_be_taken_is_turned_back_with_its_reason(typed, refusal):
    with pytest.raises(Refused) as caught:
        admit(typed)
    assert (caught.value.key, caught.value.count) == (refusal.key, refusal.count)


def test_what_is_taken_is_in_nfc():
    assert admit("cafe\u0301".encode()) == "café"
