"""Single cues, and pairs put in order by a rank."""

import pytest

from tests.review.samples import record
from trainer.call.single_answer import answer_from
from trainer.review.cues import CUES, cue_figures, ordered_by_cues
from trainer.review.labelled import is_frozen
from trainer.review.ordering import Chosen, Order, baselines, choice_from, order, orders, wrong


def answer(text, **more):
    return answer_from(record("x", text, **more))


@pytest.mark.parametrize(
    ("cue", "text", "count"),
    [
        ("length", "It's dear, isn't it?", 6),
        ("question_marks", "What? Why?!", 2),
        ("politeness", "Thank you, thanks, sorry.", 3),
        ("empathy_words", "I understand, I understood nothing.", 1),
        ("overlap", "Dear to whom?", 1),
        ("product_words", "Nine EURO and nine cents.", 2),
    ],
)
def test_what_a_cue_counts(cue, text, count):
    assert CUES[cue](answer(text, customer="It's too dear.")) == count


def test_bulgarian_has_words_of_its_own():
    polite = answer("Благодаря Ви, моля, thank you", lang="bg")
    assert CUES["politeness"](polite) == 2


def test_a_cue_against_two_series():
    answers = [answer("One"), answer("One two"), answer("One two three")]
    length = cue_figures(answers, [1, 2, 3], [3, 2, 1])[0]
    assert (length.cue, length.scorer, length.people, length.apart) == ("length", 1000, -1000, 2000)


def choice(id, context="a shop", axis="clarify"):
    return choice_from({**record(id, context=context), "better": "What for?", "worse": "It is cheap enough, trust me.",
                        "axis": axis, "hardness": "plain", "why": "it asks"})  # fmt: skip


def test_a_tie_is_wrong_for_the_scorer_and_half_for_a_cue():
    chosen = [Chosen(choice("a"), 5000, 4000), Chosen(choice("b", axis="argue"), 4000, 4000)]
    assert order("en", chosen) == Order("en", 2, 500, (95, 905))
    assert [(one.name, one.right) for one in orders(chosen, lambda it: it.choice.axis)] == [
        ("argue", 0), ("clarify", 1000),
    ]  # fmt: skip
    figures = {one.name: one.right for one in baselines(chosen)}
    assert (figures["question_marks"], figures["length"], figures["politeness"]) == (1000, 1000, 500)
    assert [one.n for one in ordered_by_cues([])] == [0] * len(CUES)


def test_wrong_pairs_are_shown_from_the_open_part_only():
    contexts = [next(f"{n}" for n in range(99) if is_frozen(f"P1|{n}") == frozen) for frozen in (True, False)]
    chosen = [Chosen(choice("frozen", contexts[0]), 0, 9), Chosen(choice("near", contexts[1]), 4, 9),
              Chosen(choice("far", contexts[1]), 0, 9), Chosen(choice("right", contexts[1]), 9, 0)]  # fmt: skip
    assert [one.choice.id for one in wrong(chosen, 5)] == ["far", "near"]
