"""What only a real terminal shows: who was speaking when Enter was pressed, and what is left on the screen."""

import sqlite3
import time

import pytest
from sitting import Sitting

pytestmark = pytest.mark.terminal

CALL = ("practice", "payroll-cold-call", "--as", "interested-planner", "--seed", "3", "--lang", "en")


@pytest.fixture
def sit(tmp_path):
    sittings = []

    def start(*arguments, **variables):
        sitting = Sitting(tmp_path, *arguments, **variables)
        sittings.append(sitting)
        return sitting

    yield start
    for sitting in sittings:
        sitting.close()


def begun(sit, **variables):
    sitting = sit(*CALL, **variables)
    sitting.until("Your goal for this call:")
    sitting.say("")
    sitting.until("Grace Adeyemi: Hello")
    sitting.quiet()
    return sitting


def acts_of(home):
    rows = sqlite3.connect(home / "calls.db").execute("select text, marks from turns order by seq").fetchall()
    return [
        (text, [name for name in ("interrupt", "encourager", "wait") if f'"{name}"' in marks]) for text, marks in rows
    ]


def kept(home, lines, seconds=10.0):
    """The lines in the store once there are so many."""
    end = time.monotonic() + seconds
    while len(acts_of(home)) < lines and time.monotonic() < end:
        time.sleep(0.05)
    return acts_of(home)


def mid_sentence(sitting):
    """The customer has been given something long to say and has begun to say it."""
    sitting.say("Good morning, Anna Koleva from Orbis Payroll. How long does payroll take you each month?")
    sitting.until("▌")
    sitting.read(0.4)


def test_speaking_over_the_customer_is_an_interruption(sit, tmp_path):
    sitting = begun(sit, TRAINER_WORDS_PER_MINUTE="60")
    mid_sentence(sitting)
    sitting.say("We are nine euro per employee")
    assert kept(tmp_path, 2)[-1] == ("We are nine euro per employee", ["interrupt"])


def test_an_encourager_is_none(sit, tmp_path):
    sitting = begun(sit, TRAINER_WORDS_PER_MINUTE="60")
    mid_sentence(sitting)
    sitting.say("go on")
    assert kept(tmp_path, 2)[-1] == ("go on", ["encourager"])


def test_enter_on_an_empty_line_waits(sit, tmp_path):
    sitting = begun(sit, TRAINER_WORDS_PER_MINUTE="60")
    mid_sentence(sitting)
    sitting.say("")
    assert kept(tmp_path, 2)[-1] == ("", ["wait"])


def test_control_c_drops_the_line_and_control_d_keeps_the_call(sit, tmp_path):
    sitting = begun(sit)
    sitting.type("half a line\x03")
    sitting.read(0.5)
    sitting.say("Good morning, Anna Koleva from Orbis Payroll.")
    kept(tmp_path, 1)
    sitting.quiet()
    sitting.type("\x04")
    sitting.until("trainer resume")
    assert kept(tmp_path, 1) == [("Good morning, Anna Koleva from Orbis Payroll.", [])]
    again = sit("resume")
    again.until("your line 2")


def test_alt_enter_starts_a_new_line_and_a_paste_stays_one_turn(sit, tmp_path):
    sitting = begun(sit)
    sitting.type("Good morning,\x1b\rAnna Koleva here.\r")
    kept(tmp_path, 1)
    sitting.quiet()
    sitting.type("\x1b[200~one\ntwo\x1b[201~\r")
    assert [text for text, _ in kept(tmp_path, 2)] == ["Good morning,\nAnna Koleva here.", "one\ntwo"]


def test_no_colour_where_none_is_wanted(sit):
    sitting = begun(sit, NO_COLOR="1")
    assert b"\x1b[9" not in sitting.raw and b"\x1b[38" not in sitting.raw
