import re
from html.parser import HTMLParser

import pytest

from tests.call.settings import setting
from trainer.acts import Span
from trainer.call import Call, Input, hear, open_call, rewind
from trainer.coaching import debrief
from trainer.coaching.affect_chart import affect_chart
from trainer.coaching.branches import Played, branches
from trainer.coaching.branches_page import branches_page
from trainer.coaching.debrief_page import Beside, debrief_page
from trainer.coaching.paper import underlined
from trainer.customer import Affect
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.files.packaged import load_words
from trainer.scoring import score

RUBRIC = Library([shipped_folder()]).rubric()
NASTY = "Is it <script>alert(1)</script> & the \u202eprice that bothers you, or the waiting?"
LINES = ("Good morning, my name is Ann Cole from Volta Electronics. May I ask your name?", NASTY, "Decide today.")
EMPTY = {"meta", "path", "rect", "polyline", "br"}


class Tags(HTMLParser):
    """Every tag opened and closed in its order, and every address that a page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href", "action", "data")]
        self.fetched += [tag] if tag in ("script", "link", "iframe", "object") else []
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def read(page: str) -> tuple[list[str], list[str], list[str]]:
    tags = Tags()
    tags.feed(page)
    return tags.wrong, tags.open, tags.fetched


def said(*lines: str) -> Call:
    call = open_call(setting("vacuum-shop", "indecisive-parent"), 5)
    for line in lines:
        if call.outcome is None:
            call, _ = hear(call, Input(line))
    return call


def page_of(call: Call, lang: str) -> str:
    card = score(call.transcript, RUBRIC, call.setting.scenario)
    told = debrief(call.transcript, call.exchanges, card, call.setting.scenario, call.setting.persona)
    return debrief_page(
        told, call.transcript, call.exchanges, load_words(lang), Beside({3: "<i>better</i>"}, "<i>heard</i>")
    )


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_a_debrief_stands_alone_and_nothing_typed_acts_in_it(lang):
    page = page_of(said(*LINES), lang)
    assert read(page) == ([], [], [])
    assert "alert(1)" in page
    assert [text in page for text in ("<script", "\u202e", "<i>better", "<i>heard")] == [False] * 4
    assert "url(" not in page
    assert "@import" not in page


def test_every_turn_of_the_call_stands_on_its_page():
    call = said(LINES[0], "Okay.", "What bothers you about the old one?")
    text = re.sub("<[^>]+>", "", page_of(call, "en")).replace("&#x27;", "'").replace("&quot;", '"')
    whole = text[text.index("The whole call") :]
    missing = [turn.text for turn in call.transcript.trainee_turns() if turn.text not in whole]
    missing += [turn.heard for turn in call.transcript.customer_turns() if turn.heard not in whole]
    assert missing == []


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        ((), "a &lt;b&gt; c"),
        (((2, 5),), "a <u>&lt;b&gt;</u> c"),
        (((0, 3), (2, 5)), "<u>a &lt;</u><u>b&gt;</u> c"),
        (((0, 7), (2, 5)), "<u>a &lt;b&gt; c</u>"),
        (((3, 3),), "a &lt;b&gt; c"),
    ],
)
def test_evidence_is_underlined_once_and_escaped(spans, html):
    assert underlined("a <b> c", [Span(*span) for span in spans]) == html


def test_the_chart_is_read_aloud_and_its_names_stand_apart():
    feelings = [Affect(5000, 5000, 5000, 0), Affect(5100, 5050, 5000, 10_000)]
    chart = affect_chart(feelings, load_words("en"))
    assert "trust: 50, 51; interest: 50, 51; patience: 50, 50; irritation: 0, 100" in chart
    places = [int(y) for y in re.findall(r'<text x="580" y="(\d+)"', chart)]
    assert len(places) == 4
    assert min(abs(one - other) for at, one in enumerate(places) for other in places[at + 1 :]) >= 16
    assert affect_chart((), load_words("en")) == ""


def test_three_branches_stand_side_by_side_under_the_attempt_they_came_from():
    first = said(*LINES)
    again, _ = hear(rewind(first, 2), Input("What bothers you about the old one?"))
    third, _ = hear(rewind(first, 2), Input("Take your time."))
    family = [
        Played("aa", None, None, first, 41),
        Played("bb", "aa", 2, again, None),
        Played("cc", "aa", 2, third, None),
    ]
    page = branches_page(branches(family), load_words("en"))
    assert read(page) == ([], [], [])
    assert page.count("<li>") == 3
    assert re.findall(r'<th scope="col">([^<]*)', page) == [
        "first attempt (aa)",
        "again from line 2 (bb)",
        "again from line 2 (cc)",
    ]
    assert re.findall(r'row">Score</th>(.*)</tr>', page) == ["<td>41</td><td>–</td><td>–</td>"]
