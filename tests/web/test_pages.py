"""What pages show: figures that lead to the words, both marks after a correction, nothing that acts."""

import re
from dataclasses import replace

from tests.web.company import PEOPLE, START
from tests.web.conftest import Company, csrf_of
from trainer.cli.office import Office
from trainer.gate import for_html
from trainer.review.correcting import verdicts_of
from trainer.store.people import People


def test_a_figure_leads_to_its_line_and_the_line_is_there(still: Company) -> None:
    client = still.logged_in("mia")
    team = client.get("/team/north").text
    behind = re.findall(r'href="(/behind/[^"]+)"', team)
    quotes = "".join(client.get(one).text for one in behind)
    place = re.search(r'href="(/call/[^"#]+)#(line-\d+)"', quotes)
    assert place is not None
    page = client.get(place[1]).text
    assert f'id="{place[2]}"' in page
    assert '<mark class="' in page


def test_a_team_page_names_who_is_overdue_and_whose_dispute_waits(still: Company) -> None:
    page = still.logged_in("mia").get("/team/north").text
    assert "Ben Hill" in page
    assert "overdue" in page
    assert "1 dispute waits for an answer" in page
    assert "Cat Moor" not in page


def test_exams_are_compared_by_name_and_show_other_teams_nothing(still: Company) -> None:
    page = still.logged_in("mia").get("/exams/north").text
    assert re.findall(r'<th scope="row"><a href="/person/(\w+)"', page) == ["ana", "ben"]
    assert "stands apart" not in page.partition("<table>")[2]


def test_every_version_behind_a_mark_is_shown(still: Company) -> None:
    call = still.calls["ana exam"]
    page = still.logged_in("mia").get(f"/call/{call}").text
    line = still.store.line(call)
    assert line is not None
    for shown in (line.rubric_hash[:12], line.lexicon_hash[:12], line.scenario_hash[:12], line.persona_hash[:12]):
        assert shown in page
    assert line.backend in page


def test_a_private_call_shows_its_score_where_it_was_assigned_and_no_words(still: Company) -> None:
    page = still.logged_in("mia").get("/person/ana").text
    assert still.calls["ana practice"] not in page
    assert page.count("words are private") == 1
    assert still.calls["ana shared"] in page


def test_pages_speak_the_viewers_language(still: Company) -> None:
    page = still.logged_in("ana").get("/me").text
    assert '<html lang="bg">' in page
    assert "Точки във времето" in page


def test_both_marks_stand_after_a_correction(firm: Company) -> None:
    client, call = firm.logged_in("mia"), firm.calls["ana exam"]
    card = Office(firm.store, firm.tools).read(call).card
    name, before = next((name, one) for name, one in verdicts_of(card).items() if one.evidence)
    level = str((before.level + 1) % 5)
    form = {"csrf": csrf_of("mia"), "verdict": name, "level": level, "reason": "<i>she</i> was plain"}
    answer = client.post(f"/call/{call}/correct", data=form)
    assert answer.headers["location"] == f"/call/{call}#v-{name}"
    page = client.get(f"/call/{call}").text
    assert f"{before.level}/" in page
    assert f"{level} says mia" in page
    assert "&lt;i&gt;she&lt;/i&gt; was plain" in page
    part = client.post(f"/call/{call}/correct", data=form, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert part.text.startswith(f'<tr id="v-{name}"')
    assert part.text.count("says mia") == 2
    assert firm.logged_in("root").get("/audit").text.count(f"{name} {level}") == 2


def test_a_correction_without_reason_or_level_is_not_kept(firm: Company) -> None:
    client, call = firm.logged_in("mia"), firm.calls["ana exam"]
    form = {"csrf": csrf_of("mia"), "verdict": "stage.opening", "level": "2", "reason": "because"}
    wrong = [{"reason": " "}, {"level": "5"}, {"level": "-1"}, {"level": "two"}, {"reason": "x" * 1001}]
    codes = [client.post(f"/call/{call}/correct", data={**form, **one}).status_code for one in wrong]
    assert codes == [422] * 5
    assert client.post(f"/call/{call}/correct", data={**form, "verdict": "9.listen"}).status_code == 404
    assert Office(firm.store, firm.tools).read(call).corrections == ()


def test_nobody_corrects_their_own_call(firm: Company) -> None:
    form = {"csrf": csrf_of("ana"), "verdict": "stage.opening", "level": "4", "reason": "I was good"}
    assert firm.logged_in("ana").post(f"/call/{firm.calls['ana exam']}/correct", data=form).status_code == 403
    assert "hx-post" not in firm.logged_in("ana").get(f"/call/{firm.calls['ana exam']}").text


def test_an_answered_dispute_is_shown_on_the_call_and_asked_no_more(firm: Company) -> None:
    client, call = firm.logged_in("mia"), firm.calls["ana exam"]
    assert "&lt;b&gt;I did&lt;/b&gt; listen" in client.get("/disputes").text
    form = {"csrf": csrf_of("mia"), "verdict": "upheld", "reason": "quite so"}
    assert client.post("/dispute/d-ana/answer", data=form).status_code == 422
    assert client.post("/dispute/d-ana/answer", data={**form, "level": "3"}).status_code == 303
    assert client.post("/dispute/d-ana/answer", data={**form, "level": "3"}).status_code == 404
    assert client.post("/dispute/d-cat/answer", data={**form, "level": "3"}).status_code == 404
    page = firm.logged_in("ana").get(f"/call/{call}").text
    assert "quite so" in page
    assert client.get("/disputes").text.count("<article") == 0


def test_names_and_words_that_act_are_shown_and_do_nothing(firm: Company) -> None:
    nasty = "<script>alert(1)</script>\u202e\x1b[31m'\""
    ben = next(one for one in PEOPLE if one.name == "ben")
    People(firm.store.database).keep((replace(ben, shown=nasty),), by_whom="root", at=START)
    page = firm.logged_in("mia").get("/team/north").text
    assert for_html(nasty) in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page)
    assert page.count("<script") == 1
