"""From a robot's intention to the sentence it types: variants drawn by seed, slots filled, the length kept.

Slots take words of the scenario as they are written there; nothing is inflected except that an English gloss in the
third person is turned to the person spoken to.
"""

import re

from trainer.autoplay.seen import Say, Seen
from trainer.content.words import fill

DRAWS = 4
"""How many drawings of variants are tried before the shortest ones are taken."""
_LATER = {"en": ((" their ", " your "), (" and does not ", " and do not "), (" and wants ", " and want "))}


def sentence(seen: Seen, say: Say, limit: int) -> str:
    """The words for an intention: a drawing of variants of at most ``limit`` words, else the shortest of each,
    without the beginning if that is still too long.
    """
    slots = _slots(seen, say)
    ways = [[fill(line, slots) for line in seen.lines.variants(part)] for part in say.parts]
    for attempt in range(DRAWS):
        text = " ".join(way[seen.pick(len(way), "variant", place, attempt)] for place, way in enumerate(ways))
        if words(text) <= limit:
            return text.strip()
    shortest = [min(way, key=words) for way in ways]
    # What is taken up comes first and what is meant comes last, so the beginning is what can be spared.
    while len(shortest) > 1 and sum(words(line) for line in shortest) > limit and say.move != "greet":
        del shortest[0]
    return " ".join(shortest).strip()


def words(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"\w+", text))


def spoken_to(seen: Seen, gloss: str) -> str:
    """A gloss as it would be said to the customer: ``is afraid of it`` becomes ``you are afraid of it``.

    Only a first word that the language's list knows is turned (after "not" in Bulgarian); the rest stays as written.
    """
    turns = dict(pair.split("=", 1) for pair in seen.lines.variants("second_person"))
    first, _, rest = gloss.partition(" ")
    before = ""
    if first == "не":
        before, (first, _, rest) = "не ", rest.partition(" ")
    if first == "се":
        before, (first, _, rest) = f"{before}се ", rest.partition(" ")
    if first not in turns or not rest:
        return gloss
    for third, second in _LATER.get(seen.lines.lang, ()):
        rest = rest.replace(third, second)
    return f"{before}{turns[first]} {rest}"


def _slots(seen: Seen, say: Say) -> dict[str, object]:
    scenario = seen.scenario
    own = seen.lines.variants("own_names")
    times = seen.lines.variants("times")
    first = seen.pick(len(times), "time")
    known: dict[str, object] = {
        "own": own[seen.seed % len(own)],
        "company": scenario.company,
        "product": scenario.product,
        "time": times[first],
        "other_time": times[(first + 1 + seen.pick(len(times) - 1, "other time")) % len(times)],
        "customer": seen.heard[-1] if seen.heard else "",
    }
    known.update(say.slots)
    for name in ("asked", "topic"):
        if name in known:
            text = str(known[name])
            known[f"{name}_first"] = text[:1].upper() + text[1:]
    return known
