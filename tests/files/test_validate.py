"""Problems of shape: all at once, each at its line and column, with the near name where there is one."""

from trainer.checks.problem import Problem, excerpt, tell
from trainer.content.chart import Chart
from trainer.content.persona import Traits
from trainer.content.rubric import Cap, Rubric
from trainer.content.scenario import AnswerTest, Fact
from trainer.files.packaged import load_words
from trainer.files.strict import read_yaml
from trainer.files.validate import validate


def found(text: str, model: type) -> list[str]:
    """What a check prints, without the path."""
    words = load_words("en")
    _, problems = validate(read_yaml(text, "f").value, model, text, "f")
    return [tell(problem, words).removeprefix("f:") for problem in problems]


def test_a_right_file_has_a_value_and_no_problem() -> None:
    text = "{id: F1, text: 1% a year, terms: [one, 1 percent]}"
    assert validate(read_yaml(text, "f").value, Fact, text, "f") == (
        Fact(id="F1", text="1% a year", terms=("one", "1 percent")),
        (),
    )


def test_numbers_and_switches_where_text_is_due_are_the_text_as_typed() -> None:
    text = "id: 1\ntext: true\nterms: [24, 010, no, 12:30, false, -3]\n"
    value, problems = validate(read_yaml(text, "f").value, Fact, text, "f")
    assert value == Fact(id="1", text="true", terms=("24", "010", "no", "12:30", "false", "-3"))
    assert problems == ()


def test_every_problem_is_told_at_once() -> None:
    text = "id: bad id\ntxt: hello\nterms: [a]\nprice: yes\n"
    assert found(text, Fact) == [
        "1:5: S017 'bad id' cannot be used for 'id'. Use Latin letters, digits and hyphens, as the shipped files do.",
        "2:1: S010 'txt' is not known here. Did you mean 'text'?",
        "3:1: S014 'terms' has too few items. Give at least 2.",
        "4:8: S012 'price' must be true or false, and 'yes' is not. Write true or false, without quotes.".replace(
            "is not. Write", "is neither. Write"
        ),
    ]


def test_a_misspelt_key_is_told_once_and_a_missing_one_stays_missing() -> None:
    assert found("id: F1\ntxt: hello\nterms: [a, b]\n", Fact) == [
        "2:1: S010 'txt' is not known here. Did you mean 'text'?"
    ]
    assert [line.split(" '")[0] for line in found("id: F1\nzzz: hello\nterms: [a, b]\n", Fact)] == [
        "1:1: S011",
        "2:1: S010",
    ]


def test_numbers() -> None:
    text = "trust: '70'\ninterest: 130\npatience: yes\nirritation: -1\nturn_cost: [1]\n"
    lines = [line for line in found(text, Traits) if "missing" not in line]
    assert lines == [
        "1:8: S012 'trust' must be a whole number, and '70' is not. Write digits only, without quotes.",
        "2:11: S016 130 is too high for 'interest'. Give 100 or less.",
        "3:11: S012 'patience' must be a whole number, and 'yes' is not. Write digits only, without quotes.",
        "4:13: S016 -1 is too low for 'irritation'. Give 0 or more.",
        "5:12: S012 'turn_cost' must be a whole number, and '[...]' is not. Write digits only, without quotes.",
    ]


def test_choices_and_keys_of_a_mapping() -> None:
    text = "objection: B1\nanswer: Yes.\nquality: god\nexpect: {listn: [0, 4], argue: [1, 9]}\n"
    assert found(text, AnswerTest) == [
        "3:10: S013 'god' is not one of the choices for 'quality'. Did you mean 'good'?",
        "4:10: S013 'listn' is not one of the choices for 'expect'. Did you mean 'listen'?",
        "4:36: S016 9 is too high for 'argue'. Give 4 or less.",
    ]


def test_a_place_of_several_kinds_gives_one_problem() -> None:
    text = (
        "initial: a\nstates:\n  - a\n  - {name: b, initial: c, childrn: [c]}\n  - [x]\ntransitions:\n"
        "  - {trigger: go, source: [a, 'b c'], dest: '?', conditions: {a: b}}\n"
    )
    assert [line.split(" '")[0] for line in found(text, Chart)] == [
        "4:27: S010",
        "5:5: S012",
        "7:31: S017",
        "7:45: S017",
        "7:62: S012",
    ]


def test_an_inner_problem_is_placed_inside() -> None:
    text = "{episode: 101, sesion: 3}"
    assert [line[:10] for line in found(text, Cap)] == ["1:11: S016", "1:16: S010"]
    assert [line[:9] for line in found("id: x\nbar: {}\n", Rubric) if "S012" in line] == ["2:6: S012"]


def test_a_problem_inside_an_alias_stands_where_the_alias_stands() -> None:
    text = "id: &n [x]\ntext: *n\nterms: [a, b]\n"
    assert [line[:10] for line in found(text, Fact)] == ["1:5: S012 ", "2:7: S012 "]


def test_the_excerpt_points_at_the_place() -> None:
    source = "a: 1\n\tb: " + "x" * 200 + "!\n"
    problem = Problem("f", 2, 205, "S005")
    shown = excerpt(problem, source)
    assert shown is not None
    assert (shown.line[shown.caret], len(shown.line) <= 100) == ("!", True)
    assert excerpt(Problem("f", 9, 1, "S005"), source) is None
    assert excerpt(Problem("f", 0, 0, "S002"), source) is None
    short = excerpt(Problem("f", 1, 4, "S005"), source)
    assert short is not None
    assert (short.line, short.caret) == ("a: 1", 3)
