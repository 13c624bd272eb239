"""A person's line on the manager's terminal: every figure leads to its words."""

from io import StringIO

from rich.console import Console

from trainer.files.packaged import load_words
from trainer.review.cohort import Point
from trainer.review.people import Duty, Person
from trainer.terminal.review_screen import person_screen


def test_each_score_stands_beside_the_call_that_explains_it():
    points = [Point(f"call-{n}", "2026-11-24", "vacuum-shop", "exam", 50 + n, 70, None) for n in range(2)]
    out = Console(file=StringIO(), width=80)
    out.print(*person_screen(Person("ana", "Ana", "north", Duty.TRAINEE), [], points, load_words("en")))
    shown = out.file.getvalue()
    assert all(point.call in line for point in points for line in shown.splitlines() if f"{point.score} / 70" in line)
    assert "`trainer debrief call-1`" in shown
