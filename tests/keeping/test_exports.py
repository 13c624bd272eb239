"""What leaves the store: the same values in every form, opened by other libraries, and nothing in it acts."""

import csv
import html.parser
import io
import json
import unicodedata
import uuid
from datetime import UTC, datetime

import openpyxl
import pypdfium2
import pytest

from tests.keeping.attempts import NASTY, attempt
from tests.keeping.xapi_spec import broken, same_ids
from trainer.files.packaged import load_words
from trainer.files.report_html import html_text
from trainer.files.report_pdf import certificate_bytes, pdf_bytes, printable
from trainer.files.sheets import csv_bytes, xlsx_bytes
from trainer.gate import for_csv, for_log
from trainer.review.document import document
from trainer.review.report import answers_table, calls_table, people_table
from trainer.review.xapi import statements

MADE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
BG = load_words("bg")
TABLES = (calls_table([attempt(), attempt("c2", score=None)]), answers_table([attempt()]))
ACTING = {"Cc", "Cf", "Cs", "Co", "Cn"}


def acting(text: str, kept: str = "\r\n") -> set[str]:
    return {letter for letter in text if letter not in kept and unicodedata.category(letter) in ACTING}


def test_a_sheet_read_by_another_library_holds_the_same_values_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(TABLES, MADE)))
    assert book.sheetnames == ["calls", "answers"]
    for table in TABLES:
        rows = [tuple(row) for row in book[table.title].iter_rows()]
        shown = [tuple(for_log(cell) if isinstance(cell, str) else cell for cell in row) for row in table.rows]
        # An empty text and an empty cell are one thing in a sheet.
        assert [tuple(cell.value or (cell.value if cell.value == 0 else None) for cell in row) for row in rows[1:]] == [
            tuple(cell if cell != "" else None for cell in row) for row in shown
        ]
        assert tuple(cell.value for cell in rows[0]) == table.columns
        assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
        assert all(cell.hyperlink is None for row in rows for cell in row)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert xlsx_bytes(TABLES, MADE) == xlsx_bytes(TABLES, MADE)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
def test_csv_comes_back_and_no_cell_starts_a_formula(table) -> None:
    raw = csv_bytes(table)
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == table.columns
    expected = [["" if c is None else for_csv(c) if isinstance(c, str) else str(c) for c in row] for row in table.rows]
    assert rows[1:] == expected
    assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "＝")) for row in rows for cell in row)
    assert acting(raw.decode("utf-8-sig")) == set()


