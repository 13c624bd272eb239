"""The rules of the Experience API 1.0.3, part two (data), that our statements can meet or break, one by one.

Written from the specification and not from what we write, so that the two can disagree. Section numbers are the
specification's.
"""

import re
import uuid
from collections.abc import Iterator
from datetime import datetime

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
IRL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DURATION = re.compile(r"P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)")
VERBS_WITH_SCORE = {"passed", "failed"}
INTERACTIONS = {
    "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric",
    "other",
}  # fmt: skip
STATEMENT = {
    "id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version", "attachments",
}  # fmt: skip
DEFINITION = {
    "name", "description", "type", "moreInfo", "interactionType", "correctResponsesPattern", "choices", "scale",
    "source", "target", "steps", "extensions",
}  # fmt: skip
CONTEXT = {
    "registration", "instructor", "team", "contextActivities", "revision", "platform", "language", "statement",
    "extensions",
}  # fmt: skip


def broken(statement: object) -> list[str]:
    """Every rule that a statement breaks, by section."""
    if not isinstance(statement, dict):
        return ["2.2 a statement is an object"]
    return sorted(_statement(statement))


def _statement(one: dict[str, object]) -> Iterator[str]:
    yield from _only(one, STATEMENT, "2.4")
    for needed in ("actor", "verb", "object"):
        if needed not in one:
            yield f"2.2 {needed} is required"
    yield from _no_empty(one)
    if "id" in one and not (isinstance(one["id"], str) and UUID.fullmatch(one["id"])):
        yield "2.4.1 id is a UUID"
    yield from _agent(one.get("actor"))
    yield from _verb(one.get("verb"))
    yield from _activity(one.get("object"), "2.4.4")
    yield from _result(one.get("result", {}))
    yield from _context(one.get("context", {}), one.get("object"))
    if "timestamp" in one:
        yield from _timestamp(one["timestamp"])
    if "version" in one and not re.fullmatch(r"1\.0(\.\d+)?", str(one["version"])):
        yield "2.4.10 version starts with 1.0."


def _only(held: object, known: set[str], section: str) -> Iterator[str]:
    if isinstance(held, dict):
        yield from (f"{section} unknown property {name}" for name in sorted(held.keys() - known))


def _no_empty(held: object, path: str = "") -> Iterator[str]:
    """2.2: no property is null (but inside extensions) and no object is empty where one is meant."""
    if isinstance(held, dict):
        for name, value in held.items():
            if value is None and "extensions" not in path:
                yield f"2.2 {path}{name} is null"
            yield from _no_empty(value, f"{path}{name}.")


def _agent(held: object) -> Iterator[str]:
    if not isinstance(held, dict):
        yield "2.4.2 actor is an object"
        return
    yield from _only(held, {"objectType", "name", "account", "mbox", "mbox_sha1sum", "openid"}, "2.4.2")
    if held.get("objectType", "Agent") != "Agent":
        yield "2.4.2 objectType is Agent"
    identifiers = held.keys() & {"account", "mbox", "mbox_sha1sum", "openid"}
    if len(identifiers) != 1:
        yield "2.4.2.3 an agent has exactly one inverse functional identifier"
    account = held.get("account")
    if "account" in held:
        if not isinstance(account, dict) or account.keys() != {"homePage", "name"}:
            yield "2.4.2.4 an account has homePage and name"
        elif not IRL.fullmatch(str(account["homePage"])) or not isinstance(account["name"], str) or not account["name"]:
            yield "2.4.2.4 homePage is an IRL and name a text"


def _verb(held: object) -> Iterator[str]:
    if not isinstance(held, dict):
        yield "2.4.3 verb is an object"
        return
    yield from _only(held, {"id", "display"}, "2.4.3")
    if not IRI.fullmatch(str(held.get("id", ""))):
        yield "2.4.3 verb.id is an IRI"
    yield from _map_of_languages(held.get("display", {}), "2.4.3 display")


