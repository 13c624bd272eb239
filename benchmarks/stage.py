"""The product set up for measuring: content, ears, a call's lines, and calls that last as long as they should."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from benchmarks.peers.environment import Peers
from trainer.call import Call, Exchange, Input, Setting, hear, open_call
from trainer.content.rubric import Rubric
from trainer.files.folders import shipped_folder
from trainer.files.library import Library
from trainer.files.packaged import load_concerns, load_lexicon
from trainer.language import Ear, Meaning, make_ear

SCENARIO, PERSONA = "payroll-cold-call", "interested-planner"
TURNS = 12
_LINES = (
    "Good morning, this is Maria Petrova of Linden Payroll; I am calling about the way you pay your people each "
    "month, and would like two minutes now.",
    "I see that a few things have to work out for you at the end of the month; what takes the most time, and who "
    "does it today?",
    "So it is the checking that worries you, becuase nobody else in the office has done it before; what hapened the "
    "last time something went wrong?",
    "I understand, three evenings in a row would annoy anybody in your place; how many people do you pay, and how do "
    "their hours reach you?",
    "That makes sense to me, and thank you for saying so openly; may I ask what you would want to see before you could "
    "trust somebody else with it?",
    "Because a named person checks every change with you, you would not have to go through the lists at night, "
    "which gives you those evenings back.",
    "If I have understood you rightly, it is less the price than the risk of a mistake in the first month; is that "
    "what holds you back here?",
    "You decide, of course; would it help if both ways ran side by side for a month, so that you could compare every "
    "figure before you switch?",
    "I do not know that for certain, and I would rather ask our specialist than guess; may I come back to you with a "
    "clear answer on Thursday morning?",
    "Tell me a little more about the software you have now, please; what does it do well, and where do you have to "
    "help it along by hand?",
    "It sounds as if the bookkeeper was left alone with it last spring; what would have to be different this time for "
    "her to feel safe about it?",
    "Would Tuesday at ten or Wednesday at two suit you better for half an hour with my colleague, who will go through "
    "the first month step by step?",
)


@dataclass(frozen=True)
class Stage:
    """What every row is handed."""

    quick: bool

    @cached_property
    def home(self) -> Path:
        """A folder of this run's own."""
        return Path(tempfile.mkdtemp(prefix="trainer-bench-"))

    @cached_property
    def peers(self) -> Peers:
        """What the product is measured against."""
        return Peers()

    @cached_property
    def library(self) -> Library:
        """The shipped content."""
        return Library([shipped_folder()])

    @cached_property
    def ear(self) -> Ear:
        """An English ear of the base install."""
        return make_ear(load_lexicon("en"), load_concerns("en"), "en", None)

    @cached_property
    def setting(self) -> Setting:
        """What the measured calls are played on."""
        return self.setting_with(self.ear)

    @cached_property
    def long_setting(self) -> Setting:
        """One on which the measured lines make a long call."""
        scenario = self.library.scenario("en", "door-fibre")
        return Setting(scenario, self.library.persona("en", PERSONA), self.library.chart(scenario.chart), self.ear)

    def setting_with(self, ear: Ear) -> Setting:
        """The same with another ear."""
        scenario = self.library.scenario("en", SCENARIO)
        return Setting(scenario, self.library.persona("en", PERSONA), self.library.chart(scenario.chart), ear)

    def ear_with(self, meaning: Meaning) -> Ear:
        """An ear with a semantic model."""
        return make_ear(load_lexicon("en"), load_concerns("en"), "en", meaning)

    @cached_property
    def rubric(self) -> Rubric:
        """The standard rubric."""
        return self.library.rubric()

    def rounds(self, full: int, quick: int = 3) -> int:
        """How many rounds to make."""
        return quick if self.quick else full

    def environment(self, semantic: bool = False) -> dict[str, str]:
        """The variables of a trainee's process."""
        return {
            "TRAINER_HOME": str(self.home), "TRAINER_SEMANTIC": str(semantic).lower(), "TERM": "xterm-256color",
            "TRAINER_INSTANT": "true", "LANG": "C.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1",
        }  # fmt: skip


def lines(start: int = 0) -> tuple[str, ...]:
    """The lines of one call, some 27 words each: a greeting, the middle in an order of its own, a close."""
    middle = _LINES[1:-1]
    return _LINES[0], *(middle[(start + step * 3) % len(middle)] for step in range(len(middle))), _LINES[-1]


def exchanges(setting: Setting, seed: int) -> Iterator[tuple[Call, Exchange]]:
    """One call turn by turn, until it ends."""
    call = open_call(setting, seed)
    for line in lines(seed):
        if call.outcome is not None:
            return
        call, exchange = hear(call, Input(line))
        yield call, exchange


def calls(setting: Setting, turns: int, first: int = 0) -> Iterator[Call]:
    """Calls as they come, each as long as it lasts, until they hold so many turns."""
    for seed in range(first, first + turns):
        made = list(exchanges(setting, seed))
        yield made[-1][0]
        turns -= len(made)
        if turns <= 0:
            return


def long_calls(setting: Setting, count: int) -> Iterator[Call]:
    """So many calls that lasted all their twelve turns."""
    made = (list(exchanges(setting, seed)) for seed in range(count * 100))
    return islice((one[-1][0] for one in made if len(one) == TURNS), count)
