"""A roster is read whole or not at all, and everything wrong in it is said with its line."""

import pytest

from trainer.files.roster import RosterFault, roster_from
from trainer.review.people import Duty, Person


def test_a_roster_as_people_save_it():
    text = (
        "\ufeffName;Shown;Team;Role;Manages;Lang;Active\r\n"
        "ana;Ана Петрова;север;;;bg;\r\n\r\n"
        '"o\'neill, mia";Mia;север;manager;север | юг;en;yes\r\n'
        "dan;;юг;trainer;;;не\r\n"
    )
    assert roster_from(text.encode()).people == (
        Person("ana", "Ана Петрова", "север", Duty.TRAINEE, (), "bg", True),
        Person("o'neill, mia", "Mia", "север", Duty.MANAGER, ("север", "юг"), "en", True),
        Person("dan", "dan", "юг", Duty.TRAINER, (), "en", False),
    )


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        (b"", [(0, "roster.empty")]),
        (b"\xff\xfe", [(0, "roster.not_utf8")]),
        (b"x" * (8 * 1024 * 1024 + 1), [(0, "roster.too_big")]),
        (b"name,tem\nana,x\n", [(1, "roster.column"), (1, "roster.column_missing")]),
        (b"name,team\nana,x\nana,y\n", [(3, "roster.twice")]),
        (b"name,team\n,x\nben,y,z\n", [(2, "roster.no_name"), (3, "roster.too_many_cells")]),
        (b"name,team,role\nana,x,boss\n", [(2, "roster.role")]),
        (b"name,team,lang\nana,x,de\n", [(2, "roster.lang")]),
        (b"name,team,active\nana,x,perhaps\n", [(2, "roster.active")]),
        (b'name,team\n"a\nb",x\n', [(3, "roster.bad_text")]),
        (b"name,team\n" + b"n" * 81 + b",x\n", [(2, "roster.bad_text")]),
        (b"name,team\nana,\x00\n", [(2, "roster.bad_text")]),
    ],
)
def test_what_is_wrong_is_said(raw, faults):
    roster = roster_from(raw)
    assert [(fault.line, fault.key) for fault in roster.faults] == faults


def test_a_fault_tells_what_was_typed_and_what_would_do():
    faults = roster_from(b"name,team,role\nana,x,boss\n").faults
    assert faults == (RosterFault(2, "roster.role", "boss", "trainee, trainer, manager, admin"),)
