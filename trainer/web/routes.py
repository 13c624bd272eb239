"""Every page there is and who may ask for it; what is not in this table does not exist.

Roles are the coarse half of access; the other half, whose records they are, is the sight's.
"""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from trainer.review.people import Duty
from trainer.web import calls, doorway, persons, teams
from trainer.web.asking import Ask

Handler = Callable[[Ask], Response]

ANYBODY: frozenset[Duty] | None = None
"""Also who has not logged in."""
LOGGED_IN = frozenset(Duty)
LEADERS = frozenset({Duty.MANAGER, Duty.ADMIN})
AUTHORS = frozenset({Duty.TRAINER, Duty.MANAGER, Duty.ADMIN})
ADMINS = frozenset({Duty.ADMIN})


@dataclass(frozen=True, slots=True)
class Page:
    """One page or action."""

    method: str
    path: str
    handler: Handler
    who: frozenset[Duty] | None


PAGES: tuple[Page, ...] = (
    Page("GET", "/login", doorway.login_form, ANYBODY),
    Page("POST", "/login", doorway.login, ANYBODY),
    Page("POST", "/logout", doorway.logout, LOGGED_IN),
    Page("GET", "/password", doorway.password_form, LOGGED_IN),
    Page("POST", "/password", doorway.change_password, LOGGED_IN),
    Page("GET", "/", teams.home, LOGGED_IN),
    Page("GET", "/me", persons.me, LOGGED_IN),
    Page("GET", "/person/{name:path}", persons.person, LOGGED_IN),
    Page("GET", "/call/{call}", calls.call, LOGGED_IN),
    Page("POST", "/call/{call}/correct", calls.correct, LEADERS),
    Page("GET", "/teams", teams.teams, LEADERS),
    Page("GET", "/team/{team:path}", teams.team, LEADERS),
    Page("GET", "/behind/{topic}/{rule}/{team:path}", teams.behind, LEADERS),
    Page("GET", "/exams/{team:path}", teams.exams, LEADERS),
    Page("GET", "/disputes", teams.disputes, LEADERS),
    Page("POST", "/dispute/{dispute}/answer", teams.answer, LEADERS),
    Page("GET", "/scenarios", teams.scenarios, AUTHORS),
    Page("GET", "/people", persons.people, ADMINS),
    Page("POST", "/people/disable/{name:path}", persons.disable, ADMINS),
    Page("POST", "/people/enable/{name:path}", persons.enable, ADMINS),
    Page("POST", "/people/revoke/{name:path}", persons.revoke, ADMINS),
    Page("GET", "/audit", persons.audit, ADMINS),
)
