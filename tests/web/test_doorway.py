"""Coming in: throttled, no planted sessions, no foreign forms, no leading away, nothing left behind."""

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.company import PEOPLE, START, quick
from tests.web.conftest import Company, csrf_of, form_token
from trainer.cli.serving import application
from trainer.store.people import People
from trainer.web.doorway import FORM, MOST_BY_NAME, SESSION, kept_as, own_path
from trainer.web.headers import ALWAYS

RIGHT = "a long enough one"


def give(firm: Company, name: str = "mia") -> None:
    firm.doors.set_password(name, quick().hash(RIGHT), by_whom="root", at=START)


def try_in(client: TestClient, name: str, password: str, going: str = "/teams") -> int:
    csrf = form_token(client.get("/login").text)
    return client.post("/login", data={"csrf": csrf, "name": name, "password": password, "next": going}).status_code


def test_the_right_password_opens_and_leads_on(firm: Company) -> None:
    give(firm)
    client = firm.browser()
    csrf = form_token(client.get("/login?next=/teams").text)
    answer = client.post("/login", data={"csrf": csrf, "name": "mia", "password": RIGHT, "next": "/teams"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/teams")
    cookie = answer.headers["set-cookie"]
    assert all(part in cookie for part in (f"{SESSION}=", "HttpOnly", "Secure", "SameSite=lax", "Path=/"))
    assert client.get("/teams").status_code == 200


def test_a_wrong_password_and_an_unknown_name_are_told_alike(firm: Company) -> None:
    give(firm)

    def said(name: str) -> str:
        client = firm.browser()
        csrf = form_token(client.get("/login").text)
        answer = client.post("/login", data={"csrf": csrf, "name": name, "password": "wrong"})
        assert answer.status_code == 401
        return answer.text.replace(form_token(answer.text), "").replace(name, "")

    assert said("mia") == said("nobody") == said("ana") == said("dan")


def test_an_unknown_name_is_compared_too(firm: Company) -> None:
    compared: list[str] = []

    def verify(password: str, kept: str) -> bool:
        compared.append(kept)
        return False

    locks = replace(quick(), verify=verify, same_for_unknown="dummy")
    client = TestClient(
        application(firm.store, firm.tools, locks.now, locks), base_url="https://testserver", follow_redirects=False
    )
    give(firm)
    assert [try_in(client, name, "x") for name in ("mia", "nobody", "dan")] == [401, 401, 401]
    assert compared == [quick().hash(RIGHT), "dummy", "dummy"]


def test_after_five_failures_even_the_right_password_waits(firm: Company) -> None:
    give(firm)
    assert [try_in(firm.browser(), "mia", "wrong") for _ in range(MOST_BY_NAME)] == [401] * MOST_BY_NAME
    assert try_in(firm.browser(), "mia", RIGHT) == 429
    later = quick(quick().now() + timedelta(minutes=16))
    client = TestClient(
        application(firm.store, firm.tools, later.now, later), base_url="https://testserver", follow_redirects=False
    )
    assert try_in(client, "mia", RIGHT) == 303


def test_a_session_planted_before_the_login_opens_nothing(firm: Company) -> None:
    give(firm)
    client = firm.browser("planted")
    assert try_in(client, "mia", RIGHT) == 303
    assert firm.browser("planted").get("/teams").status_code == 303


def test_logging_out_ends_the_session_itself(firm: Company) -> None:
    client = firm.logged_in("mia")
    token = client.cookies[SESSION]
    assert client.post("/logout", data={"csrf": csrf_of("mia")}).status_code == 303
    assert firm.browser(token).get("/teams").status_code == 303


def test_a_new_password_ends_every_session(firm: Company) -> None:
    give(firm)
    client, other = firm.logged_in("mia"), firm.logged_in("mia", hours=47)
    give(firm)
    assert [one.get("/teams").status_code for one in (client, other)] == [303, 303]
    client = firm.logged_in("mia", hours=46)
    form = {"csrf": csrf_of("mia"), "old": RIGHT, "new": "another long one"}
    assert client.post("/password", data={**form, "new": "short"}).status_code == 422
    assert client.post("/password", data={**form, "old": "wrong"}).status_code == 422
    assert client.post("/password", data=form).headers["location"] == "/login"
    assert client.get("/teams").status_code == 303
    assert try_in(firm.browser(), "mia", "another long one") == 303


def test_who_is_shut_out_is_out_at_once(firm: Company) -> None:
    client, admin = firm.logged_in("mia"), firm.logged_in("root")
    assert client.get("/teams").status_code == 200
    assert admin.post("/people/disable/mia", data={"csrf": csrf_of("root")}).status_code == 303
    assert client.get("/teams").status_code == 303
    assert admin.post("/people/disable/root", data={"csrf": csrf_of("root")}).status_code == 404


def test_who_loses_a_role_loses_it_at_once(firm: Company) -> None:
    client = firm.logged_in("mia")
    mia = next(one for one in PEOPLE if one.name == "mia")
    People(firm.store.database).keep((replace(mia, manages=()),), by_whom="root", at=START)
    assert client.get("/team/north").status_code == 404


@pytest.mark.parametrize(
    ("headers", "form"),
    [
        ({}, {}),
        ({}, {"csrf": ""}),
        ({}, {"csrf": csrf_of("ana")}),
        ({"Origin": "https://elsewhere.example"}, {"csrf": csrf_of("mia")}),
        ({"Sec-Fetch-Site": "cross-site"}, {"csrf": csrf_of("mia")}),
        ({"Sec-Fetch-Site": "same-site"}, {"csrf": csrf_of("mia")}),
    ],
)
def test_a_form_from_elsewhere_changes_nothing(firm: Company, headers: dict[str, str], form: dict[str, str]) -> None:
    client = firm.logged_in("mia")
    assert client.post("/logout", data=form, headers=headers).status_code == 403
    assert client.get("/teams").status_code == 200


def test_the_login_form_belongs_to_one_browser(firm: Company) -> None:
    give(firm)
    foreign = form_token(firm.browser().get("/login").text)
    client = firm.browser()
    client.get("/login")
    answer = client.post("/login", data={"csrf": foreign, "name": "mia", "password": RIGHT})
    assert (answer.status_code, SESSION in answer.headers.get("set-cookie", "")) == (403, False)
    assert FORM in client.cookies


@pytest.mark.parametrize(
    "wanted",
    ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "", "/a//b",
     "/\telsewhere", "/a?next=//b", "/a\r\nSet-Cookie: x=y"],
)  # fmt: skip
def test_no_link_leads_away(wanted: str) -> None:
    assert own_path(wanted) == "/"


@pytest.mark.parametrize("wanted", ["/", "/teams", "/call/3fa9c2d1#line-3", "/person/%D0%B0%20b"])
def test_links_of_our_own_lead_on(wanted: str) -> None:
    assert own_path(wanted) == wanted


@pytest.mark.parametrize("path", ["/login", "/nope", "/static/style.css", "/static/../app.py", "/teams", "/call/x"])
def test_every_answer_carries_the_headers(still: Company, path: str) -> None:
    for client in (still.browser(), still.browser("no session")):
        headers = client.get(path).headers
        assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
        assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"csrf=" + b"x" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"csrf=a&csrf=b", "application/x-www-form-urlencoded", 400),
        (b"csrf=%ff", "application/x-www-form-urlencoded", 400),
        (b"csrf=%00", "application/x-www-form-urlencoded", 400),
        (b"\xff\xfe", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"f%d=1" % n for n in range(60)), "application/x-www-form-urlencoded", 400),
        (b'{"csrf": "a"}', "application/json", 415),
        (b"", "application/x-www-form-urlencoded", 403),
    ],
)
def test_bodies_that_no_form_of_ours_sends(still: Company, content: bytes, kind: str, status: int) -> None:
    client = still.browser()
    client.cookies.set(FORM, "a")
    answer = client.post("/login", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status


def test_only_the_hash_of_a_token_is_kept(firm: Company) -> None:
    client = firm.logged_in("mia")
    token = client.cookies[SESSION]
    rows = firm.store.database.read(lambda run: run("SELECT token FROM sessions", {}))
    assert [str(row[0]) for row in rows] == [kept_as(token)]
    assert firm.browser(kept_as(token)).get("/teams").status_code == 303
