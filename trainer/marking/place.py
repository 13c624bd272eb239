"""The place of the next trainee turn in a call: from scenario, persona and what the turns recorded.

Reads facts written on the turns (``Standing``) and earlier marks; asks nobody how the customer feels.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from trainer.acts import ActName, Slot, SlotKind
from trainer.content.persona import Persona
from trainer.content.scenario import Objection, Scenario, Targets
from trainer.marking.context import Context
from trainer.marking.evidence import ASKING, FACTUAL, RECEIVING, of
from trainer.transcript import CustomerTurn, Refusal, Situation, Standing, Timing, TraineeTurn, Transcript

A = ActName
_ORDINARY = 60
"""Words of a turn where neither scenario nor persona says how many are too many."""
_GIVING = (*RECEIVING, *FACTUAL, A.CANDOUR, A.AUTONOMY)


def context_of(scenario: Scenario | None, persona: Persona | None, transcript: Transcript, timing: Timing) -> Context:
    """The context of the turn that comes after everything in the transcript."""
    spoken = transcript.customer_turns()
    typed = transcript.trainee_turns()
    last = spoken[-1] if spoken else None
    standing = last.standing if last else Standing()
    objection = _objection(scenario, standing.objection)
    told = [slot for turn in spoken for slot in turn.standing.disclosed]
    known = True if objection and objection.transparent else standing.concern_known
    question = next((q for q in scenario.questions if q.id == standing.question), None) if scenario else None
    return replace(
        _standing_now(standing),
        customer=last.heard if last else "",
        situation=_situation(standing, typed),
        kind=objection.kind if objection else None,
        concern_known=known,
        concerns=tuple(one.id for one in objection.concerns) if objection else None,
        answers=_answers(objection, standing.concern, bool(known)),
        surface=_surface(scenario, objection, told),
        said=tuple(dict.fromkeys(told)),
        asked=tuple(dict.fromkeys(slot for turn in typed for slot in _asked(turn))),
        heated=bool(standing.heated) or bool(objection and objection.grievance),
        question_facts=question.facts if question else (),
        word_limit=_word_limit(scenario, persona),
        discount_limit=scenario.max_discount if scenario else None,
        first=not typed,
        mid_turn=_mid_turn(last, timing),
        earlier=tuple(turn.text for turn in typed),
        counts=_counts(typed),
        in_episode=_in_episode(transcript, standing.objection),
        question_run=sum(1 for _ in takewhile(_only_asked, reversed(typed))),
        refusal_questions=_refusal_questions(transcript),
        role=scenario.role if scenario else None,
        goal=scenario.goal if scenario else None,
        targets=objection.targets if objection else Targets(),
    )


def _standing_now(standing: Standing) -> Context:
    """What is taken over from the last customer turn as it was recorded."""
    return Context(
        objection=standing.objection,
        concern=standing.concern,
        told_now=standing.disclosed,
        mood=standing.mood or 0,
        insults=standing.insults,
        refusal=standing.refusal,
        removal_asked=standing.removal_asked,
        purpose_told=standing.purpose_told,
        question=standing.question,
        ready_to_close=standing.ready_to_close,
        buying_signal=standing.buying_signal,
        no_fit=standing.no_fit,
        genuine_yeses=standing.genuine_yeses,
    )


def _objection(scenario: Scenario | None, key: str | None) -> Objection | None:
    if scenario is None or key is None:
        return None
    return next((objection for objection in scenario.objections if objection.id == key), None)


def _situation(standing: Standing, typed: Sequence[TraineeTurn]) -> Situation:
    """The recorded situation; where none is, an open objection or the place in the call says it."""
    if standing.situation is not None:
        return standing.situation
    if standing.objection is not None:
        return Situation.OBJECTION
    return Situation.TALK if typed else Situation.OPENING


def _answers(objection: Objection | None, concern: str | None, known: bool) -> tuple[str, ...] | None:
    """Facts that answer the told concern; while it is hidden, facts that answer any concern of the objection."""
    if objection is None:
        return None
    if known and concern is not None:
        return next((one.met_by for one in objection.concerns if one.id == concern), None)
    return tuple(dict.fromkeys(fact for one in objection.concerns for fact in one.met_by)) or None


def _surface(scenario: Scenario | None, objection: Objection | None, told: Sequence[Slot]) -> tuple[str, ...]:
    """Facts that touch the matter: those of any concern of the objection, and of every need told."""
    facts = [fact for one in objection.concerns for fact in one.met_by] if objection else []
    needs = {slot.key for slot in told if slot.kind is SlotKind.NEED}
    facts += [fact for need in scenario.needs if need.id in needs for fact in need.facts] if scenario else []
    return tuple(dict.fromkeys(facts))


def _asked(turn: TraineeTurn) -> tuple[Slot, ...]:
    acts = turn.marked.acts if turn.marked else ()
    return tuple(slot for act in of(acts, *ASKING) for slot in act.slots)


def _word_limit(scenario: Scenario | None, persona: Persona | None) -> int:
    limits = [scenario.word_limit] if scenario else []
    limits += [persona.traits.word_limit] if persona else []
    return min(limits, default=_ORDINARY)


def _mid_turn(last: CustomerTurn | None, timing: Timing) -> bool:
    if last is None:
        return False
    heard = timing.heard if timing.live else None
    if heard is not None:
        return heard < len(last.text)
    return last.cut_at is not None and last.cut_at < len(last.text)


def _counts(typed: Sequence[TraineeTurn]) -> tuple[tuple[ActName, int], ...]:
    """How many turns did each act, in the order of the act names."""
    counted: Counter[ActName] = Counter()
    for turn in typed:
        counted.update({act.name for act in turn.marked.acts} if turn.marked else set())
    return tuple((name, counted[name]) for name in ActName if counted[name])


def _in_episode(transcript: Transcript, objection: str | None) -> tuple[ActName, ...]:
    """Acts of the trainee's turns since the open objection was raised."""
    done: list[ActName] = []
    current: str | None = None
    for turn in transcript.turns:
        if isinstance(turn, CustomerTurn):
            if turn.standing.objection != current:
                current, done = turn.standing.objection, []
        elif turn.marked and current is not None:
            done.extend(act.name for act in turn.marked.acts)
    return tuple(done) if objection is not None else ()


def _only_asked(turn: TraineeTurn) -> bool:
    acts = turn.marked.acts if turn.marked else ()
    return bool(of(acts, *ASKING)) and not of(acts, *_GIVING)


def _refusal_questions(transcript: Transcript) -> int:
    """Turns with a question since the customer began to refuse."""
    asked, refused = 0, False
    for turn in transcript.turns:
        if isinstance(turn, CustomerTurn):
            refusing = turn.standing.refusal is not Refusal.NONE
            asked = asked if refusing else 0
            refused = refusing
        elif refused and turn.marked:
            asked += bool(of(turn.marked.acts, *ASKING))
    return asked
