"""What is wrong inside one persona beyond its shape: silences, repetitions, braces nobody fills."""

from collections.abc import Iterator

from trainer.checks.finding import Finding, bad_slots, finding, folded
from trainer.content.persona import CustomerAct, Kind, Persona

C = CustomerAct
_ALL, _NOT_ABUSIVE, _HOT, _CALM = (0, 1, 2, 3), (0, 1, 2), (1, 2, 3), (0, 1)

MOODS: dict[CustomerAct, tuple[int, ...]] = {
    **dict.fromkeys((C.TELL_NAME, C.GO_ON, C.ANSWER_VAGUE, C.MUTATE, C.CORRECT, C.STILL_DOUBTS, C.DOUBT_CLAIM), _ALL),
    **dict.fromkeys((C.MADE_PRICE, C.MADE_NEED, C.MADE_OVERPRICED, C.INSULTED, C.PUZZLED, C.PROMPT_SILENCE), _ALL),
    **dict.fromkeys((C.COMPLAIN_REPEAT, C.COMPLAIN_QUESTIONS, C.COMPLAIN_LENGTH, C.COMPLAIN_INTERRUPT), _ALL),
    **dict.fromkeys((C.COMPLAIN_PUSH, C.SOFT_NO, C.FIRM_NO, C.NO, C.NOT_YET, C.REFUSE_CONTACT, C.REFUSE_FIELD), _ALL),
    **dict.fromkeys((C.COMPLAINT_TAKEN, C.GOODBYE), _ALL),
    **dict.fromkeys((C.ACCEPT_ANSWER, C.COOL, C.THAW, C.CANT_TALK, C.YES, C.AGREE_CALLBACK), _NOT_ABUSIVE),
    **dict.fromkeys((C.SMALL_TALK, C.WALK_AWAY), _NOT_ABUSIVE),
    **dict.fromkeys((C.VENT, C.HANG_UP), _HOT),
    C.WARN: (2, 3),
    **dict.fromkeys((C.BUYING_SIGNAL, C.BUY, C.AGREE_MEETING, C.GIVE_CONTACT, C.FIELDS_DONE), _CALM),
}
"""Levels of irritation at which a person may be brought to an act; acts whose words the scenario gives are not here."""


def check_persona(persona: Persona) -> tuple[Finding, ...]:
    """Every finding of one persona."""
    return (*_lines(persona), *_never_said(persona), *_secrets(persona), *voice(persona))


def voice(persona: Persona, channel: str | None = None) -> tuple[Finding, ...]:
    """Acts that this person would have no words for, with the levels of irritation; on one channel, or on any."""
    heard: dict[CustomerAct, set[int]] = {}
    for line in persona.lines:
        if channel is None or not line.channel or channel in line.channel:
            heard.setdefault(line.act, set()).update(line.mood)
    needed = dict(MOODS)
    if persona.kind is Kind.GATEKEEPER:
        needed[C.PASS_THROUGH] = _CALM
    found = [] if heard.get(C.GREET) else [_silent(C.GREET, "", channel)]
    if persona.traits.pauses and not heard.get(C.PAUSE):
        found.append(_silent(C.PAUSE, "", channel))
    for act, moods in needed.items():
        missing = [str(mood) for mood in moods if mood not in heard.get(act, ())]
        if missing:
            found.append(_silent(act, ", ".join(missing), channel))
    return tuple(found)


SCENARIO_SAYS = (C.DISCLOSE, C.HINT, C.OBJECT, C.ASK, C.GIVE_FIELD)
"""Acts whose words the scenario gives; a persona's own would never be chosen."""


def _never_said(persona: Persona) -> Iterator[Finding]:
    """Lines that nothing can bring up: words that the scenario gives, no level of irritation, nobody's gate."""
    for place, line in enumerate(persona.lines):
        at = ("lines", place)
        if line.act in SCENARIO_SAYS:
            yield finding((*at, "act"), "S055", "scenario", act=line.act.value)
        elif line.act is C.PASS_THROUGH and persona.kind is not Kind.GATEKEEPER:
            yield finding((*at, "act"), "S055", "gate", act=line.act.value)
        elif not set(line.mood) & set(MOODS.get(line.act, _ALL)):
            fits = ", ".join(str(mood) for mood in MOODS.get(line.act, _ALL))
            yield finding((*at, "mood"), "S055", act=line.act.value, moods=fits)


def _silent(act: CustomerAct, moods: str, channel: str | None) -> Finding:
    variant = "channel" if channel else "moods" if moods else ""
    return finding(("lines",), "S042", variant, act=act.value, moods=moods or "0-3", channel=channel or "")


def _lines(persona: Persona) -> Iterator[Finding]:
    heard: dict[str, int] = {}
    for place, line in enumerate(persona.lines):
        at = ("lines", place, "say")
        yield from bad_slots(at, line.say)
        words = folded(line.say) or line.say
        # Short answers ("Yes.", "No.") serve several acts; nobody takes them for a tape played twice.
        if words in heard and (len(words.split()) > 3 or persona.lines[heard[words]].act is line.act):
            yield finding(at, "S041", first=heard[words] + 1)
        heard.setdefault(words, place)


def _secrets(persona: Persona) -> Iterator[Finding]:
    seen: set[str] = set()
    for n, secret in enumerate(persona.secrets):
        if secret.id in seen:
            yield finding(("secrets", n, "id"), "S032", name=secret.id)
        seen.add(secret.id)
        for place, say in enumerate(secret.says):
            yield from bad_slots(("secrets", n, "says", place), say)
