"""Which authored line a customer says: persona x act x mood x channel x seed, and no line twice while another fits.

Choosing is separate from remembering: nothing here changes what has been heard. Knows no chart and no feelings
but the level of irritation.
"""

from collections.abc import Sequence
from typing import NamedTuple

from trainer.content.persona import CustomerAct, Kind, Secret
from trainer.content.scenario import CustomerQuestion, Detail, Need, SurveyField
from trainer.content.words import fill
from trainer.customer.draws import draw
from trainer.customer.objections import find
from trainer.customer.state import Customer, Intent

C = CustomerAct
TIMES = {
    "en": ("tomorrow at ten", "Thursday after three", "Monday at nine", "Friday before noon"),
    "bg": ("утре в десет", "в четвъртък след три", "в понеделник в девет", "в петък преди обяд"),
}
"""When a customer who is asked "when would suit you" has time."""
INSTEAD: dict[CustomerAct, tuple[CustomerAct, ...]] = {
    C.TELL_NAME: (C.GO_ON,),
    C.COOL: (C.THAW, C.GO_ON),
    C.THAW: (C.COOL, C.GO_ON),
    C.VENT: (C.COMPLAIN_PUSH, C.STILL_DOUBTS),
    C.INSULTED: (C.VENT, C.WARN),
    C.WARN: (C.COMPLAIN_PUSH, C.VENT),
    C.ACCEPT_ANSWER: (C.YES, C.GO_ON),
    C.STILL_DOUBTS: (C.NO, C.ANSWER_VAGUE),
    C.MUTATE: (C.STILL_DOUBTS,),
    C.DOUBT_CLAIM: (C.STILL_DOUBTS,),
    C.MADE_PRICE: (C.STILL_DOUBTS,),
    C.MADE_NEED: (C.STILL_DOUBTS,),
    C.MADE_OVERPRICED: (C.STILL_DOUBTS,),
    C.CORRECT: (C.NO,),
    C.COMPLAIN_REPEAT: (C.PUZZLED,),
    C.COMPLAIN_QUESTIONS: (C.COMPLAIN_LENGTH,),
    C.COMPLAIN_LENGTH: (C.COMPLAIN_QUESTIONS,),
    C.COMPLAIN_INTERRUPT: (C.VENT,),
    C.COMPLAIN_PUSH: (C.NOT_YET, C.SOFT_NO),
    C.NOT_YET: (C.SOFT_NO,),
    C.FIRM_NO: (C.SOFT_NO, C.NO),
    C.CANT_TALK: (C.SOFT_NO,),
    C.BUY: (C.YES,),
    C.AGREE_MEETING: (C.YES,),
    C.AGREE_CALLBACK: (C.YES,),
    C.GIVE_CONTACT: (C.YES,),
    C.REFUSE_CONTACT: (C.NO,),
    C.REFUSE_FIELD: (C.NO,),
    C.FIELDS_DONE: (C.GOODBYE,),
    C.COMPLAINT_TAKEN: (C.COOL, C.GOODBYE),
    C.PASS_THROUGH: (C.YES,),
    C.SMALL_TALK: (C.GO_ON,),
    C.PROMPT_SILENCE: (C.GREET,),
    C.PUZZLED: (C.PROMPT_SILENCE,),
    C.WALK_AWAY: (C.GOODBYE, C.FIRM_NO),
    C.HANG_UP: (C.WALK_AWAY, C.FIRM_NO),
    C.GOODBYE: (C.WALK_AWAY,),
    C.ANSWER_VAGUE: (C.GO_ON,),
    C.GO_ON: (C.ANSWER_VAGUE,),
}
"""What is said where an author wrote nothing for an act."""

OF_FEW_WORDS = (Kind.SILENT, Kind.BUSY, Kind.WALK_IN, Kind.GATEKEEPER)
FEW_WORDS = 12
"""What such people tell is told in so many words, where an author wrote it so short (RUBRIC 5.5)."""


class Choice(NamedTuple):
    """A line that could be said: its id and its words, slots filled."""

    id: str
    text: str