class Seen(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_the_page_is_one_file_without_script_and_shows_every_word(lang: str) -> None:
    page = html_text(document([attempt()], load_words(lang), "2026-11-24"))
    seen = Seen()
    seen.feed(page)
    assert not seen.tags & {"script", "link", "img", "iframe", "object", "form", "a", "base"}
    assert not {name for name in seen.names if name.startswith("on")} and not seen.names & {"src", "href"}
    assert acting(page) == set()
    for text in NASTY:
        for line in text.split("\n"):
            assert for_log(line) in seen.text or for_log(text) in seen.text


def test_private_practice_leaves_without_its_words() -> None:
    page = html_text(document([attempt(open_words=False)], BG, "2026-11-24"))
    assert BG.say("report.private") in page
    assert "DROP TABLE" not in page
    told = statements(attempt(open_words=False), "https://x.example")
    assert "DROP TABLE" not in json.dumps(told)
    assert all("response" not in one["result"] for one in told)


def pdf_text(raw: bytes) -> str:
    opened = pypdfium2.PdfDocument(raw)
    return "".join(page.get_textpage().get_text_range() for page in opened)


def test_a_pdf_read_by_another_library_holds_the_words_in_both_alphabets() -> None:
    raw = pdf_bytes(document([attempt()], BG, "2026-11-24"), MADE)
    assert raw == pdf_bytes(document([attempt()], BG, "2026-11-24"), MADE)
    text = " ".join(pdf_text(raw).split())
    for expected in (
        "Разговорите и какво показаха",
        "payroll-cold-call",
        "<script>alert(1)</script>",
        "„кавички“ – тире",
    ):
        assert expected in text
    assert not {b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/AA"} & set(raw.split())


def test_letters_that_cannot_be_drawn_are_shown_by_number() -> None:
    assert printable("я😀\u202e") == "я<U+1F600><U+202E>"


def test_a_certificate_is_one_page_with_all_its_lines() -> None:
    lines = (("Ана Щерева", 24), ("Код ABCD-EFGH-JKLM-NPQR", 18), ("Правило: " + "дълго " * 80, 9))
    raw = certificate_bytes("Удостоверение", lines, "bg", MADE)
    assert len(pypdfium2.PdfDocument(raw)) == 1
    text = " ".join(pdf_text(raw).split())
    assert all(" ".join(line.split()) in text for line, _ in lines)


def test_people_stand_apart_by_rubric() -> None:
    calls = [attempt("c1", score=72), attempt("c2", score=60), attempt("c3", rubric_hash="d" * 64, rubric_version=2)]
    assert [row[2:] for row in people_table(calls, BG).rows] == [
        (2, 2, 1, 60, 70, "standard 1"),
        (1, 1, 1, 72, 70, "standard 2"),
    ]


@pytest.mark.parametrize("score", [None, 0, 69, 70, 100])
@pytest.mark.parametrize("trainee", ["ана", "", "a b"])
@pytest.mark.parametrize("home", ["https://firm.example/", "https://trainer.invalid"])
def test_every_statement_keeps_every_rule_of_the_specification(score: int | None, trainee: str, home: str) -> None:
    told = statements(attempt(score=score, trainee=trainee), home, "Обаждане")
    assert {one["id"]: broken(one) for one in told} == {one["id"]: [] for one in told}
    assert len(told) == 1 + len(NASTY)
    assert not same_ids(list(told))
    verb = {None: "completed"}.get(score, "passed" if (score or 0) >= 70 else "failed")
    assert str(told[0]["verb"]["id"]).endswith(verb)
    assert told[0]["result"]["duration"] == "PT1805S"
    assert told == statements(attempt(score=score, trainee=trainee), home, "Обаждане")


def test_ids_are_those_that_the_standard_gives_to_the_name() -> None:
    space = uuid.UUID("7f1d6f3e-27b5-5d38-9a3c-3a5f0c1b7e21")
    told = statements(attempt(), "https://x.example")
    assert [one["id"] for one in told[:2]] == [
        str(uuid.uuid5(space, "c1/attempt")),
        str(uuid.uuid5(space, "c1/answer/1")),
    ]


def test_a_clock_that_went_back_leaves_the_duration_out() -> None:
    (first, *_) = statements(attempt(ended_at="2026-11-24T08:00:00.000000Z"), "https://x.example")
    assert "duration" not in first["result"]
    assert broken(first) == []


def changed(**parts: object) -> dict[str, object]:
    return {**statements(attempt(), "https://x.example")[0], **parts}


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        (changed(id="1"), "2.4.1"),
        (changed(actor={"objectType": "Agent", "name": "x"}), "2.4.2.3"),
        (changed(actor={"mbox": "mailto:a@b", "openid": "https://x"}), "2.4.2.3"),
        (changed(actor={"account": {"homePage": "x", "name": "y"}}), "2.4.2.4"),
        (changed(verb={"id": "passed"}), "2.4.3"),
        (changed(verb={"id": "http://x/y", "display": {"not a tag": "x"}}), "4.2"),
        (changed(object={"id": "no iri"}), "2.4.4.1"),
        (changed(object={"id": "http://x/y", "definition": {"interactionType": "talk"}}), "2.4.4.1"),
        (changed(result={"score": {"scaled": 1.5}}), "2.4.5.1"),
        (changed(result={"score": {"raw": 101, "min": 0, "max": 100}}), "2.4.5.1"),
        (changed(result={"success": "yes"}), "2.4.5"),
        (changed(result={"duration": "30 min"}), "4.6"),
        (changed(result={"extensions": {"outcome": 1}}), "4.1"),
        (changed(context={"registration": "c1"}), "2.4.6"),
        (changed(context={"language": "Bulgarian language"}), "2.4.6"),
        (changed(context={"contextActivities": {"above": []}}), "2.4.6.2"),
        (changed(timestamp="24.11.2026"), "4.5"),
        (changed(timestamp="2026-11-24T09:00:00"), "4.5"),
        (changed(version="2.0"), "2.4.10"),
        (changed(extra=1), "2.4"),
        (changed(result={"response": None}), "2.2"),
    ],
)
def test_each_rule_can_be_broken(statement: dict[str, object], rule: str) -> None:
    assert any(one.startswith(rule) for one in broken(statement))
