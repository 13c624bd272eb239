"""The talk itself: what a turn brings about in an open objection, after a no, or in free talk (RUBRIC 5.3, 5.7).

Moves the chart and notes what the customer means to do; in which words is decided elsewhere.
"""

from dataclasses import replace

from trainer.acts import ActName, RuleName
from trainer.content.persona import CustomerAct, Kind
from trainer.content.scenario import Goal
from trainer.customer.agenda import Aim, due
from trainer.customer.disclosure import concern_told, hint, layer, refused_field, remember_told, told
from trainer.customer.draws import happens
from trainer.customer.guards import Moment, gate_trusts
from trainer.customer.hearing import ARGUING, ASKING, CLARIFYING, INTRODUCING, level
from trainer.customer.mood import HOSTILE
from trainer.customer.moves import Turn, fire, lie_open, say, set_aside, settle, voice
from trainer.customer.objections import (
    CANNOT_TALK,
    GATE_ROWS,
    PASSED_OVER,
    PATIENT_MISSES,
    REFLEX_NO,
    argued,
    at_once,
    changed,
    find,
    known,
    met,
    unsettled,
    unvoiced,
)
from trainer.customer.state import FULL, Customer, Episode

AT_THE_GATE = ("opening", "discovery", "presentation", "closing")
TRIAL = 5000
"""Interest (hundredths) from which a confirmed need is a step towards yes."""
UNBIDDEN_TURN, UNBIDDEN_CHANCE = 3, 30
"""From this turn on, an objection that may come at any time comes of itself with this chance in a hundred."""


def talk(customer: Customer, turn: Turn) -> Customer:
    """The customer after a turn of talk."""
    if customer.stance in ("trouble_softNo", "trouble_cantTalk", "trouble_firmNo"):
        return _after_no(customer, turn)
    if customer.persona.kind is Kind.GATEKEEPER and not customer.memory.passed and customer.group in AT_THE_GATE:
        return _at_the_gate(customer, turn)
    if customer.group == "objection" or (customer.group == "trouble" and customer.open is not None):
        return _episode(customer, turn)
    if customer.group == "trouble":
        return _tell(customer, turn)
    return _free(customer, turn)


def at_first(customer: Customer, turn: Turn) -> Customer:
    """The customer who answers the very first words with what they are angry about."""
    if customer.memory.turns > 1 or customer.group != "opening" or customer.open or customer.mood < HOSTILE:
        return customer
    start = next_due(customer, "start")
    return customer if start is None else raise_objection(customer, turn, start, "objects")


def raise_objection(customer: Customer, turn: Turn, objection: str, trigger: str) -> Customer:
    """The customer who now voices an objection, refuses at once, or turns out unable to talk, by what it is."""
    row = find(customer, objection).objection.catalogue
    if row == CANNOT_TALK:
        trigger = "cantTalk"
    elif row in REFLEX_NO:
        trigger = "refuses"
    after = fire(customer, replace(turn, due=True), trigger)
    return voice(after, turn, objection) if after.group in ("objection", "trouble") else customer


def next_due(customer: Customer, *whens: str) -> str | None:
    """The next objection on the agenda that may come now."""
    item = due(customer.agenda, lambda each: each.aim is Aim.OBJECT and _when(customer, each.key) in whens)
    return item.key if item else None


def _when(customer: Customer, objection: str) -> str:
    episode = find(customer, objection)
    if episode.raised:
        return "pitch"
    return "start" if at_once(customer.persona, episode.objection) else episode.objection.when


def _tell(customer: Customer, turn: Turn) -> Customer:
    """The customer who tells the one thing that a question has earned, or refuses a field."""
    found = told(customer, turn.marked)
    if found is not None:
        return remember_told(customer, found)
    return say(customer, CustomerAct.REFUSE_FIELD) if refused_field(customer, turn.marked) else customer


def of_the_gate(customer: Customer, objection: str) -> bool:
    """Whether an objection is one that a gatekeeper has of their own."""
    return find(customer, objection).objection.catalogue.startswith(GATE_ROWS)


def _at_the_gate(customer: Customer, turn: Turn) -> Customer:
    """A gatekeeper puts through whom they trust, and sees no reason to discuss the offer themselves."""
    if customer.scenario.goal not in (Goal.SALE, Goal.MEETING):
        # What is wanted here the gatekeeper can give themselves.
        return _free(fire(customer, turn, "passThrough"), turn)
    if gate_trusts(Moment(customer, turn.marked)):
        # One persona, one call: being put through is what was to be had here, and the meeting with whoever decides.
        after = fire(customer, turn, "passThrough")
        after = say(replace(after, memory=replace(after.memory, passed=True)), CustomerAct.PASS_THROUGH, must=True)
        return fire(fire(after, turn, "askMeeting"), turn, "timeFixed")
    objection = next_due(customer, "start", "any", "pitch")
    if objection is not None and of_the_gate(customer, objection) and turn.marked.did(*ARGUING):
        return raise_objection(customer, turn, objection, "pitch")
    return _tell(customer, turn)


