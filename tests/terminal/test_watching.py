import io

import pytest
from rich.console import Console

from tests.call.settings import setting
from trainer.call import Input, hear, open_call
from trainer.files.packaged import load_words
from trainer.terminal.page import THEME, Page
from trainer.terminal.watching import Pace, show_call

LINES = ("Good morning, my name is Ann Cole from Volta Electronics. May I ask your name?", "You are an idiot.")


def played():
    call = open_call(setting("vacuum-shop", "indecisive-parent"), 5)
    for line in LINES:
        call, _ = hear(call, Input(line))
    return call


def shown(width: int, waited: list[float], pace: int) -> str:
    out = io.StringIO()
    page = Page(Console(file=out, width=width, theme=THEME, highlight=False, markup=False, emoji=False))
    call = played()
    show_call(call.opening, call.exchanges, "Emily", page, Pace(pace, waited.append, load_words("en")))
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_turn_its_marks_and_faults_are_shown_at_any_width(width):
    text = " ".join(shown(width, [], 0).split())
    assert "First contact 3/4" in text
    assert "an insult, a threat or mockery." in text.replace("✗ ", "")
    assert max(map(len, shown(width, [], 0).splitlines())) <= width


def test_each_turn_is_waited_for_by_its_words_and_never_long():
    waited: list[float] = []
    shown(80, waited, 200)
    call = played()
    spoken = [call.opening.text] if call.opening else []
    spoken += [text for one in call.exchanges for text in (one.trainee.text, one.reply.text)]
    assert waited == [min(12.0, 0.8 + 60.0 * len(text.split()) / 200) for text in spoken]
    assert Pace(200, waited.append, load_words("en")).seconds("word " * 500) == 12.0


def test_at_once_nothing_is_waited_for():
    waited: list[float] = []
    shown(80, waited, 0)
    assert waited == []
