"""A drill on a terminal: who stands there and what is in focus, what each try earned, and what the sitting brought."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table

from trainer.acts import VerdictKind
from trainer.coaching.cells import TOPICS, Cell
from trainer.coaching.drilled import Gain, Result
from trainer.coaching.rounds import Round, Try
from trainer.coaching.telling import fault_sentence, sentence
from trainer.content.words import Words
from trainer.terminal.page import gated


def round_head(here: Round, why: str, place: tuple[int, int], words: Words) -> RenderableType:
    """What a trainee needs to know before the customer speaks; ``place`` is which round of how many."""
    scenario, persona = here.call.setting.scenario, here.call.setting.persona
    rule, cell = words.say(f"rule.{here.rule}"), Cell(persona.kind, here.objection.catalogue[0], here.rule)
    channel, kind = words.say(f"channel.{scenario.channel}"), words.say(f"kind.{persona.kind}")
    rows = [
        gated(words.say(f"rule.{here.rule}.meaning"), "title"),
        gated(words.say(f"drill.why.{why}", rule=rule, kind=kind, topic=topic(cell, words)), "faint"),
        gated(words.say("drill.you_sell", company=scenario.company, product=scenario.product, channel=channel)),
        gated(words.say("drill.them", name=persona.name, kind=kind, portrait=persona.portrait)),
    ]
    title = words.say("drill.round", n=place[0], most=place[1], rule=rule)
    return Panel(Group(*rows), title=gated(title))


def topic(cell: Cell, words: Words) -> str:
    """What the objection is about, as people call it."""
    return words.say(f"topic.{TOPICS.get(cell.type, 'other')}")


def try_lines(tried: Try, here: Round, words: Words) -> tuple[RenderableType, ...]:
    """What one try earned on the rule in focus, with the words that did it, and what the customer says to it."""
    text, name = tried.exchange.trainee.text, here.call.setting.persona.name
    return (*_verdict(tried, here, text, words), gated(f"{name}: {tried.exchange.reply.text}", "customer"))


def _verdict(tried: Try, here: Round, text: str, words: Words) -> tuple[RenderableType, ...]:
    mark = tried.mark
    if mark is None or mark.verdict is not VerdictKind.LEVEL:
        return (gated("  · " + words.say("drill.no_level"), "faint"),)
    reached = tried.level >= here.target
    level = words.say("drill.level", rule=words.say(f"rule.{here.rule}"), level=mark.level, target=here.target)
    rows = [gated(f"  {'✓' if reached else '·'} {level} {sentence(words, mark.reason, text, mark.evidence)}")]
    for fault in tried.exchange.marked.faults[:1]:
        rows.append(gated("  ✗ " + words.say("drill.fault", why=fault_sentence(words, fault, text)), "bad"))
    if not reached and mark.next_step:
        step = sentence(words, mark.next_step, text, mark.evidence)
        rows.append(gated("  → " + words.say("drill.next", step=step), "title"))
    return tuple(rows)


def when(due: datetime, now: datetime, words: Words) -> str:
    """How long until something comes back, in days."""
    days = (due.date() - now.date()).days
    return words.say("drill.when.today") if days <= 0 else words.count("drill.when.days", days)


def account(done: Sequence[Result], gained: Sequence[Gain], now: datetime, words: Words) -> tuple[RenderableType, ...]:
    """How the sitting went, round by round, and what improved."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for one in done:
        key = "drill.result" if one.first < one.target else "drill.result.steady"
        said = words.say(key, first=one.first, best=one.best, target=one.target)
        back = words.say("drill.due", when=when(one.due, now, words))
        table.add_row(
            gated("✓" if one.best >= one.target else "·"),
            gated(words.say(f"rule.{one.cell.rule}"), "title"),
            gated(f"{words.say(f'kind.{one.cell.kind}')}, {topic(one.cell, words)}"),
            gated(said),
            gated(back, "faint"),
        )
    rows = [gated("↗ " + _gain(one, words), "good") for one in gained]
    better = rows or [gated(words.say("drill.improved.none"))]
    return (
        Panel(table, title=gated(words.say("drill.ends"))),
        Panel(Group(*better), title=gated(words.say("drill.improvements"))),
    )


def _gain(one: Gain, words: Words) -> str:
    rule, kind = words.say(f"rule.{one.cell.rule}"), words.say(f"kind.{one.cell.kind}")
    if one.since_last:
        return words.say("drill.improved.since", rule=rule, now=one.now, before=one.before, customer=kind)
    return words.say("drill.improved", rule=rule, first=one.before, best=one.now, customer=kind)
