"""What a marked turn amounts to for a customer: groups of acts, slots, doubts.

Reads marked turns only; knows no customer, no chart and no scenario.
"""

from trainer.acts import ActName, Doubt, Form, MarkedTurn, RuleName, Slot, SlotKind, Span, VerdictKind

A = ActName
ASKING = (
    A.Q_RELEVANT,
    A.Q_REPEAT,
    A.Q_STACK,
    A.QUESTION,
    A.CLARIFY_SPECIFIC,
    A.CLARIFY_GENERIC,
    A.CLARIFY_LEADING,
    A.ASK_FIELD,
)
CLARIFYING = (A.CLARIFY_SPECIFIC, A.CLARIFY_GENERIC, A.Q_RELEVANT, A.QUESTION)
NAMING = (A.CLARIFY_SPECIFIC, A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC, A.Q_RELEVANT, A.QUESTION, A.OWN_MISTAKE)
"""Acts that may say what lies under an objection."""
ARGUING = (
    A.FEATURE,
    A.FEATURE_DUMP,
    A.ADVANTAGE,
    A.BENEFIT,
    A.EVIDENCE,
    A.FALSE_CLAIM,
    A.BASH,
    A.DISCOUNT_EARLY,
    A.DISCOUNT,
    A.PITCH,
)
SUPPORTING = (A.BENEFIT, A.EVIDENCE, A.FEATURE, A.ADVANTAGE, A.CANDOUR, A.FIX_ACTION)
CLOSING = (A.CLOSE, A.CLOSE_READY, A.CLOSE_EARLY)
PUSHING = (A.PUSH_SOFT, A.PUSH_FIRM)
CARING = (
    A.EMPATHY_SPECIFIC,
    A.LISTEN_SPECIFIC,
    A.OWN_MISTAKE,
    A.FIX_ACTION,
    A.APOLOGY_BRIEF,
    A.AUTONOMY,
    A.BOUNDARY,
)
GRATING = (A.DISMISS, A.EMPATHY_FAKE, A.PRESSURE, A.CLARIFY_LEADING, A.APOLOGY_LONG, A.EVASIVE, A.BASH)
INTRODUCING = (A.GREET_FULL, A.GREET_PARTIAL, A.ASK_NAME, A.STATE_PURPOSE)
EARNED = (*CARING, A.CLARIFY_SPECIFIC, A.CLARIFY_GENERIC, A.Q_RELEVANT, A.BENEFIT, A.EVIDENCE, A.CANDOUR, A.ADVANTAGE)
"""Acts that copied or stuffed words cannot earn."""

PARROTED = 600
ASKED = 400
"""Strength from which an offer to call again without a time asks for one."""
DEAF = (Doubt.OTHER_LANGUAGE, Doubt.NOT_ADDRESSED, Doubt.GARBLED)


def honest(marked: MarkedTurn) -> MarkedTurn:
    """The turn without acts that were only made of copied or stuffed words (RUBRIC 2.2, step 5; 3.1)."""
    heard = marked.understanding
    if not (heard.stuffing or heard.parroted >= PARROTED or heard.doubt in DEAF):
        return marked
    kept = tuple(act for act in marked.acts if act.name not in EARNED)
    return MarkedTurn(heard, kept, marked.marks, marked.faults)


def silent(marked: MarkedTurn) -> bool:
    """Whether nothing was said."""
    return marked.understanding.doubt is Doubt.EMPTY and not marked.acts


def deaf(marked: MarkedTurn) -> bool:
    """Whether a person could make nothing of it."""
    return marked.understanding.doubt in DEAF and not marked.did(*CLOSING, A.POLITE_EXIT, A.INSULT)


def slots(marked: MarkedTurn, *names: ActName) -> tuple[Slot, ...]:
    """Slots of these acts in the order of the text, each once; of all acts if none is named."""
    acts = marked.of(*names) if names else marked.acts
    return tuple(dict.fromkeys(slot for act in acts for slot in act.slots))


def keys(marked: MarkedTurn, kind: SlotKind, *names: ActName) -> tuple[str, ...]:
    """Keys of one kind of slot of these acts, each once."""
    return tuple(slot.key for slot in slots(marked, *names) if slot.kind is kind)


_MATTER = (*SUPPORTING, *ARGUING, A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC, A.CLARIFY_SPECIFIC, A.Q_RELEVANT, A.ASK_FIELD)
"""Acts that speak of the matter itself."""


def in_passing(marked: MarkedTurn) -> bool:
    """Whether a time stands only in words that speak of the matter: "you send the hours by the 25th" offers no call."""
    matter = tuple(act.span for act in marked.of(*_MATTER))
    return not marked.did(*CLOSING) and all(
        any(span.start <= act.span.start and act.span.end <= span.end for span in matter)
        for act in marked.of(A.CALLBACK_OFFER)
    )


def questions(marked: MarkedTurn) -> int:
    """How many questions a turn asks; acts that overlap read the same question in two ways."""
    found: list[Span] = []
    for act in marked.of(*ASKING):
        if all(act.span.end <= other.start or other.end <= act.span.start for other in found):
            found.append(act.span)
    return len(found)


def level(marked: MarkedTurn, rule: RuleName) -> int | None:
    """The level on one rule, or None where the turn has none."""
    mark = marked.mark(rule)
    return mark.level if mark is not None and mark.verdict is VerdictKind.LEVEL else None


def checks(marked: MarkedTurn) -> tuple[Slot, ...]:
    """Needs and concerns that the turn asks the customer to confirm: a summary, or a closed question about them."""
    acts = tuple(
        act
        for act in marked.of(A.LISTEN_SPECIFIC, A.CLARIFY_SPECIFIC, A.Q_RELEVANT, A.QUESTION, A.BENEFIT)
        if act.name is A.LISTEN_SPECIFIC or act.form is Form.CLOSED
    )
    found = (slot for act in acts for slot in act.slots if slot.kind in (SlotKind.NEED, SlotKind.CONCERN))
    return tuple(dict.fromkeys(found))


def times(marked: MarkedTurn) -> tuple[str, ...]:
    """Concrete times that were named."""
    return keys(marked, SlotKind.TIME)


def spoken_time(marked: MarkedTurn) -> str:
    """The first named time in the trainee's own words, empty where they cannot be found again as they stand."""
    text = marked.understanding.text
    for key in times(marked):
        start = text.casefold().find(key.casefold())
        if start >= 0 and len(text.casefold()) == len(text):
            return text[start : start + len(key)]
    return ""


def offers_time(marked: MarkedTurn) -> bool:
    """Whether another time is offered or asked for; "I'll try another day" is neither."""
    return any(act.about(SlotKind.TIME) or act.strength >= ASKED for act in marked.of(A.CALLBACK_OFFER))
