"""Trainees made of acts for the tests of this room: each answers what the customer's turn calls for, well or badly."""

from collections.abc import Callable
from dataclasses import dataclass, field

from samples import CHART, act, persona, picked_up, scenario, turn

from trainer.acts import MarkedTurn
from trainer.customer import Customer, meet, react, remember, speak
from trainer.transcript import CustomerTurn, Outcome, Refusal, Situation, Standing

Robot = Callable[[Customer, Standing, int, dict[str, set[str]]], MarkedTurn]
LIMIT = 30


@dataclass
class Played:
    """One call as it went."""

    customer: Customer
    turns: list[CustomerTurn] = field(default_factory=list)
    outcome: Outcome | None = None


def play(robot: Robot, kind: str, seed: int, **changes: object) -> Played:
    """A whole call of one robot against one kind of customer."""
    who = picked_up(meet(scenario(**changes), persona(kind), CHART, seed))
    played = Played(who)
    standing, done = Standing(situation=Situation.OPENING), {}
    for n in range(LIMIT):
        who = react(who, robot(who, standing, n, done))
        said = speak(who)
        who = remember(who, said, None)
        played.turns.append(said)
        standing = said.standing
        if said.outcome is not None:
            break
    played.customer, played.outcome = who, played.turns[-1].outcome
    return played


def first(done: dict[str, set[str]], what: str, key: str) -> bool:
    """Whether this is done for the first time."""
    new = key not in done.setdefault(what, set())
    done[what].add(key)
    return new


def skilled(who: Customer, at: Standing, n: int, done: dict[str, set[str]]) -> MarkedTurn:
    spoken = f"turn {n}"
    if at.situation in (Situation.CANT_TALK, Situation.REFUSAL, Situation.RUDENESS):
        return _ease(at, n, spoken, done)
    if at.question is not None:
        return turn("answer_question", text=spoken)
    if at.objection is not None:
        return _answer(at, spoken, done)
    return _sell(who, at, spoken, done) if n else turn("greet_full", "state_purpose", text=spoken)


def _ease(at: Standing, n: int, spoken: str, done: dict[str, set[str]]) -> MarkedTurn:
    if at.situation is Situation.CANT_TALK:
        return turn(act("callback_offer", "time:tomorrow at ten"), text=spoken)
    if at.situation is Situation.REFUSAL:
        if at.refusal is Refusal.SOFT and first(done, "light", ""):
            return turn("empathy_specific", act("q_relevant", "need:calm"), text=spoken)
        return turn("polite_exit", text=spoken)
    kind = (("own_mistake", "empathy_specific"), ("fix_action", "autonomy"), ("listen_specific", "empathy_specific"))
    return turn(*kind[n % 3], text=spoken)


def _answer(at: Standing, spoken: str, done: dict[str, set[str]]) -> MarkedTurn:
    concern = f"concern:{at.concern}"
    if not at.concern_known:
        if first(done, "listened", at.objection or ""):
            return turn("listen_specific", "empathy_specific", text=spoken)
        return turn(act("clarify_specific", concern), text=spoken, levels={"clarify": 3})
    return turn(act("benefit", concern, "fact:F1"), "evidence", text=spoken, levels={"argue": 3})


def _sell(who: Customer, at: Standing, spoken: str, done: dict[str, set[str]]) -> MarkedTurn:
    if at.no_fit:
        return turn("candour", "polite_exit", text=spoken)
    if at.ready_to_close:
        return turn("close_ready", text=spoken)
    told = [slot.key for slot in who.memory.told if slot.kind == "need"]
    for need in who.scenario.needs:
        if len(told) < 2 and first(done, "asked", need.id):
            return turn("listen_specific", act("q_relevant", f"need:{need.id}"), text=spoken)
    for key in told:
        if first(done, "sold", key):
            return turn(act("benefit", f"need:{key}", "fact:F2"), "evidence", text=spoken, levels={"argue": 3})
    for key in told:
        if first(done, "checked", key):
            return turn(act("listen_specific", f"need:{key}", form="closed"), text=spoken)
    return turn("close_ready", text=spoken) if first(done, "closed", "") else turn("polite_exit", text=spoken)


def average(who: Customer, at: Standing, n: int, done: dict[str, set[str]]) -> MarkedTurn:
    script = (
        ("greet_full",),
        ("q_relevant",),
        ("feature",),
        ("ack_plain", "clarify_generic"),
        ("advantage", "feature"),
        ("clarify_specific",),
        ("ack_plain", "benefit"),
        ("close_early",),
        ("polite_exit",),
    )
    return turn(*script[min(n, len(script) - 1)], text=f"turn {n}")


def _repeat(*script: tuple[str, ...], text: str = "") -> Robot:
    def robot(who: Customer, at: Standing, n: int, done: dict[str, set[str]]) -> MarkedTurn:
        return turn(*script[n % len(script)], text=text or f"turn {n}")

    return robot


def parrot(who: Customer, at: Standing, n: int, done: dict[str, set[str]]) -> MarkedTurn:
    """Says the customer's own words back and asks for the sale: copied words earn nothing, however they were read."""
    concern = f"concern:{at.concern}" if at.concern else "need:cover"
    return turn(act("listen_specific", concern), "empathy_specific", "close_early", text=f"turn {n}", parroted=900)


ROBOTS: dict[str, Robot] = {
    "skilled": skilled,
    "average": average,
    "pushy": _repeat(("pitch", "feature_dump"), ("pressure", "close_early"), ("push_soft", "pitch"), ("push_firm",)),
    "keywords": _repeat(
        ("empathy_fake", "feature_dump", "clarify_leading"), ("empathy_fake", "advantage", "close_early")
    ),
    "interrogator": _repeat(("q_stack", "question", "clarify_generic")),
    "apologies": _repeat(("apology_long", "empathy_fake"), ("apology_long",)),
    "are_you_interested": _repeat(("close_early",), text="Are you interested?"),
    "parrot": parrot,
}
