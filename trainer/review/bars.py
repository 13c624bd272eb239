"""What the scorer must reach before its marks are signed, and whether it does: figures beside their bars.

The bars stand here once; commands show them, nothing else decides by them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trainer.review.agreement import PartFigures, TwinFigures
from trainer.review.cues import CueFigures
from trainer.review.ordering import Order

KAPPA = 650
BELOW_PEOPLE = 150
ADJACENT = 950
CAPS = 900
ORDER = 850
TWINS = 30
CUE_APART = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure against what it must reach; thousandths, or hundredths of a level for twins."""

    key: str
    """Message key of the figure's name."""
    of: str
    """Language and rule, gate or cue."""
    figure: int | None
    least: int | None = None
    most: int | None = None

    @property
    def met(self) -> bool:
        """A figure that is not defined meets no bar."""
        if self.figure is None:
            return False
        low = self.least is None or self.figure >= self.least
        return low and (self.most is None or self.figure <= self.most)


def part_bars(part: PartFigures) -> Iterator[Bar]:
    """Bars on a part of the corpus: each rule's agreement, and caps taken together."""
    for one in part.rules:
        name = f"{part.lang} {one.rule}"
        yield Bar("bar.kappa", name, one.scorer.kappa, least=KAPPA)
        if one.scorer.kappa is not None and one.people.kappa is not None:
            yield Bar("bar.below_people", name, one.people.kappa - one.scorer.kappa, most=BELOW_PEOPLE)
        yield Bar("bar.adjacent", name, one.scorer.adjacent, least=ADJACENT)
    yield Bar("bar.cap_precision", part.lang, part.cap_total.loose.precision, least=CAPS)
    yield Bar("bar.cap_recall", part.lang, part.cap_total.loose.recall, least=CAPS)


def twin_bars(twins: Sequence[TwinFigures]) -> Iterator[Bar]:
    """Bars on answers that exist in both languages."""
    for one in twins:
        if one.scorer is not None:
            yield Bar("bar.twins", one.rule, abs(one.scorer), most=TWINS)


def cue_bars(lang: str, cues: Iterable[CueFigures]) -> Iterator[Bar]:
    """Bars on what single cues explain."""
    for one in cues:
        yield Bar("bar.cue", f"{lang} {one.cue}", None if one.apart is None else abs(one.apart), most=CUE_APART)


def order_bars(orders: Iterable[Order]) -> Iterator[Bar]:
    """Bars on pairs of a better and a worse answer."""
    for one in orders:
        yield Bar("bar.order", one.name, one.right, least=ORDER)
