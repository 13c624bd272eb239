import pytest

from trainer.coaching.exams import Paper, paper

PEOPLE = ("busy", "calm", "deaf", "eager")


def test_a_cohort_has_one_paper_a_try_and_other_cohorts_have_others():
    autumn = [paper("autumn", "here", PEOPLE, number) for number in range(1, 9)]
    assert autumn == [paper("autumn", "here", PEOPLE, number) for number in range(1, 9)]
    assert len({(one.persona, one.seed) for one in autumn}) == 8
    assert [one.seed for one in autumn] != [paper("spring", "here", PEOPLE, number).seed for number in range(1, 9)]
    assert paper("autumn", "there", PEOPLE, 1).seed != autumn[0].seed


def test_each_try_meets_another_customer_as_long_as_there_is_one():
    assert {paper("autumn", "here", PEOPLE, number).persona for number in range(1, 5)} == set(PEOPLE)


def test_no_seed_of_an_exam_can_be_drawn_in_practice():
    assert all(paper("autumn", "here", PEOPLE, number).seed >= 1_000_000 for number in range(1, 50))


def test_a_paper_is_the_same_on_every_machine():
    assert paper("autumn", "here", PEOPLE, 1, 3) == Paper(1, 3, "calm", 312745299)


def test_an_exam_needs_somebody_who_picks_up():
    with pytest.raises(ValueError, match="picks up"):
        paper("autumn", "here", (), 1)