def _after_no(customer: Customer, turn: Turn) -> Customer:
    """A soft no lets one light question through; whoever cannot talk names it once more; a firm no stays."""
    marked = turn.marked
    if customer.stance == "trouble_firmNo":
        return say(customer, CustomerAct.THAW if marked.did(ActName.CONFIRM_REMOVAL) else CustomerAct.FIRM_NO)
    again = CustomerAct.CANT_TALK if customer.stance == "trouble_cantTalk" else CustomerAct.SOFT_NO
    if not marked.did(*ASKING):
        return customer if marked.did(ActName.AUTONOMY, ActName.EMPATHY_SPECIFIC) else say(customer, again)
    memory = replace(customer.memory, light_questions=customer.memory.light_questions + 1)
    customer = replace(customer, memory=memory)
    after = fire(customer, turn, "reengaged")
    if after.stance != customer.stance:
        episode = after.episode
        reflex = episode is not None and episode.objection.catalogue in (*REFLEX_NO, CANNOT_TALK)
        return _free(settle(after) if reflex else set_aside(after), turn)
    if again is CustomerAct.CANT_TALK and memory.light_questions <= 1:
        return say(customer, again)
    refused = fire(customer, turn, "refuses")
    return say(refused, CustomerAct.FIRM_NO if refused.stance == "trouble_firmNo" else again)


def _episode(customer: Customer, turn: Turn) -> Customer:
    """An objection on the table: what comes to light first, then what an argument does to it."""
    episode, marked = customer.episode, turn.marked
    if episode is None:
        return _no_objection(customer, turn)
    before = episode
    customer = _uncover(customer, turn, episode)
    episode = find(customer, episode.objection.id)
    answered = known(episode) and met(episode, marked)
    if answered and (argued(marked) or marked.did(ActName.FIX_ACTION)):
        return _argue_known(customer, turn, episode, answered)
    if customer.group != "objection" or not argued(marked) or episode.layer != before.layer:
        return customer
    if known(episode):
        return _argue_known(customer, turn, episode, answered)
    return _argue_hidden(customer, turn, episode) if marked.did(*ARGUING) else customer


def _uncover(customer: Customer, turn: Turn, episode: Episode) -> Customer:
    """The customer with a layer more of the concern told, or another answer given."""
    reached = layer(customer, episode, turn.marked)
    if not reached.moved:
        told_customer = _tell(customer, turn)
        if len(told_customer.disclosed) > len(customer.disclosed) and not argued(turn.marked):
            return _pass_over(told_customer, turn, episode)
        return fire(told_customer, turn, "clarify") if turn.marked.did(*CLARIFYING) else told_customer
    if reached.wrong_guess:
        trust = max(0, customer.affect.trust - 200)
        customer = say(replace(customer, affect=replace(customer.affect, trust=trust)), CustomerAct.CORRECT)
    customer = changed(customer, replace(episode, layer=reached.layer))
    if reached.layer == FULL:
        customer = remember_told(customer, concern_told(episode))
    else:
        customer = replace(customer, intents=(*customer.intents, hint(episode, must=episode.layer < reached.layer)))
    return fire(customer, turn, "clarify")


def _pass_over(customer: Customer, turn: Turn, episode: Episode) -> Customer:
    """Asked about something else they answer; the second time their own matter rests, to come back later."""
    customer = changed(customer, replace(episode, passed=episode.passed + 1))
    if episode.passed + 1 < PASSED_OVER or customer.group != "objection":
        return customer
    return set_aside(fire(changed(customer, replace(episode, passed=0)), turn, "letsRest"))


def _argue_known(customer: Customer, turn: Turn, episode: Episode, answered: bool) -> Customer:
    after = fire(customer, replace(turn, met=answered), "argue")
    if after.stance == "objection_confirmed":
        after = say(settle(after), CustomerAct.ACCEPT_ANSWER, must=True)
        return fire(after, turn, "settled")
    if after.group != "objection":
        return customer
    episode = replace(episode, unmet=episode.unmet + 1)
    after = changed(after, episode)
    if episode.unmet >= PATIENT_MISSES:
        return say(fire(after, turn, "refuses"), CustomerAct.SOFT_NO)
    return lie_open(say(after, CustomerAct.STILL_DOUBTS), turn)


