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
        ("a\ud800b", Refused("gate.not_utf8")),
        ("a\udfff", Refused("gate.not_utf8")),
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


# Default-ignorable or blank code points that no category gives away: first and last of each range.
UNSEEN = [(0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800), (0x3164, 0x3164)]
UNSEEN += [(0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF)]


@pytest.mark.parametrize(("first", "last"), UNSEEN)
def test_a_range_that_cannot_be_seen_is_shown_to_its_ends(first, last):
    assert [for_log(chr(code)) for code in (first, last)] == [f"<U+{first:04X}>", f"<U+{last:04X}>"]
    for beside in (first - 1, last + 1):
        if unicodedata.category(chr(beside)) not in ACTING and not any(a <= beside <= b for a, b in UNSEEN):
            assert for_log(chr(beside)) == chr(beside)


def test_every_character_is_shown_or_harmless():
    """Over the whole plane: what acts never comes out, and what comes out otherwise is unchanged."""
    for code in [*range(0x3100), *range(0xD700, 0xE000), *range(0xFE00, 0x10000)]:
        letter = chr(code)
        shown = for_log(letter)
        if unicodedata.category(letter) in ACTING:
            seen = chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else f"<U+{code:04X}>"
            assert shown == seen
        else:
            assert shown in (letter, f"<U+{code:04X}>")
            assert shown == letter or any(a <= code <= b for a, b in UNSEEN) or code in (0xFFFC, 0xFFFD)


def test_three_marks_on_a_letter_are_shown_and_no_more():
    assert for_terminal("a" + "\u0301" * 3 + "b") == "a" + "\u0301" * 3 + "b"
    assert for_terminal("\u0301" * 4) == "\u0301" * 3 + "<U+0301>"
    assert for_terminal("a" + "\u0301" * 5) == "a" + "\u0301" * 3 + "<U+0301>" * 2
    assert for_terminal("a\u0301\u0301b\u0301\u0301") == "a\u0301\u0301b\u0301\u0301"


def test_tabs_are_four_wide_and_lines_can_be_kept_in_html():
    assert (for_terminal("a\tb"), for_log("a\tb")) == ("a   b", "a\u2409b")
    assert (for_html("a\nb"), for_html("a\nb", lines=True)) == ("a\u240ab", "a\nb")


@pytest.mark.parametrize("cell", ["\uff0b1", "\uff0d1", "\uff201", "  -1", "\uff1d1"])
def test_a_cell_that_would_be_a_formula_begins_with_an_apostrophe(cell):
    assert for_csv(cell) == "'" + cell
    assert (for_csv("a" + cell), for_csv("x" + cell)) == ("a" + cell, "x" + cell)


def test_the_longest_line_is_taken_and_counted_after_composing():
    assert MAX_CHARACTERS == 4000
    assert admit("\ud7ff\ue000") == "\ud7ff\ue000"
    assert admit("x" * MAX_CHARACTERS) == "x" * MAX_CHARACTERS
    assert admit("e\u0301" * MAX_CHARACTERS) == "\u00e9" * MAX_CHARACTERS
    with pytest.raises(Refused) as caught:
        admit(b"x" * (MAX_CHARACTERS + 2))
    assert caught.value.args == ("gate.too_long", MAX_CHARACTERS + 2)


def test_json_escapes_are_the_shortest_that_say_the_same():
    assert for_json('"\ud800"') == '"\\ud800"'
    assert for_json('"a\u202eb\U000e0041\x9b"\n') == '"a\\u202eb\\udb40\\udc41\\u009b"\n'
