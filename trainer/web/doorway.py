"""Coming in and going out: passwords compared, sessions opened and closed, attempts throttled."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.responses import Response

from trainer.web.asking import Ask, go
from trainer.web.backing import Backing, Locks

SESSION = "__Host-session"
FORM = "__Host-form"
"""Cookie of a form that is shown to somebody without a session."""
MOST_BY_NAME = 5
MOST_BY_PLACE = 50
_WINDOW = timedelta(minutes=15)
_LONGEST_PASSWORD = 200
_SHORTEST_PASSWORD = 10
_OWN_PATH = re.compile(r"/(?:[A-Za-z0-9._~%-]+(?:/[A-Za-z0-9._~%-]+)*)?(?:#[A-Za-z0-9.-]*)?")


def kept_as(token: str) -> str:
    """What is stored of a session's token: its hash, so that the database lets nobody in."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def own_path(wanted: str) -> str:
    """A path of this site to go on to; the first page for anything else, so that a link leads nowhere foreign."""
    return wanted if _OWN_PATH.fullmatch(wanted) else "/"


def login_form(ask: Ask) -> Response:
    """The form; somebody who is in already goes on."""
    if ask.session is not None:
        return go(own_path(ask.query.get("next", "/")))
    return ask.page("login.html", wrong="", name="", next=own_path(ask.query.get("next", "/")))


def login(ask: Ask) -> Response:
    """A session for the right password; one and the same answer for a wrong one and for somebody unknown."""
    name, going = ask.form.get("name", "").strip(), own_path(ask.form.get("next", "/"))
    entry = enter(ask.backing, ask.locks, (name, ask.form.get("password", ""), ask.place), ask.now)
    if not entry.token:
        status = 429 if entry.refused == "web.login.throttled" else 401
        return ask.page("login.html", status, wrong=ask.words.say(entry.refused), name=name, next=going)
    response = go(going)
    keep_cookie(response, SESSION, entry.token)
    return response


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of an attempt to log in: a session's token, or the key of the sentence that says why not."""

    token: str = ""
    refused: str = ""


def enter(backing: Backing, locks: Locks, knock: tuple[str, str, str], now: datetime) -> Entry:
    """A new session for a name, a password and the place they came from."""
    name, password, place = knock
    doors = backing.doors
    by_name, by_place = doors.failures(name, place, since=now - _WINDOW)
    if by_name >= MOST_BY_NAME or by_place >= MOST_BY_PLACE:
        doors.trail(name, "throttled", place, at=now)
        return Entry(refused="web.login.throttled")
    person = backing.person(name)
    kept = doors.password_hash(name) if person and person.active else None
    right = locks.verify(password[:_LONGEST_PASSWORD], kept or locks.same_for_unknown)
    if person is None or kept is None or not right:
        doors.knocked(name, place, opened=False, at=now)
        doors.trail(name, "refused", place, at=now)
        return Entry(refused="web.login.wrong")
    token = secrets.token_urlsafe(32)
    # Always a new token: one that somebody planted before the login opens nothing.
    doors.open_session(person, kept_as(token), secrets.token_urlsafe(32), at=now, hours=locks.hours)
    doors.knocked(name, place, opened=True, at=now)
    doors.trail(name, "login", place, at=now)
    return Entry(token)


def logout(ask: Ask) -> Response:
    """The session closed for good, not only forgotten by the browser."""
    if ask.session is not None:
        ask.backing.doors.end_session(ask.session.token, "logout", at=ask.now)
        ask.backing.doors.trail(ask.viewer.name, "logout", at=ask.now)
    response = go("/login")
    response.delete_cookie(SESSION, path="/", secure=True, httponly=True, samesite="lax")
    return response


def password_form(ask: Ask) -> Response:
    """The form for a new password."""
    return ask.page("password.html", wrong="")


def change_password(ask: Ask) -> Response:
    """A new password; every session of that person ends, this one too."""
    old, new, doors = ask.form.get("old", ""), ask.form.get("new", ""), ask.backing.doors
    name = ask.viewer.name
    if doors.failures(name, ask.place, since=ask.now - _WINDOW)[0] >= MOST_BY_NAME:
        return ask.page("password.html", 429, wrong=ask.words.say("web.login.throttled"))
    if not ask.locks.verify(old[:_LONGEST_PASSWORD], doors.password_hash(name) or ask.locks.same_for_unknown):
        doors.knocked(name, ask.place, opened=False, at=ask.now)
        return ask.page("password.html", 422, wrong=ask.words.say("web.password.wrong"))
    if not _SHORTEST_PASSWORD <= len(new) <= _LONGEST_PASSWORD:
        return ask.page("password.html", 422, wrong=ask.words.say("web.password.short", least=_SHORTEST_PASSWORD))
    doors.set_password(name, ask.locks.hash(new), by_whom=name, at=ask.now)
    doors.trail(name, "password", name, at=ask.now)
    return go("/login")


def keep_cookie(response: Response, name: str, value: str) -> None:
    """A cookie that only this site's own pages send, and no script reads."""
    response.set_cookie(name, value, path="/", secure=True, httponly=True, samesite="lax")
