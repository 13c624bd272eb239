"""What a seller does with an objection: take it up, find out what lies under it, answer that (RUBRIC 3.1, 4.1)."""

from trainer.autoplay.habits import Habits
from trainer.autoplay.reading import best_fact, their_words
from trainer.autoplay.seen import Say, Seen
from trainer.autoplay.talk import brief, talk
from trainer.autoplay.wording import spoken_to
from trainer.content.scenario import Concern, Objection


def objection(seen: Seen, habits: Habits) -> Say:
    """The answer to an open objection."""
    open_ = seen.objection
    if open_ is None:
        return Say("ask", ("ask.generic",))
    concern = seen.concern
    if concern is not None:
        return _answer(seen, habits, open_, concern)
    if not seen.chance(habits.narrows, "narrows"):
        return _rash(seen, habits, open_)
    return _narrow(seen, habits, open_)


def _narrow(seen: Seen, habits: Habits, open_: Objection) -> Say:
    tries = seen.did("narrow", open_.id)
    first = (f"heard.{open_.catalogue}",) if seen.chance(habits.listens, "takes up") else ("ack",)
    if not seen.chance(habits.prepared, "knows the concerns"):
        return Say("narrow", (*first, "narrow.plain" if tries else f"narrow.{open_.catalogue}"), open_.id)
    concerns = open_.concerns
    hinted = next((n for n, each in enumerate(concerns) if any(hint in seen.heard[-1] for hint in each.hints)), tries)
    turn = seen.pick(len(concerns), "which first") if tries == 0 else hinted
    one, two = (concerns[(turn + step) % len(concerns)] for step in (0, 1))
    if tries == 0 and habits.reads_people and brief(seen):
        return Say("narrow", (*first, f"narrow.{open_.catalogue}"), open_.id)
    if tries == 0 and len(concerns) > 1:
        return Say("narrow", (*first, "narrow.either"), open_.id, _glosses(seen, one, two))
    if tries >= 3:
        return talk(seen, habits) if tries > 3 else Say("narrow", ("space", "narrow.plain"), open_.id)
    return Say("narrow", ("guess",), open_.id, _glosses(seen, one, two))


def _glosses(seen: Seen, one: Concern, two: Concern) -> tuple[tuple[str, str], ...]:
    return ("one", spoken_to(seen, one.gloss)), ("two", spoken_to(seen, two.gloss))


def _answer(seen: Seen, habits: Habits, open_: Objection, concern: Concern) -> Say:
    """One fact for the concern that lies open; an honest no where there is none."""
    used = seen.did("argue", open_.id)
    fact = best_fact(seen, concern.met_by, used)
    quote = their_words(seen, concern.terms, spoken_to(seen, concern.gloss))
    slots = (("quote", quote), ("fact", fact.text if fact else ""))
    first = (f"heard.{open_.catalogue}",) if open_.transparent and used == 0 else ()
    if open_.grievance and used == 0:
        return Say("argue", ("own", *first, "fix", "argue.plain") if fact else ("own", *first, "fix"), open_.id, slots)
    if fact is None:
        return Say("argue", (*first, "honest_no"), open_.id, slots)
    if used >= max(2, len(concern.met_by)):
        return talk(seen, habits) if seen.did("missing", open_.id) else Say("missing", ("space", "missing"), open_.id)
    if not seen.chance(habits.links, "links"):
        return Say("argue", ("argue.plain",), open_.id, slots)
    if not first and not used and seen.chance(habits.listens, "feels"):
        first = ("felt",)
    # What lies open was never told in so many words; nothing may be quoted then.
    return Say("argue", (*first, "argue.open" if open_.transparent else "argue"), open_.id, slots)


def _rash(seen: Seen, habits: Habits, open_: Objection) -> Say:
    """What less practised sellers do instead of finding out."""
    way = seen.pick(4, "rash")
    facts = seen.scenario.facts
    slots = (("fact", facts[seen.pick(len(facts), "rash fact")].text),)
    if way == 0 or seen.did("rash", open_.id) > 1:
        return Say("narrow", ("ack", "narrow.plain"), open_.id)
    if way == 1:
        return Say("rash", ("formula", "argue.plain"), open_.id, slots)
    if way == 2:
        return Say("rash", ("ack", "argue.plain"), open_.id, slots)
    return Say("rash", ("give_up",), open_.id)
