"""A call and the lines of it that were tried again, side by side: what changed in the customer, the marks, the outcome.

A tree by parent: each branch stands for itself, no figure here sums over two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.acts import Mark
from trainer.call import Call
from trainer.coaching.telling import levelled
from trainer.customer import Affect


@dataclass(frozen=True, slots=True)
class Played:
    """One attempt as it is kept."""

    name: str
    parent: str | None
    turn: int | None
    """The trainee's line that was said again; ``None`` for a first attempt."""
    call: Call
    score: int | None


@dataclass(frozen=True, slots=True)
class Branch:
    """One attempt in the tree, with the line that sets it apart."""

    name: str
    depth: int
    """How many times it was taken back, counted from the first attempt."""
    turn: int | None
    line: str
    """The trainee's line there; empty where none was said yet."""
    marks: tuple[Mark, ...]
    answer: str
    felt: Affect | None
    """How the customer felt at the end."""
    score: int | None
    outcome: str | None


def branches(played: Sequence[Played]) -> tuple[Branch, ...]:
    """The tree in reading order: the first attempt, and under each attempt those that were taken back from it.

    The first attempt is shown at the line where it was first taken back, so that the same moment stands side by side.
    """
    roots = [one for one in played if one.parent not in {other.name for other in played}]
    first = min((one.turn for one in played if one.turn is not None), default=1)
    found: list[Branch] = []
    for root in roots:
        found.extend(_under(root, played, 0, first))
    return tuple(found)


def _under(one: Played, played: Sequence[Played], depth: int, first: int) -> list[Branch]:
    below = [other for other in played if other.parent == one.name]
    here = [_branch(one, depth, one.turn or first)]
    return here + [branch for other in below for branch in _under(other, played, depth + 1, first)]


def _branch(one: Played, depth: int, at: int) -> Branch:
    exchanges = one.call.exchanges
    said = exchanges[at - 1] if at <= len(exchanges) else None
    return Branch(
        name=one.name,
        depth=depth,
        turn=one.turn,
        line=said.trainee.text if said else "",
        marks=levelled(said.marked) if said else (),
        answer=said.reply.heard if said else "",
        felt=exchanges[-1].taken.after if exchanges else None,
        score=one.score,
        outcome=one.call.outcome.value if one.call.outcome else None,
    )
