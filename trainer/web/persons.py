"""Pages about people: one person over time, the roster, and the trail of what was done."""

from dataclasses import replace

from starlette.responses import Response

from trainer.review.sight import Absent
from trainer.web.asking import Ask, go
from trainer.web.drawing import score_line


def me(ask: Ask) -> Response:
    """The viewer's own line."""
    return _person(ask, ask.viewer.name)


def person(ask: Ask) -> Response:
    """Somebody's line over time, what they were told to practise, and their calls."""
    return _person(ask, ask.params["name"])


def _person(ask: Ask, name: str) -> Response:
    sight = ask.sight
    found = sight.person(name)
    calls = sight.calls(name)
    points = sight.line_of(name, [one for one, _ in calls])
    return ask.page(
        "person.html",
        person=found,
        standings=sight.standings(name),
        calls=tuple(reversed(calls))[:100],
        points=points,
        chart=score_line(points, ask.words),
        own=found.name == ask.viewer.name,
    )


def people(ask: Ask) -> Response:
    """The roster team by team, for whoever keeps it; first those without a team."""
    chosen = ask.query.get("team", "")
    return ask.page("people.html", people=ask.sight.roster(chosen), teams=ask.sight.teams(), chosen=chosen)


def disable(ask: Ask) -> Response:
    """Shut somebody out; their sessions end."""
    return _change(ask, active=False)


def enable(ask: Ask) -> Response:
    """Let somebody in again."""
    return _change(ask, active=True)


def _change(ask: Ask, *, active: bool) -> Response:
    found = ask.sight.member(ask.params["name"])
    if found.name == ask.viewer.name:
        raise Absent
    ask.backing.change(replace(found, active=active), ask.viewer.name)
    if not active:
        ask.backing.doors.revoke(found.name, at=ask.now)
    ask.backing.doors.trail(ask.viewer.name, "enable" if active else "disable", found.name, at=ask.now)
    return go("/people")


def revoke(ask: Ask) -> Response:
    """End every session of somebody."""
    found = ask.sight.member(ask.params["name"])
    ask.backing.doors.revoke(found.name, at=ask.now)
    ask.backing.doors.trail(ask.viewer.name, "revoke", found.name, at=ask.now)
    return go("/people")


def audit(ask: Ask) -> Response:
    """The newest entries of the trail."""
    return ask.page("audit.html", trails=ask.backing.doors.trails())
