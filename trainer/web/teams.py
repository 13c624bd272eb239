"""Pages about many people: who needs their manager, a team's map and what is behind it, scenarios, disputes."""

from datetime import timedelta

from starlette.responses import Response

from trainer.acts import FOUR_RULES
from trainer.content.words import Words
from trainer.review.cohort import Unmanaged
from trainer.review.people import Duty
from trainer.review.quotes import Pick
from trainer.web.asking import Ask, go, link

_WEEKS = timedelta(weeks=4)
MOST_REASON = 1000
_FEW_TEAMS = 4
"""Teams whose figures one page can count at once."""


def home(ask: Ask) -> Response:
    """On to where this person's work is."""
    if ask.viewer.role is Duty.TRAINEE:
        return go("/me")
    if ask.viewer.role is Duty.TRAINER:
        return go("/scenarios")
    teams = ask.sight.teams()
    return go(link("team", teams[0][0]) if len(teams) == 1 else "/teams")


def teams(ask: Ask) -> Response:
    """The teams that are the viewer's; where they are few, with how many people need them."""
    found = ask.sight.teams()
    few = len(found) <= _FEW_TEAMS
    return ask.page("teams.html", teams=[(name, size, ask.sight.needs(name) if few else None) for name, size in found])


def team(ask: Ask) -> Response:
    """A team: who needs the viewer, the map, three quotes, its people."""
    name, sight = ask.params["team"], ask.sight
    people = sight.team(name)
    quotes = sight.quotes(name, (ask.now - _WEEKS).date().isoformat())
    return ask.page(
        "team.html",
        team=name,
        people=people,
        names={one.name: one.shown for one in people},
        needs=sight.needs(name),
        map=sight.map(name),
        rules=[rule.value for rule in FOUR_RULES],
        quotes=[(pick, quote, heading(pick, ask.words)) for pick, quote in quotes],
    )


def behind(ask: Ask) -> Response:
    """The lines behind one figure of the map."""
    name, topic, rule = ask.params["team"], ask.params["topic"], ask.params["rule"]
    people = {one.name: one.shown for one in ask.sight.team(name)}
    if not ask.words.has(f"topic.{topic}") or rule not in set(FOUR_RULES):
        return ask.problem(404, "web.nothing_here")
    lines, left = ask.sight.behind(name, topic, rule)
    return ask.page("behind.html", team=name, topic=topic, rule=rule, names=people, lines=lines, left=left)


def exams(ask: Ask) -> Response:
    """A team's exams, each set by itself, people by name."""
    name = ask.params["team"]
    people = {one.name: one.shown for one in ask.sight.team(name)}
    return ask.page("exams.html", team=name, names=people, exams=ask.sight.exams(name))


def heading(pick: Pick, words: Words) -> str:
    """What a quote is about."""
    if pick.why == "cap":
        return words.say(f"fault.{pick.rule}")
    return words.say("web.quote.level", rule=words.say(f"rule.{pick.rule}"), level=pick.level, target=pick.target)


def scenarios(ask: Ask) -> Response:
    """What hardly anybody manages, per scenario."""
    found = [
        (lang, name, [(one, _objection(one, ask.words)) for one in hard]) for lang, name, hard in ask.sight.scenarios()
    ]
    return ask.page("scenarios.html", scenarios=found)


def _objection(one: Unmanaged, words: Words) -> str:
    key = f"topic.{one.objection}"
    return words.say(key) if words.has(key) else one.objection


def disputes(ask: Ask) -> Response:
    """Disputes that wait for the viewer."""
    return _waiting(ask, 200, "")


def answer(ask: Ask) -> Response:
    """Answer a dispute, with a reason; upheld ones with the level that it should have been."""
    waiting = next((one for one in ask.sight.disputes() if one.id == ask.params["dispute"]), None)
    if waiting is None:
        return ask.problem(404, "web.nothing_here")
    verdict, reason, level = ask.form.get("verdict", ""), ask.form.get("reason", "").strip(), ask.form.get("level", "")
    upheld = verdict == "upheld"
    if verdict not in ("upheld", "rejected") or not 0 < len(reason) <= MOST_REASON:
        return _again(ask, "web.dispute.reason")
    if upheld and level not in ("0", "1", "2", "3", "4"):
        return _again(ask, "correct.level")
    ask.backing.answer(
        waiting.id, upheld=upheld, level=int(level) if upheld else None, reason=reason, by_whom=ask.viewer.name
    )
    return go("/disputes")


def _again(ask: Ask, key: str) -> Response:
    return _waiting(ask, 422, ask.words.say(key))


def _waiting(ask: Ask, status: int, wrong: str) -> Response:
    found = ask.sight.disputes()
    names = {one.by_whom: ask.sight.person(one.by_whom).shown for one in found}
    return ask.page("disputes.html", status, disputes=found, names=names, wrong=wrong)
