"""A scenario as a page for trainers: what it teaches and hides, how hard it is, measured, and the customer's chart.

Takes a scenario and figures, gives Markdown. Tells everything that the briefing keeps from trainees. Authors' texts
are written so that nothing in them becomes a heading, a table or a tag.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.autoplay.saying import percent, robot_word
from trainer.autoplay.study import EASY_BELOW, HARD_FROM
from trainer.content.persona import Persona
from trainer.content.scenario import Objection, Scenario
from trainer.content.words import Words

_ROWS_THAT_STOP = {"T2": "cannot_talk", "F3": "refusal", "S1": "refusal", "R3": "removal"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Measured:
    """What robots showed about one scenario; scores whole percent, difficulty 0-100."""

    calls: int
    difficulty: int | None
    robots: tuple[tuple[str, int, int | None], ...]
    """Robot, wins in tenths of a percent, mean score."""
    personas: tuple[tuple[str, int | None], ...]
    """Customer, difficulty."""


def leaflet(
    scenario: Scenario, personas: Sequence[Persona], words: Words, measured: Measured | None, pictures: tuple[str, str]
) -> str:
    """The page; ``pictures`` are the chart and the map of what is hidden, as Mermaid."""
    chart, hidden = pictures
    parts = (
        _head(scenario, words),
        _section("teaches", words, _bullets(_teaches(scenario, words))),
        _section("situation", words, _bullets(map(plain, scenario.briefing)), plain(scenario.typical_customer)),
        _section("sheet", words, _sheet(scenario, words)),
        _section("hidden", words, _hidden(scenario, words), _picture(hidden)),
        _section("objections", words, _objections(scenario, words)),
        _section("no_sale", words, _no_sale(scenario, words)),
        _section("customers", words, _customers(personas, words, measured)),
        _section("measured", words, _measured(scenario, words, measured)),
        _section("tests", words, _tests(scenario, words)),
        _section("chart", words, _picture(chart)),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    """An author's text on one line, with nothing in it that Markdown acts on."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _head(scenario: Scenario, words: Words) -> str:
    line = words.say(
        "leaflet.head",
        id=scenario.id,
        channel=words.say(f"channel.{scenario.channel}"),
        role=words.say(f"role.{scenario.role}"),
        goal=words.say(f"goal.{scenario.goal}"),
        temperature=words.say(f"leaflet.temperature.{scenario.temperature}"),
    )
    return f"# {plain(scenario.title)}\n\n{line}\n\n*{words.say('leaflet.spoils')}*"


def _section(key: str, words: Words, *parts: str) -> str:
    body = "\n\n".join(part for part in parts if part)
    return f"## {words.say(f'leaflet.{key}')}\n\n{body}" if body else ""


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _picture(mermaid: str) -> str:
    return f"```mermaid\n{mermaid.strip()}\n```" if mermaid else ""


def _teaches(scenario: Scenario, words: Words) -> list[str]:
    """What this situation gives a reason to practise, read from what is in it."""
    keys = [f"goal.{scenario.goal}"]
    keys += ["hot"] if scenario.temperature == "hot" else []
    stops = sorted(
        {_ROWS_THAT_STOP[each.catalogue] for each in scenario.objections if each.catalogue in _ROWS_THAT_STOP}
    )
    keys += stops
    keys += ["grievance"] if any(each.grievance for each in scenario.objections) else []
    keys += (
        ["concealed"] if any(not each.transparent and len(each.concerns) > 1 for each in scenario.objections) else []
    )
    unmet = any(not concern.met_by for each in scenario.objections for concern in each.concerns)
    keys += ["honest_no"] if unmet else []
    keys += ["rivals"] if scenario.rivals else []
    keys += ["discount"] if scenario.max_discount else []
    keys += ["script"] if scenario.script else []
    said = [words.say(f"leaflet.teaches.{key}") for key in keys]
    return [*said, words.say("leaflet.teaches.traps", claim=plain(scenario.not_true[0].claim.rstrip(".")))]


def _sheet(scenario: Scenario, words: Words) -> str:
    facts = [plain(f"{fact.id}: {fact.text}") for fact in scenario.facts]
    traps = [words.say("leaflet.not_true", claim=plain(trap.claim)) for trap in scenario.not_true]
    rivals = [words.say("leaflet.rival", name=plain(r.name), technique=plain(r.technique)) for r in scenario.rivals]
    return _bullets([*facts, *traps, *rivals])


def _hidden(scenario: Scenario, words: Words) -> str:
    things = [*((n.gloss, n.asked_by) for n in scenario.needs), *((f.gloss, f.asked_by) for f in scenario.fields)]
    rows = [
        words.say("leaflet.reached_by", thing=plain(gloss), asked=plain(", ".join(asked[:3])))
        for gloss, asked in things
    ]
    return _bullets([*rows, words.count("leaflet.details", len(scenario.details))])


def _objections(scenario: Scenario, words: Words) -> str:
    head = (words.say("leaflet.column.row"), words.say("leaflet.column.surface"), words.say("leaflet.column.concerns"))
    return _table(head, [_objection(each, words) for each in scenario.objections])


def _objection(objection: Objection, words: Words) -> tuple[str, str, str]:
    concerns = [
        f"{plain(concern.gloss)} ({', '.join(concern.met_by)})"
        if concern.met_by
        else words.say("leaflet.honest_no", concern=plain(concern.gloss))
        for concern in objection.concerns
    ]
    return (
        f"{objection.catalogue} ({words.say(f'leaflet.kind.{objection.kind}')})",
        plain(objection.surfaces[0]),
        "; ".join(concerns),
    )


def _no_sale(scenario: Scenario, words: Words) -> str:
    return words.say(
        "leaflet.unsellable",
        share=scenario.unsellable_share,
        reason=words.say(f"leaflet.reason.{scenario.unsellable.reason}"),
        best=words.say(f"outcome.{scenario.unsellable.best}"),
    )


def _customers(personas: Sequence[Persona], words: Words, measured: Measured | None) -> str:
    found = dict(measured.personas) if measured else {}
    head = tuple(words.say(f"leaflet.column.{name}") for name in ("customer", "kind", "difficulty"))
    rows = [
        (plain(each.name), words.say(f"kind.{each.kind}"), "–" if found.get(each.id) is None else str(found[each.id]))
        for each in personas
    ]
    return _table(head, rows)


def _measured(scenario: Scenario, words: Words, measured: Measured | None) -> str:
    if measured is None or measured.difficulty is None:
        return words.say("leaflet.unmeasured")
    value = measured.difficulty
    word = "easy" if value < EASY_BELOW else "hard" if value >= HARD_FROM else "medium"
    said = words.say(
        "leaflet.difficulty",
        measured=value,
        word=words.say(f"autoplay.word.{word}"),
        calls=measured.calls,
        label=words.say(f"autoplay.word.{scenario.difficulty}") if scenario.difficulty else "–",
    )
    head = tuple(words.say(f"autoplay.{name}") for name in ("robot", "wins", "score"))
    rows = [(robot_word(n, words), percent(w), "–" if s is None else str(s)) for n, w, s in measured.robots]
    return f"{said}\n\n{_table(head, rows)}"


def _tests(scenario: Scenario, words: Words) -> str:
    counts = {quality: sum(each.quality == quality for each in scenario.answers) for quality in ("good", "weak", "bad")}
    return words.say("leaflet.answers", **counts) if scenario.answers else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
