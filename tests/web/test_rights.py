"""Who may do what: every page and every command by ten actors, as one table; a page not in it fails the tests."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.company import PEOPLE, START
from tests.web.conftest import Company, csrf_of
from trainer.cli.main import COMMANDS
from trainer.cli.office import Office
from trainer.cli.review import sight_here
from trainer.review.people import Duty
from trainer.review.sight import Absent
from trainer.store.people import People
from trainer.web.doorway import kept_as
from trainer.web.routes import PAGES

ACTORS = ("anonymous", "own", "other", "trainer", "manager", "foreign", "admin", "disabled", "expired", "lower")
"""Nobody; Ana herself; a colleague; a trainer; her manager; another team's; an admin; a manager who was shut out, a
session that is over, and her manager with a session that began when she was a trainee."""

OK, GO, IN, NO, HIDDEN = 200, 303, 401, 403, 404

# Columns:                              anon own  other   train manag fore  admin  disab expir lower
MATRIX: dict[tuple[str, str], tuple[int, ...]] = {
    ("GET", "/login"):                  (OK, GO,  GO,     GO,   GO,   GO,   GO,    OK,   OK,   GO),
    ("GET", "/password"):               (GO, OK,  OK,     OK,   OK,   OK,   OK,    GO,   GO,   OK),
    ("GET", "/"):                       (GO, GO,  GO,     GO,   GO,   GO,   GO,    GO,   GO,   GO),
    ("GET", "/me"):                     (GO, OK,  OK,     OK,   OK,   OK,   OK,    GO,   GO,   OK),
    ("GET", "/person/ana"):             (GO, OK,  HIDDEN, HIDDEN, OK, HIDDEN, OK,  GO,   GO,   HIDDEN),
    ("GET", "/call/{ana exam}"):        (GO, OK,  HIDDEN, HIDDEN, OK, HIDDEN, OK,  GO,   GO,   HIDDEN),
    ("GET", "/call/{ana shared}"):      (GO, OK,  HIDDEN, HIDDEN, OK, HIDDEN, OK,  GO,   GO,   HIDDEN),
    ("GET", "/call/{ana practice}"):    (GO, OK,  HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, GO, GO, HIDDEN),
    ("GET", "/call/there-is-none"):     (GO, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN, GO, GO, HIDDEN),
    ("GET", "/teams"):                  (GO, NO,  NO,     NO,   OK,   OK,   OK,    GO,   GO,   NO),
    ("GET", "/team/north"):             (GO, NO,  NO,     NO,   OK,   HIDDEN, OK,  GO,   GO,   NO),
    ("GET", "/behind/price/listen/north"): (GO, NO, NO,   NO,   OK,   HIDDEN, OK,  GO,   GO,   NO),
    ("GET", "/exams/north"):            (GO, NO,  NO,     NO,   OK,   HIDDEN, OK,  GO,   GO,   NO),
    ("GET", "/disputes"):               (GO, NO,  NO,     NO,   OK,   OK,   OK,    GO,   GO,   NO),
    ("GET", "/scenarios"):              (GO, NO,  NO,     OK,   OK,   OK,   OK,    GO,   GO,   NO),
    ("GET", "/people"):                 (GO, NO,  NO,     NO,   NO,   NO,   OK,    GO,   GO,   NO),
    ("GET", "/audit"):                  (GO, NO,  NO,     NO,   NO,   NO,   OK,    GO,   GO,   NO),
    ("POST", "/login"):                 (NO, IN,  IN,     IN,   IN,   IN,   IN,    NO,   NO,   IN),
    ("POST", "/password"):              (IN, 422, 422,    422,  422,  422,  422,   IN,   IN,   422),
    ("POST", "/call/{ana exam}/correct"):     (IN, NO, NO, NO, GO, HIDDEN, GO, IN, IN, NO),
    ("POST", "/call/{ana practice}/correct"): (IN, NO, NO, NO, HIDDEN, HIDDEN, HIDDEN, IN, IN, NO),
    ("POST", "/dispute/d-ana/answer"):  (IN, NO,  NO,     NO,   GO,   HIDDEN, GO,  IN,   IN,   NO),
    ("POST", "/people/disable/ana"):    (IN, NO,  NO,     NO,   NO,   NO,   GO,    IN,   IN,   NO),
    ("POST", "/people/enable/ana"):     (IN, NO,  NO,     NO,   NO,   NO,   GO,    IN,   IN,   NO),
    ("POST", "/people/revoke/ana"):     (IN, NO,  NO,     NO,   NO,   NO,   GO,    IN,   IN,   NO),
    ("POST", "/logout"):                (IN, GO,  GO,     GO,   GO,   GO,   GO,    IN,   IN,   GO),
}  # fmt: skip

FORM = {"verdict": "upheld", "level": "3", "reason": "it was taken up", "name": "nobody", "password": "x", "old": "x"}
NAMES = {"own": "ana", "other": "ben", "trainer": "tom", "manager": "mia", "foreign": "zoe", "admin": "root"}


def actor(firm: Company, who: str) -> tuple[TestClient, str]:
    """A browser of an actor's, and what its forms send back."""
    if who == "anonymous":
        return firm.browser(), ""
    if who == "disabled":
        return firm.logged_in("dan"), csrf_of("dan")
    if who == "expired":
        return firm.logged_in("mia", hours=1), csrf_of("mia")
    if who == "lower":
        mia, token = next(one for one in PEOPLE if one.name == "mia"), str(uuid.uuid4())
        firm.doors.open_session(replace(mia, role=Duty.TRAINEE), kept_as(token), "low", at=START, hours=48)
        return firm.browser(token), "low"
    return firm.logged_in(NAMES[who]), csrf_of(NAMES[who])