def _argue_hidden(customer: Customer, turn: Turn, episode: Episode) -> Customer:
    """An argument at the surface: "maybe ...", another shape of the same concern, in the end a stall."""
    after = fire(fire(customer, turn, "argue"), turn, "mutates")
    if after.stance == "trouble_softNo":
        return say(after, CustomerAct.SOFT_NO)
    if after.stance != "objection_raised":
        return say(after, CustomerAct.STILL_DOUBTS)
    after = changed(after, replace(episode, mutations=episode.mutations + 1))
    return voice(say(after, CustomerAct.MUTATE), turn, episode.objection.id)


def _no_objection(customer: Customer, turn: Turn) -> Customer:
    """The chart stands at an objection and none is left: good talk leads out of it."""
    customer = _tell(customer, turn)
    opened = replace(turn, need_told=bool(customer.disclosed), met=level(turn.marked, RuleName.ARGUE) in (3, 4))
    if turn.marked.did(*CLARIFYING):
        customer = fire(customer, opened, "clarify")
    if argued(turn.marked):
        customer = fire(customer, opened, "argue")
    return fire(customer, opened, "settled")


def _free(customer: Customer, turn: Turn) -> Customer:
    """No objection, no refusal: greeting, questions, pitch."""
    marked = turn.marked
    if customer.memory.turns <= 1 and customer.lot.cant_talk and customer.group == "opening":
        stopped = fire(customer, turn, "cantTalk")
        if stopped.stance != customer.stance:
            return say(stopped, CustomerAct.CANT_TALK)
    start = next_due(customer, "start")
    if start is not None and customer.memory.turns <= 1:
        return raise_objection(customer, turn, start, "objects")
    if marked.did(*INTRODUCING):
        customer = fire(customer, turn, "introduced")
    customer = _confirm(customer, turn) if turn.agreed else _asked(customer, turn)
    if marked.did(*ARGUING):
        return _pitched(customer, turn)
    return _unbidden(customer, turn)


def _confirm(customer: Customer, turn: Turn) -> Customer:
    """A yes to a need in their own words; on the way to a close it counts twice (rule of three yes)."""
    customer = say(customer, CustomerAct.YES, must=True)
    if customer.affect.interest >= TRIAL and not unsettled(customer):
        customer = fire(customer, turn, "trialClose")
    return fire(customer, turn, "agrees")


def _asked(customer: Customer, turn: Turn) -> Customer:
    if not turn.marked.did(*ASKING):
        return customer
    before = len(customer.disclosed)
    customer = _tell(customer, turn)
    return fire(customer, replace(turn, need_told=len(customer.disclosed) > before), "question")


def _pitched(customer: Customer, turn: Turn) -> Customer:
    """A pitch brings up the next objection; without one left it is listened to."""
    marked = turn.marked
    made = _made(customer, turn)
    objection = (unvoiced(customer, made[1]) if made else None) or next_due(customer, "pitch", "any")
    if made:
        customer = say(customer, made[0])
    elif objection is None and not turn.answered:
        customer = say(customer, _heard_out(turn))
    if objection is not None and not customer.disclosed:
        trigger = "pitch" if customer.group in ("opening", "discovery", "presentation") else "objects"
        return raise_objection(customer, turn, objection, trigger)
    return fire(customer, turn, "pitch") if marked.did(*ARGUING) else customer


def _made(customer: Customer, turn: Turn) -> tuple[CustomerAct, str] | None:
    """The objection that the trainee made themselves, and the letter of its kind in the catalogue."""
    marked = turn.marked
    if marked.did(ActName.DISCOUNT_EARLY):
        return CustomerAct.MADE_OVERPRICED, "P"
    if marked.did(ActName.FEATURE_DUMP):
        return CustomerAct.MADE_PRICE, "P"
    needs_told = any(slot.kind == "need" for slot in customer.memory.told)
    # Nobody asks what they would do with it at the very first sentence, nor where nothing is to be had.
    sold = customer.scenario.goal in (Goal.SALE, Goal.MEETING) and customer.memory.turns > 1
    if sold and marked.did(ActName.ADVANTAGE) and not marked.did(ActName.BENEFIT) and not needs_told:
        return CustomerAct.MADE_NEED, "N"
    return None


def _heard_out(turn: Turn) -> CustomerAct:
    reached = level(turn.marked, RuleName.ARGUE)
    good = turn.marked.did(ActName.BENEFIT) and reached in (None, 3, 4)
    return CustomerAct.ACCEPT_ANSWER if good else CustomerAct.STILL_DOUBTS


def _unbidden(customer: Customer, turn: Turn) -> Customer:
    objection = next_due(customer, "any")
    if objection is None or customer.disclosed or customer.memory.turns < UNBIDDEN_TURN or customer.memory.question:
        return customer
    if customer.group not in ("opening", "discovery", "presentation"):
        return customer
    if not happens(customer.seed, UNBIDDEN_CHANCE, "unbidden", customer.memory.turns):
        return customer
    return raise_objection(customer, turn, objection, "objects")
