from tests.call.settings import setting
from trainer.call import Call, Input, hear, open_call, resume, rewind
from trainer.coaching.branches import Branch, Played, branches
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.scoring import score

RUBRIC = Library([shipped_folder()]).rubric()
LINES = ("Good morning, my name is Ann Cole.", "Okay.", "You should decide today.")


def said(*lines: str) -> Call:
    call = open_call(setting("vacuum-shop", "indecisive-parent"), 5)
    for line in lines:
        call, _ = hear(call, Input(line))
    return call


def played(name: str, call: Call, parent: str | None = None, turn: int | None = None) -> Played:
    return Played(name, parent, turn, call, score(call.transcript, RUBRIC, call.setting.scenario).score)


def shape(found: tuple[Branch, ...]) -> list[tuple[str, int, int | None, str]]:
    return [(one.name, one.depth, one.turn, one.line) for one in found]


def test_each_branch_stands_under_the_attempt_it_was_taken_back_from():
    first = said(*LINES)
    second, _ = hear(rewind(first, 2), Input("What matters to you?"))
    third, _ = hear(rewind(second, 2), Input("Take your time."))
    other = rewind(first, 3)
    family = [
        played("a", first),
        played("b", second, "a", 2),
        played("c", third, "b", 2),
        played("d", other, "a", 3),
    ]
    assert shape(branches(family)) == [
        ("a", 0, None, "Okay."),
        ("b", 1, 2, "What matters to you?"),
        ("c", 2, 2, "Take your time."),
        ("d", 1, 3, ""),
    ]


def test_taking_back_leaves_the_first_attempt_and_its_score_as_they_were():
    first = said(*LINES)
    before = played("a", first)
    again, _ = hear(rewind(first, 2), Input("What matters to you?"))
    assert played("a", first) == before
    assert resume(first.setting, first.seed, first.inputs).transcript == first.transcript
    assert again.transcript != first.transcript


def test_the_customer_stands_where_they_stood():
    first = said(*LINES)
    assert rewind(first, 3).customer.affect == said(*LINES[:2]).customer.affect
