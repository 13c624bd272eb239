"""Acts that only the call can see, added to what the words show (RUBRIC 2.3).

Benefit against advantage, a repeated question, an interruption, a push after a no, a close at the right or
the wrong time, a discount too early, a question answered or dodged, a monologue.
"""

from dataclasses import replace

from trainer.acts import Act, ActName, Slot, SlotKind, Span, Understanding
from trainer.content.words import same_words
from trainer.marking.context import PROBLEM_CASES, Context
from trainer.marking.evidence import (
    ARGUING,
    ASKING,
    CLARIFYING,
    FACTUAL,
    count_questions,
    facts_of,
    of,
    sold,
)
from trainer.transcript import Refusal, Situation

A = ActName

ANSWERABLE = (SlotKind.NEED, SlotKind.FIELD)
LINKING = (SlotKind.NEED, SlotKind.CONCERN, SlotKind.DETAIL)


def acts_in(understanding: Understanding, context: Context) -> tuple[Act, ...]:
    """All acts of a turn in its call, repeated ones left out, those of the call after those of the words."""
    heard = _not_retold(_distinct(understanding), understanding.weighed)
    taken_up = bool(of(heard, A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC))
    acts = tuple(_in_call(act, context, taken_up) for act in heard)
    added = (
        *_interruption(understanding, acts, context),
        *_repeats(understanding, acts, context),
        *_stack(acts),
        *_pushes(acts, context),
        *_answer(understanding, acts, context),
        *_monologue(understanding, context),
    )
    return acts + added


def _distinct(understanding: Understanding) -> tuple[Act, ...]:
    """The acts without word-for-word repetitions: a doubled sentence counts once (RUBRIC 2.2, step 5)."""
    seen: set[tuple[ActName, tuple[Slot, ...], str]] = set()
    kept = []
    for act in understanding.acts:
        key = (act.name, act.slots, same_words(understanding.text[act.span.start : act.span.end]))
        if key not in seen:
            seen.add(key)
            kept.append(act)
    return tuple(kept)


def _not_retold(acts: tuple[Act, ...], weighed: bool) -> tuple[Act, ...]:
    """The acts without claims that stand wholly inside the customer's own story.

    "Late salaries are the worst kind of late" shares words with a fact about late salaries and claims nothing.
    Senses have ``weighed`` both: what they hear in the very same stretch may be story and claim at once.
    """
    story = [act.span for act in of(acts, A.LISTEN_SPECIFIC, A.EMPATHY_SPECIFIC)]
    return tuple(
        act
        for act in acts
        if act.name not in FACTUAL
        or not any(
            span.start <= act.span.start and act.span.end <= span.end and not (weighed and span == act.span)
            for span in story
        )
    )


def _in_call(act: Act, context: Context, taken_up: bool) -> Act:
    """The act as the call shows it; ``taken_up`` if the turn takes up what the customer said."""
    if act.name in (A.BENEFIT, A.ADVANTAGE, A.FEATURE):
        return _benefit_or_not(act, context, taken_up)
    if act.name is A.CLOSE:
        return replace(act, name=A.CLOSE_READY if _may_close(context) else A.CLOSE_EARLY)
    if act.name is A.DISCOUNT and context.hidden:
        return replace(act, name=A.DISCOUNT_EARLY)
    return act


def _benefit_or_not(act: Act, context: Context, taken_up: bool) -> Act:
    """A benefit answers something the customer said; a hidden need hit by luck is an advantage (decision 7).

    A fact that meets the told concern is tied to it by a turn that takes up their words beside it.
    """
    links = tuple(slot for slot in act.slots if slot.kind in LINKING)
    tied = any(context.has_said(slot) for slot in links)
    meets = taken_up and context.known and context.answered_by(act) is True
    if act.name is A.BENEFIT and not (tied or meets):
        return replace(act, name=A.ADVANTAGE)
    if (act.name is A.ADVANTAGE and tied) or (act.name is not A.BENEFIT and meets):
        return replace(act, name=A.BENEFIT)
    return act