def _activity(held: object, section: str) -> Iterator[str]:
    if not isinstance(held, dict):
        yield f"{section} an activity is an object"
        return
    yield from _only(held, {"objectType", "id", "definition"}, section)
    if held.get("objectType", "Activity") != "Activity":
        yield f"{section} objectType is Activity"
    if not IRI.fullmatch(str(held.get("id", ""))):
        yield f"{section}.1 id is an IRI"
    definition = held.get("definition", {})
    if not isinstance(definition, dict):
        yield f"{section}.1 definition is an object"
        return
    yield from _only(definition, DEFINITION, f"{section}.1")
    if "type" in definition and not IRI.fullmatch(str(definition["type"])):
        yield f"{section}.1 type is an IRI"
    for name in ("name", "description"):
        yield from _map_of_languages(definition.get(name, {}), f"{section}.1 {name}")
    kind = definition.get("interactionType")
    if "interactionType" in definition and kind not in INTERACTIONS:
        yield f"{section}.1 interactionType is one of the ten"
    if definition.keys() & {"correctResponsesPattern", "choices", "scale", "source", "target", "steps"} and not kind:
        yield f"{section}.1 interaction parts need an interactionType"


def _result(held: object) -> Iterator[str]:
    if not isinstance(held, dict):
        yield "2.4.5 result is an object"
        return
    yield from _only(held, {"score", "success", "completion", "response", "duration", "extensions"}, "2.4.5")
    for name in ("success", "completion"):
        if name in held and not isinstance(held[name], bool):
            yield f"2.4.5 {name} is true or false"
    if "response" in held and not isinstance(held["response"], str):
        yield "2.4.5 response is a text"
    if "duration" in held and not (isinstance(held["duration"], str) and DURATION.fullmatch(held["duration"])):
        yield "4.6 duration is ISO 8601"
    yield from _extensions(held.get("extensions", {}), "2.4.5")
    if "score" in held:
        yield from _score(held["score"])


def _score(held: object) -> Iterator[str]:
    if not isinstance(held, dict):
        yield "2.4.5.1 score is an object"
        return
    yield from _only(held, {"scaled", "raw", "min", "max"}, "2.4.5.1")
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in held.values()):
        yield "2.4.5.1 scores are numbers"
        return
    if not -1 <= held.get("scaled", 0) <= 1:
        yield "2.4.5.1 scaled is between -1 and 1"
    low, high = held.get("min"), held.get("max")
    if low is not None and high is not None and low >= high:
        yield "2.4.5.1 min is below max"
    if "raw" in held and ((low is not None and held["raw"] < low) or (high is not None and held["raw"] > high)):
        yield "2.4.5.1 raw is between min and max"


def _context(held: object, target: object) -> Iterator[str]:
    if not isinstance(held, dict):
        yield "2.4.6 context is an object"
        return
    yield from _only(held, CONTEXT, "2.4.6")
    if "registration" in held and not UUID.fullmatch(str(held["registration"])):
        yield "2.4.6 registration is a UUID"
    if held.keys() & {"revision", "platform"} and isinstance(target, dict):
        if target.get("objectType", "Activity") != "Activity":
            yield "2.4.6 platform goes with an activity"
        if not isinstance(held.get("platform", ""), str):
            yield "2.4.6 platform is a text"
    if "language" in held and not LANGUAGE.fullmatch(str(held["language"])):
        yield "2.4.6 language is a tag of RFC 5646"
    around = held.get("contextActivities", {})
    yield from _only(around, {"parent", "grouping", "category", "other"}, "2.4.6.2")
    if isinstance(around, dict):
        for listed in around.values():
            for one in listed if isinstance(listed, list) else [listed]:
                yield from _activity(one, "2.4.6.2")
    yield from _extensions(held.get("extensions", {}), "2.4.6")


def _extensions(held: object, section: str) -> Iterator[str]:
    if not isinstance(held, dict):
        yield f"{section} extensions are an object"
        return
    yield from (f"4.1 key {key!r} of extensions is no IRI" for key in held if not IRI.fullmatch(key))


def _map_of_languages(held: object, what: str) -> Iterator[str]:
    if not isinstance(held, dict):
        yield f"{what} is a map of languages"
        return
    for tag, text in held.items():
        if not LANGUAGE.fullmatch(tag) or not isinstance(text, str):
            yield f"4.2 {what}: {tag!r}"


def _timestamp(held: object) -> Iterator[str]:
    """4.5: ISO 8601 with a zone, and not -00:00."""
    try:
        moment = datetime.fromisoformat(str(held))
    except ValueError:
        yield "4.5 timestamp is ISO 8601"
        return
    if moment.tzinfo is None or str(held).endswith("-00:00"):
        yield "4.5 timestamp names its zone"


def same_ids(statements: list[dict[str, object]]) -> bool:
    """2.4.1: no two statements share an id."""
    return len({uuid.UUID(str(one["id"])) for one in statements}) != len(statements)
