"""Trainees made of acts for shipped content: what they do is read from the call's standing, never from words.

So the same trainee does the same in every language, and what is reached shows the customers alone, not the hearing.
"""

from collections.abc import Iterator
from functools import cache

from stage import Played, Policy, act, pairs, play, turn

from trainer.acts import Form, MarkedTurn, SlotKind
from trainer.content.persona import Kind
from trainer.content.scenario import Goal
from trainer.customer.draws import draw, happens, shuffled
from trainer.transcript import Outcome, Refusal, Situation, Standing

MEETS = (Kind.BUSY, Kind.LOYAL, Kind.HOSTILE)
TIME = "time:tomorrow at ten"


def skilled(played: Played, at: Standing) -> MarkedTurn:
    """Does what RUBRIC 3 asks, in its order, and aims for what such a person gives."""
    said = f"turn {len(played.script)}"
    trouble = {
        Situation.CANT_TALK: _no_time,
        Situation.REFUSAL: _refused,
        Situation.RUDENESS: _attacked,
    }.get(at.situation or Situation.TALK)
    if not played.script and at.objection is None and trouble is None:
        return turn("greet_full", "state_purpose", "time_check", text=said)
    if trouble is not None:
        return trouble(played, at, said)
    if at.objection is not None:
        return _answer(played, at, said)
    if at.question is not None:
        return turn("answer_question", text=said)
    return _go_for_it(played, at, said)


def _no_time(played: Played, at: Standing, said: str) -> MarkedTurn:
    return turn(act("callback_offer", TIME), "state_purpose", text=said)


def _refused(played: Played, at: Standing, said: str) -> MarkedTurn:
    if at.refusal is Refusal.SOFT and not played.did("q_relevant", "detail:light"):
        return turn("empathy_specific", "autonomy", act("q_relevant", "detail:light", at=2), text=said)
    return turn("confirm_removal", "polite_exit", text=said) if at.removal_asked else turn("polite_exit", text=said)


def _attacked(played: Played, at: Standing, said: str) -> MarkedTurn:
    if played.customer.memory.grievance_named or played.did("own_mistake"):
        return turn("fix_action", "listen_specific", text=said)
    return turn(act("own_mistake", f"concern:{at.concern}"), "empathy_specific", text=said)


def _answer(played: Played, at: Standing, said: str) -> MarkedTurn:
    concern, scenario = f"concern:{at.concern}", played.first.scenario
    if not at.concern_known:
        if not played.did("clarify_specific", concern):
            return turn("listen_specific", "empathy_specific", act("clarify_specific", concern), text=said, clarify=4)
        return turn("autonomy", act("clarify_specific", concern), text=said, clarify=4)
    objection = next(each for each in scenario.objections if each.id == at.objection)
    met_by = next(each for each in objection.concerns if each.id == at.concern).met_by
    if objection.grievance and not played.did("fix_action", concern):
        return turn(act("own_mistake", concern), "empathy_specific", act("fix_action", concern), text=said)
    if not met_by:
        return turn(act("candour", concern), "empathy_specific", text=said, argue=4)
    fact = f"fact:{met_by[0]}"
    return turn(act("benefit", concern, fact), act("evidence", fact), "empathy_specific", text=said, argue=4)


def _go_for_it(played: Played, at: Standing, said: str) -> MarkedTurn:
    scenario, kind = played.first.scenario, played.first.persona.kind
    if at.no_fit:
        return _no_fit(played, said)
    if kind is Kind.GATEKEEPER and scenario.goal in (Goal.SALE, Goal.MEETING):
        return turn("state_purpose", "autonomy", "candour", text=said)
    goal = Goal.MEETING if scenario.goal is Goal.SALE and kind in MEETS else scenario.goal
    return {Goal.SALE: _sell, Goal.MEETING: _arrange, Goal.INFORMATION: _survey, Goal.CONTACT: _contact}[goal](
        played, at, said
    )


