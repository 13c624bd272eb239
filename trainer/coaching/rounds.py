"""One round of a drill: a customer at the moment of one objection, one rule in focus, and what each try earned.

Every try is said to the same customer in the same state. What a moment looked like before is handed in, so that a
round brings a worry or a wording that has not been met, as long as there is one.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from trainer.acts import Mark, RuleName, VerdictKind
from trainer.call import Call, Exchange, Input, Setting, hear, open_at
from trainer.coaching.drills import answerable
from trainer.coaching.pieces import pick
from trainer.content.scenario import Concern, Objection

TRIES = 3
_SEEDS = 24
_WARM = 4500
"""Trust, in hundredths, that belongs to somebody who has just been asked well."""
_FAULTY = 1
"""The most that a try with a serious fault counts, however well the rule in focus was shown."""
Moment = tuple[str, str]
"""The concern that lies under it, and the authored line that opens it."""


@dataclass(frozen=True, slots=True)
class Round:
    """A moment to be answered."""

    call: Call
    objection: Objection
    rule: RuleName
    target: int
    """Level asked, 0-4."""

    @property
    def moment(self) -> Moment:
        """What sets this round apart from others on the same objection."""
        said = self.call.last.line_ids if self.call.last else ()
        return concern_in(self.call).id, said[-1] if said else ""

    @property
    def opening(self) -> str:
        """What the customer says."""
        return self.call.last.text if self.call.last else ""


@dataclass(frozen=True, slots=True)
class Try:
    """One answer, and what came of it."""

    exchange: Exchange
    mark: Mark | None
    """On the rule in focus; ``None`` where the rule had no place."""
    level: int
    """What counts: the mark's level, no more than 1 beside a serious fault."""


def open_round(setting: Setting, objection: str, rule: RuleName, seed: int, met: Collection[Moment] = ()) -> Round:
    """The round with a seed near the given one whose moment has not been met.

    Raises KeyError if the scenario has no such objection.
    """
    found = next(each for each in setting.scenario.objections if each.id == objection)
    state = "objection_revealed" if rule is RuleName.ARGUE else "objection_raised"
    wanted = {concern.id for concern in answerable(found)} if rule is RuleName.ARGUE else None
    target = max(1, getattr(found.targets, rule.value))
    first: Round | None = None
    for number in range(_SEEDS):
        call = open_at(setting, pick(1_000_000, seed, objection, number), state, objection)
        call = _won(call) if rule is RuleName.ARGUE else call
        here = Round(call, found, rule, target)
        if wanted is not None and here.moment[0] not in wanted:
            continue
        if here.moment not in met:
            return here
        first = first or here
    if first is None:
        raise KeyError(objection)
    return first


def _won(call: Call) -> Call:
    """The call with a customer who would believe a good answer: whoever has told what worries them has warmed."""
    felt = call.customer.affect
    warmed = replace(felt, trust=max(felt.trust, _WARM))
    return replace(call, customer=replace(call.customer, affect=warmed))


def answer(here: Round, text: str) -> Try:
    """What one answer to the moment earns; the moment itself stays as it is."""
    _, exchange = hear(here.call, Input(text))
    mark = exchange.marked.mark(here.rule)
    levelled = mark is not None and mark.verdict is VerdictKind.LEVEL
    level = mark.level if mark is not None and levelled else 0
    return Try(exchange, mark, min(level, _FAULTY) if exchange.marked.faults else level)


def over(tries: int, best: int, here: Round) -> bool:
    """Whether a round is over: what was asked was reached, or the last try is used."""
    return best >= here.target or tries >= TRIES


def concern_in(call: Call) -> Concern:
    """The concern under the objection on the table. Raises KeyError if none is."""
    if call.customer.episode is None:
        raise KeyError("no objection")
    return call.customer.episode.concern
