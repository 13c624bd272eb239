"""Strings stay strings, oddities are refused at their place, limits hold before anything is built."""

import time
import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from trainer.files.strict import MAX_BYTES, Refused, read_text, read_yaml, resolve


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("No", "No"),
        ("True", "True"),
        ("12:30", "12:30"),
        ("1:30:00", "1:30:00"),
        ("010", "010"),
        ("0o17", "0o17"),
        ("0x1f", "0x1f"),
        ("1e3", "1e3"),
        ("1.5", "1.5"),
        ("1_000", "1_000"),
        ("+7", "+7"),
        ("2026-13-45", "2026-13-45"),
        ("2026-11-23", "2026-11-23"),
        (".nan", ".nan"),
        ("<<", "<<"),
        ("=", "="),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("0", 0),
        ("-12", -12),
        ("9" * 40, "9" * 40),
        ("'7'", "7"),
        ('"true"', "true"),
    ],
)
def test_scalars_are_what_was_typed(typed: str, value: object) -> None:
    reading = read_yaml(f"a: {typed}\n{typed if typed.isalpha() else 'b'}: 1\n", "f")
    assert (reading.value["a"], type(reading.value["a"]), reading.problems) == (value, type(value), ())  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("S007", 3, 1)]),
        ("a: {x: 1, x: 2}\n", [("S007", 1, 11)]),
        ("a: !!python/object/apply:os.system [echo]\n", [("S006", 1, 4)]),
        ("a: !secret x\nb: !!str 7\n", [("S006", 1, 4), ("S006", 2, 4)]),
        ("a: &x [*x]\n", [("S004", 1, 8)]),
        ("a: *nobody\n", [("S004", 1, 4)]),
        ("a: b: c\n", [("S005", 1, 5)]),
        ("a:\n\t- b\n", [("S005", 2, 1)]),
        ('a: "b\n', [("S005", 2, 1)]),
        ("a: [1, 2\n", [("S005", 2, 1)]),
        ("a: 1\n---\nb: 2\n", [("S008", 2, 1)]),
        ("- a\n", [("S008", 1, 1)]),
        ("", [("S008", 1, 1)]),
        ("# nothing\n", [("S008", 1, 1)]),
        ("? [a]\n: b\n", [("S009", 1, 3)]),
        ("a: {{name}: b}\n", [("S009", 1, 5)]),
        ('a: "x\\u202Ey"\n', [("S018", 1, 4)]),
        ('a: "\\0"\n', [("S018", 1, 4)]),
        ("a: " + "[" * 200_000 + "\n", [("S003", 1, 1003)]),
        ("{a: " * 200_000, [("S003", 1, 97)]),
        ("- " * 100_000, [("S003", 1, 49)]),
    ],
)
def test_what_is_refused_and_where(text: str, found: list[tuple[str, int, int]]) -> None:
    reading = read_yaml(text, "f")
    assert [(problem.code, problem.line, problem.column) for problem in reading.problems] == found


def test_an_alias_bomb_is_counted_not_built() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for name, before in zip("bcdefghijkl", "abcdefghijk", strict=True):
        bomb += f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    started = time.process_time()
    reading = read_yaml(bomb, "f")
    assert [problem.code for problem in reading.problems] == ["S004"]
    assert time.process_time() - started < 2


def test_an_alias_that_is_small_is_allowed() -> None:
    assert read_yaml("a: &t [x, y]\nb: *t\n", "f").value == {"a": ["x", "y"], "b": ["x", "y"]}


@pytest.mark.parametrize(
    ("raw", "code", "line", "column"),
    [
        (b"a: 1\nb: caf\xe9\n", "S001", 2, 7),
        (b"\xff\xfea\x00", "S001", 1, 1),
        (b"a: x\nb: \x1b[31m\n", "S018", 2, 4),
        ("a: да\nb: и\u202eне\n".encode(), "S018", 2, 5),
        (b"x" * (MAX_BYTES + 1), "S002", 0, 0),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, code: str, line: int, column: int) -> None:
    with pytest.raises(Refused) as caught:
        read_text(raw, "f")
    problem = caught.value.problem
    assert (problem.code, problem.line, problem.column) == (code, line, column)


def test_a_mark_at_the_start_and_windows_line_ends_do_not_count() -> None:
    assert read_text(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "f") == "a: 1\nb: 2\n"


def test_letters_written_in_two_parts_become_one() -> None:
    apart = unicodedata.normalize("NFD", "й")
    assert (len(apart), read_text(apart.encode(), "f")) == (2, "й")


def test_the_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: no\nb: &x [1, 'two', {c: 12:30}]\nd: *x\ne: |\n  two\n  lines\n"
    fast = read_yaml(text, "f")
    monkeypatch.setattr("trainer.files.strict.LOADER", yaml.SafeLoader)
    assert read_yaml(text, "f") == fast


@given(st.text(max_size=200))
def test_any_text_gives_a_value_or_a_problem(text: str) -> None:
    try:
        clean = read_text(text.encode("utf-8", "surrogatepass"), "f")
    except Refused as refused:
        assert refused.problem.code in ("S001", "S018")
        return
    reading = read_yaml(clean, "f")
    assert reading.problems or isinstance(reading.value, dict)


@given(st.text(min_size=1, max_size=20))
def test_a_scalar_is_text_unless_it_is_one_of_few(text: str) -> None:
    value = resolve(text)
    assert value == text or str(value) == text or text in ("true", "false", "null", "~")
