"""Many people's levels and scores as figures with bands: blank where evidence is thin, never a ranking inside a band.

Levels and scores in hundredths, no floating point. A band is the mean plus or minus 1.96 standard errors (RUBRIC 4.6).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

from trainer.acts import FOUR_RULES
from trainer.review.digest import Digest, Tally

LEAST = 5
"""Attempts under which nothing is shown."""
FIRM = 10
"""Attempts under which a figure is shown as thin."""
_NOBODY = 10
"""One in so many: a rule fewer than that reach is one that nobody manages."""
_WINDOW = 10


@dataclass(frozen=True, slots=True)
class Band:
    """A mean that can be trusted as far as its band says; hundredths."""

    n: int
    mean: int
    low: int
    high: int

    @property
    def thin(self) -> bool:
        """Whether more calls would be good before acting on it."""
        return self.n < FIRM

    def apart(self, other: "Band") -> bool:
        """Whether two bands do not overlap: only then may one be called higher."""
        return self.low > other.high or other.low > self.high


def band(tally: Tally, top: int = 4) -> Band | None:
    """The band of a tally; ``None`` under five attempts. ``top`` is the highest value there is."""
    n, total = tally.n, tally.total
    if n < LEAST:
        return None
    mean = (200 * total + n) // (2 * n)
    # (1.96 * 100 * SD / sqrt n) squared, rounded up: a band is never drawn too narrow.
    spread = -(-(196**2) * (n * tally.squares - total**2) // (n * n * (n - 1)))
    reach = isqrt(spread) + (isqrt(spread) ** 2 != spread)
    return Band(n, mean, max(0, mean - reach), min(100 * top, mean + reach))


@dataclass(frozen=True, slots=True)
class MapRow:
    """One type of objection over the four rules."""

    topic: str
    cells: tuple[Band | None, ...]
    """In the order LISTEN, EMPATHIZE, CLARIFY, ARGUE; ``None`` where evidence is thin."""
    counts: tuple[int, ...]


def weakness_map(tallies: Mapping[tuple[str, str], Tally]) -> tuple[MapRow, ...]:
    """Rule by type of objection, from tallies by (topic, rule); types never met are left out."""
    rules = [rule.value for rule in FOUR_RULES]
    topics = sorted({topic for topic, rule in tallies if rule in rules and topic not in ("stage", "case")})
    return tuple(
        MapRow(
            topic,
            tuple(band(tallies.get((topic, rule), Tally())) for rule in rules),
            tuple(tallies.get((topic, rule), Tally()).n for rule in rules),
        )
        for topic in topics
    )


@dataclass(frozen=True, slots=True)
class Unmanaged:
    """Something in a scenario that hardly anybody manages: a hint to its author, not to the trainees."""

    objection: str
    rule: str
    n: int
    reached: int
    band: Band


def unmanaged(tallies: Mapping[tuple[str, str], Tally]) -> tuple[Unmanaged, ...]:
    """What fewer than one attempt in ten brings to its target, by (objection, rule); blank under five attempts."""
    found = []
    for (objection, rule), tally in tallies.items():
        figure = band(tally)
        if figure is not None and tally.reached * _NOBODY < tally.n:
            found.append(Unmanaged(objection, rule, tally.n, tally.reached, figure))
    return tuple(sorted(found, key=lambda one: (one.reached * 1000 // one.n, -one.n, one.objection, one.rule)))


@dataclass(frozen=True, slots=True)
class Point:
    """One call on a person's line."""

    call: str
    day: str
    scenario: str
    mode: str
    score: int | None
    bar: int
    middle: Band | None
    """The band of the latest ten scores up to here; ``None`` while there are too few."""


def line(digests: Iterable[Digest], bars: Mapping[str, int]) -> tuple[Point, ...]:
    """A person's calls over time; ``bars`` gives the assigned bar by scenario where one was set."""
    points: list[Point] = []
    scores: list[int] = []
    for one in sorted(digests, key=lambda one: (one.facts.started_at, one.facts.call)):
        if one.score is not None:
            scores.append(one.score)
        latest = scores[-_WINDOW:]
        tally = Tally(len(latest), sum(latest), sum(score**2 for score in latest))
        facts = one.facts
        bar = bars.get(facts.scenario, one.bar)
        points.append(
            Point(facts.call, facts.started_at[:10], facts.scenario, facts.mode, one.score, bar, band(tally, 100))
        )
    return tuple(points)


@dataclass(frozen=True, slots=True)
class Compared:
    """One person inside one exam set."""

    trainee: str
    band: Band | None
    scores: tuple[int, ...]
    apart: bool
    """Whether their band stands clear of everybody else's; only then a place means something."""


def compare(scores: Mapping[str, Sequence[int]]) -> tuple[Compared, ...]:
    """People who took the same exam set, by name: never in order of score, since bands overlap."""
    bands = {name: band(Tally(len(s), sum(s), sum(x * x for x in s)), 100) for name, s in scores.items()}
    return tuple(Compared(name, own, tuple(scores[name]), _clear(name, bands)) for name, own in sorted(bands.items()))


def _clear(name: str, bands: Mapping[str, Band | None]) -> bool:
    own = bands[name]
    others = [other for them, other in bands.items() if them != name]
    return own is not None and bool(others) and all(other is not None and own.apart(other) for other in others)
