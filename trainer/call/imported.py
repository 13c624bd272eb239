"""A conversation from outside as a transcript: who said what, marked as far as the words show it.

Nobody recorded what lay under an objection, how the customer felt, or how the call ended: those facts stay unknown on
the turns, and what depends on them comes out as ``cannot_tell``. Knows no files and no formats.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.acts import MarkedTurn
from trainer.content.scenario import Scenario
from trainer.language import Ear, Heard, guess_situation, heard_single, understand
from trainer.language.concerns import recognised
from trainer.marking import Context, context_of, mark
from trainer.transcript import CustomerTurn, Part, Refusal, Situation, Standing, Timing, TraineeTurn, Transcript

TRAINEES = frozenset(
    ("trainee", "seller", "sales", "salesperson", "salesman", "saleswoman", "sales rep", "rep", "agent", "advisor",
     "adviser", "me", "you", "i", "caller", "обучаван", "продавач", "продавачка", "търговец", "агент", "консултант",
     "аз", "вие")
)  # fmt: skip
CUSTOMERS = frozenset(
    ("customer", "client", "prospect", "buyer", "lead", "they", "клиент", "клиентка", "клиентът", "купувач")
)
_HOSTILE = 2
"""Irritation level that rude words show at least (0-3)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was handed in."""

    who: str
    text: str


def speakers(lines: Sequence[Line]) -> tuple[str, ...]:
    """Everybody who speaks, in the order of their first words."""
    return tuple(dict.fromkeys(line.who for line in lines))


def trainee_among(names: Sequence[str]) -> str | None:
    """Whose lines are to be marked, by what speakers are usually called; ``None`` where that does not tell."""
    own = [name for name in names if name.casefold() in TRAINEES]
    if len(own) == 1:
        return own[0]
    others = [name for name in names if name.casefold() not in CUSTOMERS]
    return others[0] if not own and len(names) == 2 and len(others) == 1 else None


def joined(lines: Sequence[Line], trainee: str) -> tuple[Line, ...]:
    """Lines one after another from the same side as one turn; everybody but the trainee is the customer."""
    found: list[Line] = []
    for line in lines:
        if not line.text.strip():
            continue
        if found and (found[-1].who == trainee) == (line.who == trainee):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
        else:
            found.append(line)
    return tuple(found)


def imported(lines: Sequence[Line], trainee: str, ear: Ear, scenario: Scenario | None = None) -> Transcript:
    """The transcript with every line of the trainee's marked.

    A scenario lends its sheet, what is not true and the seller's task; without one no claim can be called untrue.
    """
    transcript = Transcript(lang=ear.lang, scenario=scenario.id if scenario else "")
    for line in joined(lines, trainee):
        seq = len(transcript.turns)
        if line.who == trainee:
            turn: TraineeTurn | CustomerTurn = TraineeTurn(
                seq, line.text, marked=_marked(line.text, transcript, ear, scenario)
            )
        else:
            turn = CustomerTurn(seq, (Part(line.text),), standing=_standing(line.text, transcript, ear))
        transcript = replace(transcript, turns=(*transcript.turns, turn))
    return transcript


def _marked(text: str, spoken: Transcript, ear: Ear, scenario: Scenario | None) -> MarkedTurn:
    heard, context = place_outside(spoken, ear, scenario)
    return mark(understand(text, heard, ear), context)


def place_outside(spoken: Transcript, ear: Ear, scenario: Scenario | None) -> tuple[Heard, Context]:
    """What the trainee's next words may refer to, and where they stand, after all that has been spoken."""
    context = context_of(scenario, None, spoken, Timing())
    return _heard(spoken, context.situation, ear, scenario), context


def _heard(spoken: Transcript, situation: Situation, ear: Ear, scenario: Scenario | None) -> Heard:
    said = [turn.text for turn in spoken.customer_turns()]
    facts = [fact.text for fact in scenario.facts] if scenario else []
    not_true = [trap.claim for trap in scenario.not_true] if scenario else []
    heard = heard_single(said[-1] if said else "", facts, not_true, (), False, ear, situation)
    return replace(
        heard,
        before=tuple(said[:-1]),
        trainee=tuple(turn.text for turn in spoken.trainee_turns()),
        company=scenario.company if scenario else "",
        product=scenario.product if scenario else "",
    )


def _standing(text: str, before: Transcript, ear: Ear) -> Standing:
    """What a customer's words alone show of the call."""
    families = recognised(text, ear.lexicon, ear.concerns)
    turns = before.customer_turns()
    last = turns[-1].standing if turns else Standing()
    situation = _situation(text, families, before, ear)
    firm = bool({"removal", "firm_no"} & set(families)) or last.refusal is not Refusal.NONE
    refusing = situation is Situation.REFUSAL
    return Standing(
        situation=situation,
        objection=_objection(situation, last, turns),
        refusal=(Refusal.FIRM if firm else Refusal.SOFT) if refusing else Refusal.NONE,
        removal_asked="removal" in families or last.removal_asked,
        heated=True if situation is Situation.RUDENESS else None,
        mood=_HOSTILE if situation is Situation.RUDENESS else None,
        insults=last.insults + (situation is Situation.RUDENESS),
        ready_to_close=True if situation is Situation.CLOSE else None,
        buying_signal=situation is Situation.CLOSE,
    )


def _situation(text: str, families: Sequence[str], before: Transcript, ear: Ear) -> Situation:
    """The moment a line opens; one that shows nothing leaves an open objection open, and opens none."""
    guessed = guess_situation(text, ear)
    if guessed is not Situation.OBJECTION:
        talked = bool(before.trainee_turns())
        return Situation.TALK if guessed is Situation.OPENING and talked else guessed
    if ear.objections(text):
        return Situation.OBJECTION
    if not before.trainee_turns():
        return Situation.OPENING
    turns = before.customer_turns()
    open_still = bool(turns) and turns[-1].standing.situation is Situation.OBJECTION
    return Situation.OBJECTION if open_still and "agrees" not in families else Situation.TALK


def _objection(situation: Situation, last: Standing, turns: Sequence[CustomerTurn]) -> str | None:
    """A number for each objection in the order they were raised; an exit or rudeness between two leaves one open."""
    if situation is not Situation.OBJECTION:
        return None
    if last.objection is not None:
        return last.objection
    raised = {turn.standing.objection for turn in turns} - {None}
    return f"said-{len(raised) + 1}"