def _no_fit(played: Played, said: str) -> MarkedTurn:
    best = played.first.scenario.unsellable.best
    if best == "callback" and not played.did("callback_offer"):
        return turn(act("callback_offer", TIME), text=said)
    if best == "meeting" and not played.did("close"):
        return turn(act("close_ready", TIME), act("callback_offer", TIME), text=said)
    if best == "contactAdded" and not played.did("ask_consent"):
        return turn("ask_consent", text=said)
    if played.customer.memory.contact_given and not played.did("confirm_contact"):
        return turn("confirm_contact", text=said)
    return turn("candour", "polite_exit", text=said)


def _needs(played: Played, said: str, enough: int) -> MarkedTurn | None:
    """The next thing to find out, show or check, until ``enough`` needs are."""
    told = [slot.key for slot in played.customer.memory.told if slot.kind is SlotKind.NEED]
    for need in played.first.scenario.needs:
        if len(told) < enough and not played.did("q_relevant", f"need:{need.id}"):
            return turn("listen_specific", act("q_relevant", f"need:{need.id}", at=2), text=said)
    for need in played.first.scenario.needs:
        if need.id in told and not played.did("benefit", f"need:{need.id}"):
            slots = (f"need:{need.id}", f"fact:{need.facts[0]}")
            return turn(act("benefit", *slots), act("evidence", slots[1]), text=said, argue=4)
    return None


def _sell(played: Played, at: Standing, said: str) -> MarkedTurn:
    if at.buying_signal or at.ready_to_close:
        return turn("close_ready", text=said)
    found = _needs(played, said, 1 if played.first.persona.traits.turn_cost > 4 else 2)
    if found is not None:
        return found
    for slot in played.customer.memory.told:
        if slot.kind is SlotKind.NEED and not played.did("listen_specific", str(slot)):
            return turn(act("listen_specific", str(slot), form=Form.CLOSED), text=said)
    if played.did("close_ready") < 3:
        return turn("close_ready", text=said)
    return _needs(played, said, 3) or turn("polite_exit", text=said)


def _arrange(played: Played, at: Standing, said: str) -> MarkedTurn:
    proposal = turn(act("close_ready", TIME), act("callback_offer", TIME), text=said)
    if at.ready_to_close or at.buying_signal:
        return proposal
    found = _needs(played, said, 1)
    if found is not None:
        return found
    if played.did("close_ready") < 3:
        return proposal
    return _needs(played, said, 3) or turn("polite_exit", text=said)


def _survey(played: Played, at: Standing, said: str) -> MarkedTurn:
    if played.best is Outcome.CALLBACK:  # whoever has no time for it says so in every word
        return _no_time(played, at, said)
    told = {slot.key for slot in played.customer.memory.told}
    if not played.did("autonomy"):
        return turn("state_purpose", "autonomy", text=said)
    fields = played.first.scenario.fields
    filled = sum(each.id in told for each in fields)
    for each in fields if filled * 5 < len(fields) * 4 else ():
        if each.id not in told and played.did("ask_field", f"field:{each.id}") < 2:
            return turn(act("ask_field", f"field:{each.id}"), "ack_plain", text=said)
    return turn("polite_exit", text=said)


def _contact(played: Played, at: Standing, said: str) -> MarkedTurn:
    if played.customer.memory.contact_given:
        return turn("confirm_contact", text=said)
    return _needs(played, said, 1) or (
        turn("ask_consent", "state_purpose", text=said)
        if played.did("ask_consent") < 3
        else turn("polite_exit", text=said)
    )


def scripted(*script: tuple[str, ...], text: str = "") -> Policy:
    """Does the same round after round, whatever happens."""

    def policy(played: Played, at: Standing) -> MarkedTurn:
        place = len(played.script)
        return turn(*script[place % len(script)], text=text or f"turn {place}")

    return policy


