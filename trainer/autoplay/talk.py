"""What a seller does while nothing stands in the way: ask, present, propose (RUBRIC 3.2, 3.5)."""

from collections.abc import Callable

from trainer.acts import SlotKind
from trainer.autoplay.habits import Habits
from trainer.autoplay.reading import as_question, best_fact, their_words
from trainer.autoplay.seen import Say, Seen
from trainer.autoplay.trouble import leave
from trainer.autoplay.wording import spoken_to
from trainer.content.persona import Kind
from trainer.content.scenario import Goal, Need

PROPOSALS = 3
"""How often a seller proposes before letting go."""
SHORT = 65
"""Words of one turn that a person must be able to bear to have patience for a long talk."""
BRIEF = 30
"""Words of one turn from which down a person has time for nothing that could be left out."""
MEETS = (Kind.BUSY, Kind.LOYAL)
"""Kinds of people from whom a meeting is the most a first talk brings (RUBRIC 5.5)."""


def greeting(seen: Seen, habits: Habits) -> Say:
    """The first words: who, from where, why, and the customer's name asked."""
    if habits.reads_people and seen.scenario.temperature == "hot":
        return Say("propose", ("close.order",))
    if habits.reads_people and brief(seen):
        return Say("greet", ("greet.brief",))
    channel = seen.scenario.channel.value
    if seen.standing.objection is not None or not seen.chance(habits.listens, "greets"):
        return Say("greet", ("greet.short",))
    return Say("greet", (f"greet.{channel}",))


def brief(seen: Seen) -> bool:
    """Whether this is somebody with whom every word counts."""
    return seen.persona.traits.word_limit <= BRIEF


def talk(seen: Seen, habits: Habits) -> Say:
    """The next step towards the goal."""
    if seen.standing.no_fit:
        return _no_fit(seen, habits)
    if seen.standing.question is not None:
        return _answer(seen, habits)
    return _BY_GOAL[seen.scenario.goal](seen, habits)


def _answer(seen: Seen, habits: Habits) -> Say:
    """The customer's own question: answered from the sheet, or honestly not known."""
    asked = next((each for each in seen.scenario.questions if each.id == seen.standing.question), None)
    if not seen.chance(habits.answers, "answers"):
        return Say("dodge", ("dodge",))
    if asked is None or not asked.facts:
        return Say("unknown", ("unknown",))
    known = seen.facts(asked.facts)
    return Say("answer", ("answer",), asked.id, (("fact", known[0].text if known else ""),))


def _no_fit(seen: Seen, habits: Habits) -> Say:
    """No honest sale exists: what is right then, by what the sheet says can still be had."""
    best = seen.scenario.unsellable.best
    if not seen.chance(habits.leaves, "lets go") and not seen.did("propose"):
        return Say("propose", ("close",))
    if best == "callback" and seen.did("later") < 2:
        return Say("later", ("later.then",))
    if best == "meeting" and seen.did("meet") < 2:
        return Say("meet", ("meet",))
    if best == "contactAdded" and not seen.did("contact"):
        return Say("contact", ("contact",))
    return Say("leave", ("leave.no_fit",))


def _sell(seen: Seen, habits: Habits) -> Say:
    if habits.reads_people and seen.persona.kind in MEETS:
        return _meet(seen, habits)
    if habits.reads_people and seen.scenario.temperature == "hot":
        # Whoever comes to order has found out for themselves; each sentence that sells makes them think again.
        return _close(seen, habits)
    return _find_out(seen, habits) or _present(seen, habits) or _close(seen, habits)


def _meet(seen: Seen, habits: Habits) -> Say:
    ready = len(seen.needs) >= _enough(seen, habits) or seen.did("ask") >= habits.questions
    if not ready and not seen.standing.buying_signal:
        found = _find_out(seen, habits)
        if found is not None:
            return found
    shown = _present(seen, habits)
    if shown is not None:
        return shown
    if seen.did("meet") >= PROPOSALS:
        return leave(seen, habits)
    if not seen.chance(habits.closes, "meets"):
        return Say("meet", ("meet.vague",))
    if habits.reads_people and brief(seen):
        return Say("meet", ("meet.brief",))
    return Say("meet", ("meet.again",) if seen.did("meet") else ("meet",))


def _find_out(seen: Seen, habits: Habits) -> Say | None:
    """A question about something not told yet, with what was just told taken up first; None when enough is known."""
    asked = seen.did("ask")
    if asked >= habits.questions + len(seen.needs) or len(seen.needs) >= _enough(seen, habits):
        return None
    if seen.standing.buying_signal:
        return None
    told = {slot.key for slot in seen.told}
    open_needs = [each for each in seen.scenario.needs if each.id not in told and not seen.did("ask", each.id)]
    first = _taken_up(seen, habits)
    if not open_needs or not seen.chance(habits.prepared, "prepared question"):
        return Say("ask", (*first, "ask.generic"), f"generic{asked}")
    need = open_needs[seen.pick(len(open_needs), "need")] if asked == 0 else open_needs[0]
    phrase, move = as_question(seen, need.asked_by, need.id)
    return Say("ask", (*first, move), need.id, (("asked", phrase), *_quote(seen)))


