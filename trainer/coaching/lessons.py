"""The first lessons: which moment of which customer teaches which rule. Nothing here is kept or counted."""

from trainer.acts import FOUR_RULES, RuleName
from trainer.call import Setting
from trainer.coaching.rounds import Round, open_round

SCENARIO, PERSONA, OBJECTION, CONCERN = "vacuum-shop", "interested-planner", "P2-1", "unequal"
"""An easy customer with an objection that a short question opens and a fact of the sheet answers."""
ENOUGH = 2
"""Level that passes a lesson: the rule can be seen, if not yet as it is asked in a call."""
RULES = FOUR_RULES
_SEEDS = 200


def lesson(setting: Setting, rule: RuleName) -> Round:
    """The moment on which a rule is learned: for the first three the objection's plainest words, then what follows.

    Raises KeyError if the setting's scenario has no such objection or worry.
    """
    for seed in range(_SEEDS):
        here = open_round(setting, OBJECTION, rule, seed)
        if here.moment[0] == CONCERN and (rule is RuleName.ARGUE or here.moment[1].endswith("/0")):
            return here
    raise KeyError(CONCERN)


def passed(level: int) -> bool:
    """Whether a try is good enough to go on."""
    return level >= ENOUGH
