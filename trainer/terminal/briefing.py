"""The card before the call: the goal, the rules and the bar, the product, the customer as anybody would see them."""

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from trainer.acts import FOUR_RULES
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Scenario
from trainer.content.words import Words
from trainer.terminal.page import gated

PREPARATION = ("goal", "facts", "portrait", "questions", "objection", "concern", "first_sentence", "fallback")
"""What a prepared trainee has thought of, in the order asked (RUBRIC 3.2)."""


def briefing(scenario: Scenario, persona: Persona, rubric: Rubric, words: Words) -> Group:
    """Everything a trainee may know before the first word."""
    situation = Text()
    for sentence in scenario.briefing:
        situation.append_text(gated(sentence + "\n"))
    situation.append_text(gated(words.say("briefing.customer") + " ", "title"))
    situation.append_text(gated(f"{persona.portrait}\n"))
    situation.append_text(gated(words.say("briefing.typical") + " ", "title"))
    situation.append_text(gated(scenario.typical_customer))
    # On a small screen what stands last is what is still seen at the prompt: who is there, and what for.
    return Group(
        rules_table(rubric, words),
        facts_table(scenario, words),
        Panel(situation, title=gated(scenario.title), subtitle=gated(_labels(scenario, words)), expand=True),
    )


def rules_table(rubric: Rubric, words: Words) -> Panel:
    """The four rules in a line each, and the bar."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for rule in FOUR_RULES:
        table.add_row(gated(words.say(f"rule.{rule}"), "title"), gated(words.say(f"rule.{rule}.meaning")))
    return Panel(
        Group(table, gated(words.say("briefing.bar", bar=rubric.bar), "faint")), title=words.say("briefing.rules")
    )


def facts_table(scenario: Scenario, words: Words) -> Panel:
    """The product sheet: all that may be claimed, and who else sells such things."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for fact in scenario.facts:
        table.add_row(Text("•"), gated(fact.text))
    for rival in scenario.rivals:
        table.add_row(Text("≠"), gated(f"{rival.name}: {rival.technique}", "faint"))
    for number, step in enumerate(scenario.script, 1):
        table.add_row(Text(str(number)), gated(step, "faint"))
    title = words.say("briefing.sheet", product=scenario.product, company=scenario.company)
    return Panel(table, title=gated(title))


def _labels(scenario: Scenario, words: Words) -> str:
    return " · ".join(
        (
            words.say(f"channel.{scenario.channel}"),
            words.say(f"role.{scenario.role}"),
            words.say("briefing.goal", goal=words.say(f"goal.{scenario.goal}")),
        )
    )