def send(firm: Company, who: str, path: str) -> int:
    for what, call in firm.calls.items():
        path = path.replace(f"{{{what}}}", call)
    client, csrf = actor(firm, who)
    form = {**FORM, "csrf": csrf, "name": f"nobody {who}"}
    if path.endswith("/correct"):
        form["verdict"] = "stage.opening"
    return client.post(path, data=form).status_code


@pytest.mark.parametrize(("path", "rights"), [(key[1], rights) for key, rights in MATRIX.items() if key[0] == "GET"])
def test_who_may_read_what(still: Company, browsers: dict[str, TestClient], path: str, rights: tuple[int, ...]) -> None:
    for what, call in still.calls.items():
        path = path.replace(f"{{{what}}}", call)
    found = {who: browsers[who].get(path).status_code for who in ACTORS}
    assert found == dict(zip(ACTORS, rights, strict=True))


@pytest.fixture(scope="module")
def browsers(still: Company) -> dict[str, TestClient]:
    return {who: actor(still, who)[0] for who in ACTORS}


@pytest.mark.parametrize(("path", "rights"), [(key[1], rights) for key, rights in MATRIX.items() if key[0] == "POST"])
def test_who_may_do_what(firm: Company, path: str, rights: tuple[int, ...]) -> None:
    found = {}
    for at, who in enumerate(ACTORS):
        if path == "/dispute/d-ana/answer" and who == "admin":
            # Answered once already, by her manager.
            assert send(firm, who, path) == HIDDEN
            found[who] = rights[at]
            continue
        found[who] = send(firm, who, path)
        # Whatever was changed is put back for the next.
        People(firm.store.database).keep(PEOPLE, by_whom="root", at=START + timedelta(seconds=at))
    assert found == dict(zip(ACTORS, rights, strict=True))


def test_every_page_is_in_the_table() -> None:
    def shape(path: str) -> str:
        return path.replace(":path", "").partition("{")[0]

    tabled = {(method, path) for method, path in MATRIX}
    missing = [
        (page.method, page.path)
        for page in PAGES
        if not any(
            method == page.method
            and path.startswith(shape(page.path))
            and path.rpartition("}")[2].endswith(page.path.rpartition("}")[2])
            for method, path in tabled
        )
    ]
    assert missing == []


COMMAND_RIGHTS = {
    # The call's own trainee, on their own machine or with their own settings.
    "own": {
        "practice", "resume", "debrief", "rewind", "progress", "drill", "tutorial", "exam", "share", "dispute", "watch",
    },
    # Touches no records of people.
    "nobody's": {
        "mark", "agreement", "new", "check", "test", "autoplay", "schema", "list", "doctor", "graph", "diff", "bench",
    },
    # What the roster says of whoever's name is set; without a roster entry, whoever can open the store.
    "roster": {"review", "correct"},
    # Whoever can open the store owns it: the file's or the database's own permissions are the lock.
    "store": {
        "verify", "rescore", "people", "assign", "serve", "export", "certificate", "backup", "restore", "erase",
        "migrate-store", "import", "report", "answer", "playbook", "publish",
    },
}  # fmt: skip


def test_every_command_is_in_the_table() -> None:
    tabled = set().union(*COMMAND_RIGHTS.values())
    assert sorted(set(COMMANDS) - tabled) == []


@pytest.mark.parametrize(
    ("name", "teams"),
    [("ana", []), ("tom", []), ("mia", ["north"]), ("zoe", ["south/side"]), ("root", ["north", "south/side"]),
     ("nobody-on-the-roster", ["north", "south/side"])],
)  # fmt: skip
def test_review_at_the_terminal_shows_what_the_roster_says(still: Company, name: str, teams: list[str]) -> None:
    tools = replace(still.tools, settings=still.tools.settings.model_copy(update={"trainee": name}))
    sight = sight_here(Office(still.store, tools), tools)
    assert [team for team, _ in sight.teams()] == teams
    private = still.calls["ana practice"]
    if name == "ana":
        assert sight.call(private).trainee == "ana"
    else:
        with pytest.raises(Absent):
            sight.call(private)