def _may_close(context: Context) -> bool:
    if context.refusal is not Refusal.NONE or context.situation in PROBLEM_CASES:
        return False
    if context.ready_to_close is not None:
        return context.ready_to_close
    if context.situation is Situation.OBJECTION:
        return False
    return context.buying_signal or any(slot.kind in (SlotKind.NEED, SlotKind.CONCERN) for slot in context.said)


def _whole(understanding: Understanding) -> Span:
    return Span(0, len(understanding.text))


def _interruption(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> tuple[Act, ...]:
    patient = all(act.name in (A.ENCOURAGER, A.WAIT) for act in acts)
    if not context.mid_turn or (patient and (acts or not understanding.text.strip())):
        return ()
    return (Act(A.INTERRUPT, _whole(understanding), strength=1000),)


def _repeats(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> tuple[Act, ...]:
    """Questions whose answer has been given, or that were asked word for word before."""
    earlier = tuple(same_words(text) for text in context.earlier)
    found = []
    for act in of(acts, *ASKING):
        words = same_words(understanding.text[act.span.start : act.span.end])
        if _answered(act, context) or any(words and words in text for text in earlier):
            found.append(replace(act, name=A.Q_REPEAT))
    return tuple(found)


def _answered(act: Act, context: Context) -> bool:
    """Whether the customer has told all that the question is after.

    A follow-up names a told detail to ask for more; only a detail that was itself asked for counts as repeated.
    A question that names a worry they have not told is after that, whatever else it mentions.
    """
    if any(slot.kind is SlotKind.CONCERN and not context.has_said(slot) for slot in act.slots):
        return False
    after = tuple(slot for slot in act.slots if slot.kind in ANSWERABLE)
    if after:
        return all(slot in context.said for slot in after)
    if act.name is A.CLARIFY_SPECIFIC and context.concern_known:
        return context.concern is not None and context.concern in act.about(SlotKind.CONCERN)
    details = tuple(slot for slot in act.slots if slot.kind is SlotKind.DETAIL and slot.key != "said")
    return bool(details) and all(slot in context.said and slot in context.asked for slot in details)


def _stack(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    asked = of(acts, *ASKING)
    if of(acts, A.Q_STACK) or count_questions(acts) < 3:
        return ()
    return (Act(A.Q_STACK, Span(asked[0].span.start, max(act.span.end for act in asked)), strength=1000),)


def _pushes(acts: tuple[Act, ...], context: Context) -> tuple[Act, ...]:
    refused = context.refusal is not Refusal.NONE
    if of(acts, A.PUSH_SOFT, A.PUSH_FIRM) or not (refused or context.situation is Situation.CANT_TALK):
        return ()
    pushing = sold(acts)
    if not pushing and context.refusal_questions:
        pushing = of(acts, *CLARIFYING, A.CLARIFY_LEADING, A.QUESTION)
    if not pushing:
        return ()
    name = A.PUSH_FIRM if context.refusal is Refusal.FIRM else A.PUSH_SOFT
    return (replace(pushing[0], name=name),)


def _answer(understanding: Understanding, acts: tuple[Act, ...], context: Context) -> tuple[Act, ...]:
    """Whether the customer's own question was answered from the facts or left lying."""
    if context.question is None or context.mid_turn or of(acts, A.ANSWER_QUESTION, A.ADMIT_UNKNOWN, A.DODGE_QUESTION):
        return ()
    factual = of(acts, *FACTUAL, A.CANDOUR)
    hits = tuple(act for act in factual if set(act.about(SlotKind.FACT)) & set(context.question_facts))
    if hits:
        return (replace(hits[0], name=A.ANSWER_QUESTION),)
    if of(acts, A.WAIT, A.POLITE_EXIT) or not understanding.text.strip():
        return ()
    if context.question == "?" and (facts_of(factual) or not of(acts, *ARGUING)):
        return ()
    return (Act(A.DODGE_QUESTION, _whole(understanding)),)


def _monologue(understanding: Understanding, context: Context) -> tuple[Act, ...]:
    if understanding.words <= context.word_limit:
        return ()
    return (Act(A.MONOLOGUE, _whole(understanding), strength=1000),)