def word(customer: Customer, intent: Intent) -> Choice | None:
    """The words for one intent: heard least so far, then by the seed; None if no author wrote anything that fits."""
    if intent.about:
        return _pick(customer, intent, _scenario_lines(customer, intent.about))
    for act in (intent.act, *INSTEAD.get(intent.act, ())):
        fitting = _persona_lines(customer, act)
        if fitting:
            return _pick(customer, intent, fitting)
    return None


def line_text(customer: Customer, line: str) -> str:
    """The words of a line by its id, slots filled as they are now."""
    about, _, number = line.rpartition("/")
    if about == customer.persona.id:
        return fill(customer.persona.lines[int(number)].say, known_slots(customer))
    return fill(_says(customer, about)[int(number)], known_slots(customer))


def has_lines(customer: Customer, act: CustomerAct) -> bool:
    """Whether this person has words of their own for an act."""
    return any(line.act is act for line in customer.persona.lines)


def _pick(customer: Customer, intent: Intent, lines: Sequence[Choice]) -> Choice | None:
    if not lines:
        return None
    times = [customer.memory.heard.count(line.id) for line in lines]
    fresh = [line for line, heard in zip(lines, times, strict=True) if heard == min(times)]
    return fresh[draw(customer.seed, len(fresh), "line", intent.act, intent.about, customer.seq)]


def _persona_lines(customer: Customer, act: CustomerAct) -> list[Choice]:
    """Lines for an act: of the nearest level of irritation, on this channel, with every slot known."""
    channel, slots = customer.scenario.channel, known_slots(customer)
    fitting: dict[int, list[Choice]] = {}
    for number, line in enumerate(customer.persona.lines):
        if line.act is not act or (line.channel and channel not in line.channel):
            continue
        text = fill(line.say, slots)
        if any("{" + slot + "}" in text for slot in ("trainee", "rival", "time")):
            continue
        away = min((abs(level - customer.mood) * 2 + (level > customer.mood) for level in line.mood), default=0)
        fitting.setdefault(away, []).append(Choice(f"{customer.persona.id}/{number}", text))
    return fitting[min(fitting)] if fitting else []


def known_slots(customer: Customer) -> dict[str, str]:
    """Values of the slots a line may carry; what is not known is not in it."""
    scenario = customer.scenario
    known = {
        "name": customer.persona.name,
        "company": scenario.company,
        "product": scenario.product,
        "time": customer.time or "",
        "rival": customer.lot.rival,
    }
    return {slot: value for slot, value in known.items() if value}


def own_time(customer: Customer) -> str:
    """When this customer has time, in their language."""
    times = TIMES[customer.scenario.lang]
    return times[draw(customer.seed, len(times), "own time")]


def _scenario_lines(customer: Customer, about: str) -> list[Choice]:
    slots = known_slots(customer)
    lines = [Choice(f"{about}/{n}", fill(say, slots)) for n, say in enumerate(_says(customer, about))]
    if customer.persona.kind not in OF_FEW_WORDS or about.startswith("objection:"):
        return lines  # a mutating objection needs every shape it has
    return [line for line in lines if len(line.text.split()) <= FEW_WORDS] or lines


def _says(customer: Customer, about: str) -> tuple[str, ...]:
    """The scenario's or the persona's sentences on one thing."""
    kind, _, key = about.partition(":")
    scenario = customer.scenario
    if kind == "opening":
        return scenario.opens
    if kind == "unsellable":
        return scenario.unsellable.says
    if kind in ("concern", "hint"):
        concern = find(customer, key.partition("/")[0]).concern
        return concern.says if kind == "concern" else concern.hints
    if kind == "objection":
        return find(customer, key).objection.surfaces
    told: dict[str, Sequence[Need | Detail | CustomerQuestion | SurveyField | Secret]] = {
        "need": scenario.needs,
        "detail": scenario.details,
        "question": scenario.questions,
        "field": scenario.fields,
        "secret": customer.persona.secrets,
    }
    return next((each.says for each in told[kind] if each.id == key), ())
