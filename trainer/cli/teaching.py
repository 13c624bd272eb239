"""The tutorial as it is held: say one thing, let it be tried, say what came of it, go on."""

import sys

from trainer.acts import RuleName
from trainer.call import Input, Setting, hear, open_call
from trainer.cli.equipment import Equipment, at_terminal
from trainer.cli.practice import Wish, hold
from trainer.coaching import better, one_line, place_of
from trainer.coaching.lessons import PERSONA, RULES, SCENARIO, lesson, passed
from trainer.coaching.rounds import TRIES, Round, answer
from trainer.files.library import ContentMissing
from trainer.terminal.asking import answered_by, remembering
from trainer.terminal.briefing import facts_table
from trainer.terminal.drill_screen import try_lines
from trainer.terminal.page import Page

GREETED = 3
"""The seed of the first lesson: what the customer answers to a greeting fits any."""
CALLED = 16
"""The seed of the call at the end: the objection that was practised comes up, and an honest sale exists."""
_STEPS = 3 + len(RULES)


class Left(Exception):
    """The trainee left the tutorial."""


class Teaching:
    """One trainee's first ten minutes."""

    def __init__(self, equipment: Equipment) -> None:
        self._equipment, self._words, self._page = equipment, equipment.words, Page()
        self._ask = remembering() if at_terminal() else answered_by(iter(sys.stdin.buffer), self._page)

    def hold(self) -> None:
        """All lessons, and a call if the trainee wants one. Raises StoreError, ContentBroken."""
        say, page = self._words.say, self._page
        try:
            setting = self._equipment.setting(SCENARIO, PERSONA)
        except ContentMissing:
            page.line(say("tutorial.nothing"))
            return
        scenario, persona = setting.scenario, setting.persona
        page.line(say("tutorial.welcome"), "title")
        page.line()
        page.line(
            say(
                "tutorial.scene",
                company=scenario.company,
                channel=say(f"channel.{scenario.channel}"),
                product=scenario.product,
                name=persona.name,
                portrait=persona.portrait,
            )
        )
        try:
            self._prompt(setting)
            self._sheet(setting)
            for number, rule in enumerate(RULES, 3):
                self._rule(number, lesson(setting, rule))
            self._call()
        except Left:
            page.line()
            page.line(say("tutorial.left"))

    def _head(self, number: int, key: str) -> None:
        self._page.line()
        title = self._words.say(f"tutorial.{key}.title")
        self._page.line(self._words.say("tutorial.title", n=number, most=_STEPS, title=title), "title")

    def _typed(self, question: str) -> str:
        """A line; Raises Left."""
        typed = self._ask(question)
        if typed is None or typed == "/quit":
            raise Left
        return typed

    def _said(self, here: Setting) -> str:
        """A line for the customer: the sheet is shown on the way, anything else with a slash is explained."""
        while True:
            typed = self._typed(self._words.say("prompt.you"))
            if typed == "/facts":
                self._page.show(facts_table(here.scenario, self._words))
            elif typed.startswith("/"):
                self._page.line(self._words.say("drill.commands", typed=typed, offered="/facts /quit"))
            elif not typed:
                self._page.line(self._words.say("drill.empty"), "faint")
            else:
                return typed

    def _prompt(self, setting: Setting) -> None:
        self._head(1, "prompt")
        self._page.line(self._words.say("tutorial.prompt"))
        call = open_call(setting, GREETED)
        if call.last is not None:
            self._page.line(f"{setting.persona.name}: {call.last.text}", "customer")
        _, exchange = hear(call, Input(self._said(setting)))
        self._page.line("  " + one_line(exchange, self._words), "faint")
        self._page.line(f"{setting.persona.name}: {exchange.reply.text}", "customer")
        self._page.line(self._words.say("tutorial.prompt.done"), "good")

    def _sheet(self, setting: Setting) -> None:
        self._head(2, "sheet")
        self._page.line(self._words.say("tutorial.sheet"))
        for _ in range(TRIES):
            if self._typed(self._words.say("prompt.you")) == "/facts":
                break
            self._page.line(self._words.say("tutorial.sheet.again"))
        self._page.show(facts_table(setting.scenario, self._words))
        self._page.line(self._words.say("tutorial.sheet.done"), "good")

    def _rule(self, number: int, here: Round) -> None:
        say, page, rule = self._words.say, self._page, here.rule
        self._head(number, rule)
        if rule is RuleName.ARGUE:
            page.show(facts_table(here.call.setting.scenario, self._words))
        page.line(say(f"tutorial.{rule}"))
        page.line("  ✗ " + say("tutorial.not", text=say(f"tutorial.bad.{rule}")), "weak")
        page.line("  ✓ " + say("tutorial.but", text=say(f"tutorial.good.{rule}")), "good")
        page.line(say("tutorial.now"))
        page.line()
        for left in reversed(range(TRIES)):
            page.line(f"{here.call.setting.persona.name}: {here.opening}", "customer")
            tried = answer(here, self._said(here.call.setting))
            page.show(*try_lines(tried, here, self._words))
            if passed(tried.level):
                full = tried.level >= here.target
                page.line(say("tutorial.reached" if full else "tutorial.reached.more", target=here.target), "good")
                return
            if left:
                page.line()
                page.line(say("tutorial.again"), "faint")
        offered = better(place_of(here.call, tried.exchange), self._equipment.pieces, here.call.seed, rule)
        if offered is not None and offered.rule is rule:
            page.line(say("tutorial.so", text=offered.text), "good")
        page.line(say("tutorial.moved_on"))

    def _call(self) -> None:
        self._head(_STEPS, "last")
        self._page.line(self._words.say("tutorial.last"))
        self._typed(self._words.say("tutorial.last.now"))
        hold(self._equipment, Wish(SCENARIO, PERSONA, CALLED))