def _enough(seen: Seen, habits: Habits) -> int:
    """How many needs are enough to go on with: two, or one where a short talk is all there will be."""
    short = habits.reads_people and seen.persona.traits.word_limit < SHORT and seen.persona.kind is not Kind.LOYAL
    return 1 if short and not seen.did("propose") else 2


def _taken_up(seen: Seen, habits: Habits) -> tuple[str, ...]:
    return ("follow",) if seen.just_told() and seen.chance(habits.listens, "follows") else ()


def _quote(seen: Seen) -> tuple[tuple[str, str], ...]:
    need = seen.just_told()
    return (("need", spoken_to(seen, need.gloss)),) if need else ()


def _present(seen: Seen, habits: Habits) -> Say | None:
    """A fact for a need that was told; None when each has had one."""
    shown = seen.did("present")
    if habits.reads_people and _enough(seen, habits) > 1 and seen.needs and not seen.did("qualify"):
        phrase, move = as_question(seen, seen.scenario.unsellable.asked_by, "qualify")
        return Say("qualify", (*_taken_up(seen, habits), move), "", (("asked", phrase), *_quote(seen)))
    for need in seen.needs:
        if not seen.did("present", need.id):
            return _benefit(seen, habits, need)
    if seen.needs or shown >= 2:
        return None
    fact = seen.scenario.facts[seen.pick(len(seen.scenario.facts), "a fact")]
    return Say("present", ("present.plain",), fact.id, (("fact", fact.text),))


def _benefit(seen: Seen, habits: Habits, need: Need) -> Say:
    fact = best_fact(seen, need.facts, seen.pick(len(need.facts), "fact"))
    text = fact.text if fact else ""
    if not seen.chance(habits.links, "links"):
        return Say("present", ("present.plain",), need.id, (("fact", text),))
    quote = their_words(seen, need.terms, spoken_to(seen, need.gloss))
    move = "present.brief" if habits.reads_people and brief(seen) else "present"
    return Say("present", (move,), need.id, (("fact", text), ("quote", quote)))


def _close(seen: Seen, habits: Habits) -> Say:
    """Two genuine yeses on what was told, then the question; after enough proposals, goodbye."""
    if seen.did("propose") >= PROPOSALS:
        return leave(seen, habits)
    if not seen.chance(habits.closes, "closes"):
        return Say("propose", ("close.vague" if seen.chance(60, "vague") else "close.never",))
    for need in seen.needs[: _enough(seen, habits)]:
        sure = seen.standing.buying_signal or (habits.reads_people and brief(seen))
        if habits.listens > 60 and not seen.did("check", need.id) and not sure:
            return Say("check", ("check",), need.id, (("need", spoken_to(seen, need.gloss)),))
    if seen.scenario.temperature == "hot" and habits.reads_people:
        return Say("propose", ("close.order",))
    return Say("propose", ("close.again",) if seen.did("propose") else ("close",))


def _survey(seen: Seen, habits: Habits) -> Say:
    """Purpose, length and the right to refuse; then one field after the other."""
    if not seen.did("purpose"):
        return Say("purpose", ("survey.purpose",))
    told = {slot.key for slot in seen.told if slot.kind is SlotKind.FIELD}
    left = [each for each in seen.scenario.fields if each.id not in told and seen.did("ask", each.id) < 2]
    if not left or len(told) * 5 >= len(seen.scenario.fields) * 4:
        return leave(seen, habits)
    if not seen.chance(habits.prepared, "field"):
        return Say("ask", ("ask.generic",))
    field = min(left, key=lambda each: seen.did("ask", each.id))
    phrase, move = as_question(seen, field.asked_by, field.id)
    return Say("ask", (move,), field.id, (("asked", phrase),))


def _contact(seen: Seen, habits: Habits) -> Say:
    """One need, one fact, then leave to keep a contact, and the contact repeated with its condition."""
    if seen.did("contact"):
        given = any(slot.key == "contact" for slot in seen.told)
        if given and not seen.did("confirm"):
            return Say("confirm", ("confirm",))
        return leave(seen, habits) if given or seen.did("contact") >= 2 else Say("contact", ("contact.again",))
    if not seen.needs and seen.did("ask") < 2:
        found = _find_out(seen, habits)
        if found is not None:
            return found
    if seen.needs and not seen.did("present"):
        return _benefit(seen, habits, seen.needs[0])
    return Say("contact", ("contact" if seen.chance(habits.closes, "asks leave") else "close.never",))


_BY_GOAL: dict[Goal, Callable[[Seen, Habits], Say]] = {
    Goal.SALE: _sell,
    Goal.MEETING: _meet,
    Goal.INFORMATION: _survey,
    Goal.CONTACT: _contact,
}