def curious(played: Played, at: Standing) -> MarkedTurn:
    """Greets, then asks about everything there is, one thing a turn; nears each worry before naming it."""
    in_trouble = at.situation in (Situation.CANT_TALK, Situation.REFUSAL, Situation.RUDENESS)
    if in_trouble or not played.script or (at.objection is None and at.question is not None):
        return skilled(played, at)
    said = f"turn {len(played.script)}"
    return (_near(played, at, said) if at.objection is not None else _all_things(played, said)) or skilled(played, at)


def _near(played: Played, at: Standing, said: str) -> MarkedTurn | None:
    """A question near the worry, then an argument beside it on every other seed; then nothing more."""
    near = f"objection:{at.objection}"
    if not played.did("clarify_generic", near):
        return turn("listen_specific", "empathy_specific", act("clarify_generic", near), text=said)
    if at.concern_known:
        asked = played.did("clarify_specific", near) or played.did("clarify_specific", f"concern:{at.concern}")
        return None if asked else turn("autonomy", act("clarify_specific", near), text=said)
    beside = draw(played.first.seed, 2, "argues", at.objection) and played.did("feature") < 3
    return turn("feature", "autonomy", text=said) if beside else None


def _all_things(played: Played, said: str) -> MarkedTurn | None:
    scenario, seed = played.first.scenario, played.first.seed
    if played.did("evidence") < 3 and draw(seed, 3, "pitches", len(played.script)) == 0:
        return turn("evidence", "autonomy", act("feature", f"fact:{scenario.facts[0].id}"), text=said)
    things = [f"detail:{each.id}" for each in scenario.details] + [f"need:{each.id}" for each in scenario.needs]
    things += [f"field:{each.id}" for each in scenario.fields] + ["condition:unsellable"]
    for thing in shuffled(seed, tuple(things), "asks"):
        name = "ask_field" if thing.startswith("field") else "q_relevant"
        if not played.did(name, thing):
            return turn("listen_specific", "autonomy", act(name, thing, at=2), "state_purpose", text=said)
    return None


def competent(played: Played, at: Standing) -> MarkedTurn:
    """Skilled, but in one turn of eight says something that is merely not wrong."""
    place = len(played.script)
    if place and happens(played.first.seed, 12, "slips", place):
        slips = (("feature",), ("clarify_generic",), ("ack_plain", "advantage"), ("question",))
        return turn(*slips[draw(played.first.seed, len(slips), "slip", place)], text=f"turn {place}")
    return skilled(played, at)


AVERAGE = scripted(
    ("greet_full", "state_purpose"), ("q_relevant",), ("feature",), ("ack_plain", "clarify_generic"),
    ("advantage", "feature"), ("clarify_specific",), ("ack_plain", "benefit"), ("close_early",), ("polite_exit",),
)  # fmt: skip
BAD: dict[str, Policy] = {
    "pushy": scripted(("pitch", "feature_dump"), ("pressure", "close_early"), ("push_soft", "pitch"), ("push_firm",)),
    "keywords": scripted(
        ("empathy_fake", "feature_dump", "clarify_leading"), ("empathy_fake", "advantage", "close_early")
    ),
    "interrogator": scripted(("q_stack", "question", "clarify_generic")),
    "apologies": scripted(("apology_long", "empathy_fake"), ("apology_long",)),
    "rude": scripted(("insult",), ("dismiss",)),
    "silent": scripted((), text="hm"),
}


def calls(policy: Policy, lang: str, seeds: range) -> Iterator[tuple[str, str, int, Played]]:
    """Calls over the whole library."""
    for scenario, persona in pairs():
        for seed in seeds:
            yield scenario, persona, seed, play(policy, lang, scenario, persona, seed)


@cache
def everywhere(trainee: str, seeds: int) -> tuple[Played, ...]:
    """One trainee in all fitting pairs; played once for all tests that look at it."""
    policies = {"skilled": skilled, "competent": competent, "average": AVERAGE, **BAD}
    return tuple(played for _, _, _, played in calls(policies[trainee], "en", range(seeds)))
