"""What is wrong inside one scenario beyond its shape: names that lead nowhere, things that could never happen.

Knows nothing of personas; whether a scenario and a persona can meet is for ``fit.py``.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from trainer.checks.finding import Finding, Path, bad_slots, finding, folded, unknown
from trainer.content.scenario import Detail, Goal, Need, Objection, Scenario, SurveyField

_STANDS_FAST = ("real_condition", "block")
_ROWS = {"A": 4, "B": 4, "C": 3, "D": 2, "F": 4, "I": 3, "K": 4, "N": 5, "P": 6, "R": 6, "S": 3, "T": 4, "X": 2}
"""Rows of the catalogue of objections under each letter (RUBRIC 6): fifty in all."""
_QUESTIONS_AT_ONCE = 3
"""From so many questions in one turn on it is an interrogation (RUBRIC 4.1, G7)."""


def check_scenario(scenario: Scenario) -> tuple[Finding, ...]:
    """Every finding of one scenario, in the order of its places as written."""
    checks = (_facts, _ids, _lines, _objections, _questions, _traps, _goal, _script, _answers, _contradictions)
    return tuple(chain.from_iterable(check(scenario) for check in checks))


def _facts(scenario: Scenario) -> Iterator[Finding]:
    """Facts that needs, concerns and questions name must be on the sheet."""
    known = {fact.id for fact in scenario.facts}
    named: list[tuple[Path, Sequence[str]]] = [
        *((("needs", n, "facts"), need.facts) for n, need in enumerate(scenario.needs)),
        *((("questions", n, "facts"), asked.facts) for n, asked in enumerate(scenario.questions)),
        *(
            (("objections", n, "concerns", m, "met_by"), concern.met_by)
            for n, objection in enumerate(scenario.objections)
            for m, concern in enumerate(objection.concerns)
        ),
    ]
    for at, facts in named:
        for place, fact in enumerate(facts):
            if fact not in known:
                yield unknown((*at, place), "S030", fact, known)


def _ids(scenario: Scenario) -> Iterator[Finding]:
    """An id means one thing: needs, details, fields and questions share one set of names, facts have their own."""
    topics = [(("needs", n, "id"), need.id) for n, need in enumerate(scenario.needs)]
    topics += [(("details", n, "id"), detail.id) for n, detail in enumerate(scenario.details)]
    topics += [(("fields", n, "id"), field.id) for n, field in enumerate(scenario.fields)]
    yield from _twice(topics)
    yield from _twice([(("facts", n, "id"), fact.id) for n, fact in enumerate(scenario.facts)])
    yield from _twice([(("questions", n, "id"), asked.id) for n, asked in enumerate(scenario.questions)])
    yield from _twice([(("objections", n, "id"), objection.id) for n, objection in enumerate(scenario.objections)])
    for n, objection in enumerate(scenario.objections):
        at = ("objections", n, "concerns")
        yield from _twice([((*at, m, "id"), concern.id) for m, concern in enumerate(objection.concerns)])


def _twice(ids: Sequence[tuple[Path, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for at, name in ids:
        if name in seen:
            yield finding(at, "S032", name=name)
        seen.add(name)


def _lines(scenario: Scenario) -> Iterator[Finding]:
    """Spoken lines carry known slots only, and none stands twice among those of one thing."""
    for at, says in spoken(scenario):
        heard: dict[str, int] = {}
        for place, say in enumerate(says):
            yield from bad_slots((*at, place), say)
            if folded(say) in heard:
                yield finding((*at, place), "S041", first=heard[folded(say)] + 1)
            heard.setdefault(folded(say), place)


def spoken(scenario: Scenario) -> Iterator[tuple[Path, Sequence[str]]]:
    """Every list of lines that the customer may say, with its place."""
    yield ("opens",), scenario.opens
    for kind in ("needs", "details", "questions", "fields"):
        for n, topic in enumerate(getattr(scenario, kind)):
            yield (kind, n, "says"), topic.says
    for n, objection in enumerate(scenario.objections):
        yield ("objections", n, "surfaces"), objection.surfaces
        for m, concern in enumerate(objection.concerns):
            yield ("objections", n, "concerns", m, "hints"), concern.hints
            yield ("objections", n, "concerns", m, "says"), concern.says
    yield ("unsellable", "says"), scenario.unsellable.says


def _objections(scenario: Scenario) -> Iterator[Finding]:
    """An objection that may be answered needs at least one concern that a fact meets."""
    for n, objection in enumerate(scenario.objections):
        if objection.kind not in _STANDS_FAST and not any(concern.met_by for concern in objection.concerns):
            yield finding(("objections", n), "S034", name=objection.id)
        letter, number = objection.catalogue[0], int(objection.catalogue[1:])
        if not 1 <= number <= _ROWS.get(letter, 0):
            known = [f"{one}{row}" for one, rows in _ROWS.items() for row in range(1, rows + 1)]
            yield unknown(("objections", n, "catalogue"), "S056", objection.catalogue, known)


def _questions(scenario: Scenario) -> Iterator[Finding]:
    """A thing to be found out needs words of its own: a question that also reaches another reaches the first."""
    kinds: tuple[tuple[str, Sequence[Need | Detail | SurveyField]], ...] = (
        ("needs", scenario.needs),
        ("details", scenario.details),
        ("fields", scenario.fields),
    )
    topics = [
        (kind, n, topic.id, {folded(term) for term in topic.asked_by})
        for kind, found in kinds
        for n, topic in enumerate(found)
    ]
    for place, (kind, n, name, words) in enumerate(topics):
        others = set().union(*(topic[3] for topic in topics[:place]), *(topic[3] for topic in topics[place + 1 :]))
        if words <= others or words == {""}:
            yield finding((kind, n, "asked_by"), "S035", name=name)


def _traps(scenario: Scenario) -> Iterator[Finding]:
    """What is not true must not share its words with what is."""
    terms = {folded(term): fact.id for fact in scenario.facts for term in fact.terms}
    texts = {folded(fact.text): fact.id for fact in scenario.facts}
    for n, trap in enumerate(scenario.not_true):
        if folded(trap.claim) in texts:
            yield finding(("not_true", n, "claim"), "S036", name=trap.claim, fact=texts[folded(trap.claim)])
        for m, term in enumerate(trap.terms):
            if folded(term) in terms:
                yield finding(("not_true", n, "terms", m), "S036", name=term, fact=terms[folded(term)])


def _goal(scenario: Scenario) -> Iterator[Finding]:
    """A survey needs fields, a sale needs something to sell to, and something that stands in its way."""
    if scenario.goal is Goal.INFORMATION and not scenario.fields:
        yield finding(("goal",), "S039", name="fields", goal=scenario.goal.value)
    if scenario.goal is Goal.SALE and not scenario.needs:
        yield finding(("goal",), "S039", name="needs", goal=scenario.goal.value)
    if scenario.goal in (Goal.SALE, Goal.MEETING) and not scenario.objections:
        yield finding(("goal",), "S039", name="objections", goal=scenario.goal.value)


def _script(scenario: Scenario) -> Iterator[Finding]:
    """A trainee who reads the script aloud must not be marked down for it."""
    false = [(folded(term), trap.claim) for trap in scenario.not_true for term in (trap.claim, *trap.terms)]
    for n, line in enumerate(scenario.script):
        at: Path = ("script", n)
        heard = f" {folded(line)} "
        claim = next((claim for term, claim in false if f" {term} " in heard), None)
        if claim is not None:
            yield finding(at, "S053", name=claim)
        if len(line.split()) > scenario.word_limit:
            yield finding(at, "S053", "long", given=len(line.split()), limit=scenario.word_limit)
        if line.count("?") >= _QUESTIONS_AT_ONCE:
            yield finding(at, "S053", "questions", given=line.count("?"))


def _contradictions(scenario: Scenario) -> Iterator[Finding]:
    """One answer in one situation cannot be two things at once."""
    seen: dict[tuple[object, ...], int] = {}
    for n, test in enumerate(scenario.answers):
        if test.quality == "good" and test.caps:
            yield finding(("answers", n, "caps"), "S054", "good", caps=", ".join(test.caps))
        where = (test.objection, test.concern, test.known, tuple(sorted(test.said)), folded(test.answer))
        first = scenario.answers[seen[where]] if where in seen else None
        if first is not None:
            ranges = [(rule, first.expect[rule], test.expect[rule]) for rule in test.expect if rule in first.expect]
            apart = [rule for rule, (low, high), (least, most) in ranges if most < low or high < least]
            if apart:
                yield finding(("answers", n, "expect", apart[0]), "S054", name=apart[0], first=seen[where] + 1)
            elif test.quality != first.quality or set(test.caps) != set(first.caps):
                yield finding(("answers", n), "S054", "quality", first=seen[where] + 1)
        seen.setdefault(where, n)


def _answers(scenario: Scenario) -> Iterator[Finding]:
    """The scenario's own tests name what exists, and lowest is not above highest."""
    objections: dict[str, Objection] = {objection.id: objection for objection in scenario.objections}
    told = {need.id for need in scenario.needs} | {detail.id for detail in scenario.details}
    for n, test in enumerate(scenario.answers):
        at: Path = ("answers", n)
        objection = objections.get(test.objection)
        if objection is None:
            yield unknown((*at, "objection"), "S031", test.objection, objections)
        elif test.concern and test.concern not in {concern.id for concern in objection.concerns}:
            yield unknown((*at, "concern"), "S031", test.concern, {concern.id for concern in objection.concerns})
        for place, name in enumerate(test.said):
            if name not in told:
                yield unknown((*at, "said", place), "S031", name, told)
        for rule, (lowest, highest) in test.expect.items():
            if lowest > highest:
                yield finding((*at, "expect", rule), "S040", name=rule, lowest=lowest, highest=highest)
