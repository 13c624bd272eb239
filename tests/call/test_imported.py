import pytest

from tests.call.settings import setting
from tests.coaching.weak import pieces
from trainer.acts import Gate, RuleName, VerdictKind
from trainer.call.imported import Line, imported, joined, trainee_among
from trainer.coaching import debrief_outside, wordings_outside
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.scoring import score
from trainer.transcript import Refusal, Situation

RUBRIC = Library([shipped_folder()]).rubric()
SETTING = setting("vacuum-shop", "indecisive-parent")
CALL = (
    Line("Ann", "Good morning, my name is Ann Cole from Halden. Is now a good moment?"),
    Line("Bo", "Yes, go on."),
    Line("Ann", "How do you do the payslips at the moment?"),
    Line("Bo", "It's too expensive for us anyway."),
    Line("Ann", "“Too expensive” – I can see why you say that. Is it the sum itself, or paying every month?"),
    Line("Bo", "Every month. We had a contract before."),
    Line("Ann", "Then you could stop any month."),
    Line("Bo", "I said no. Take me off your list."),
    Line("Ann", "All right, I am taking your number off our list now. Goodbye."),
)


@pytest.mark.parametrize(
    ("names", "trainee"),
    [
        (("Seller", "Customer"), "Seller"),
        (("Клиент", "Продавач"), "Продавач"),
        (("Ann", "Customer"), "Ann"),
        (("Ann", "Bo"), None),
        (("Agent", "Trainee", "Bo"), None),
        (("Ann", "Bo", "Customer"), None),
        (("Ann",), None),
    ],
)
def test_the_trainee_is_who_is_called_so_or_stands_across_from_a_customer(names, trainee):
    assert trainee_among(names) == trainee


def test_lines_of_one_side_are_one_turn_and_silence_is_none():
    lines = (Line("Bo", "No."), Line("Cy", "Never."), Line("Ann", " "), Line("Ann", "I see."), Line("Ann", "Why?"))
    assert joined(lines, "Ann") == (Line("Bo", "No. Never."), Line("Ann", "I see. Why?"))


def test_moments_are_read_from_the_words_and_the_rest_stays_unknown():
    transcript = imported(CALL, "Ann", SETTING.ear)
    standings = [turn.standing for turn in transcript.customer_turns()]
    assert [(one.situation, one.objection, one.concern_known, one.heated) for one in standings] == [
        (Situation.TALK, None, None, None),
        (Situation.OBJECTION, "said-1", None, None),
        (Situation.OBJECTION, "said-1", None, None),
        (Situation.REFUSAL, None, None, None),
    ]
    assert (standings[-1].refusal, standings[-1].removal_asked) == (Refusal.FIRM, True)
    assert transcript.outcome is None


def test_what_nobody_recorded_is_cannot_tell():
    lines = (CALL[0], Line("Bo", "It's too expensive for us."), CALL[4], Line("Bo", "Every month."))
    card = score(imported(lines, "Ann", SETTING.ear), RUBRIC)
    (episode,) = card.episodes
    verdicts = {one.rule: one.kind for one in episode.verdicts}
    assert verdicts[RuleName.ARGUE] is VerdictKind.CANNOT_TELL
    assert verdicts[RuleName.CLARIFY] is VerdictKind.LEVEL
    assert (episode.revealed, card.outcome) == (None, None)


def test_a_sheet_lets_a_claim_be_called_untrue():
    scenario = SETTING.scenario
    lines = (Line("Bo", "It's too expensive."), Line("Ann", f"But {scenario.not_true[0].claim}"), Line("Bo", "Hm."))

    def gates(sheet):
        card = score(imported(lines, "Ann", SETTING.ear, sheet), RUBRIC, sheet)
        return {cap.gate for cap in card.caps} | {cap.gate for one in card.episodes for cap in one.caps}

    assert Gate.G2 in gates(scenario)
    assert Gate.G2 not in gates(None)


def test_its_debrief_says_nothing_of_how_lines_were_taken():
    transcript = imported(CALL, "Ann", SETTING.ear)
    told = debrief_outside(transcript, score(transcript, RUBRIC))
    assert (told.recorded, told.feelings, told.opens_with) == (False, (), "")
    assert {line.taken for story in told.stories for line in story.lines} == {""}
    assert [line.answer for line in told.stories[0].lines] == [CALL[5].text, CALL[7].text]


def test_a_weak_line_gets_a_better_wording_that_asks():
    lines = (Line("Bo", "It's too expensive for us."), Line("Ann", "Trust me, it is cheap."), Line("Bo", "No."))
    transcript = imported(lines, "Ann", SETTING.ear)
    told = debrief_outside(transcript, score(transcript, RUBRIC))
    (text,) = wordings_outside(transcript, told, SETTING.ear, None, pieces("en")).values()
    assert "It's too expensive for us" in text
    assert text.endswith("?")
