"""One exchange with everything open: what was heard, marked and felt, where it led, what the customer keeps back.

Names are those that stand in content files, for whoever reads this wrote them. Gives values; who shows them says
the labels.
"""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.acts import Act, Mark, VerdictKind
from trainer.call import Call, Exchange
from trainer.content.words import Words
from trainer.customer.disclosure import DETAIL_GUARD, NEED_GUARD, SECRET_GUARD, openness
from trainer.customer.objections import known
from trainer.customer.state import Customer

FEELINGS = ("trust", "interest", "patience", "irritation")
_LAYERS = ("surface", "hint", "told")


class Row(NamedTuple):
    """One line of a trace: the key of its label under ``trace.``, and its text."""

    label: str
    text: str


def trace(exchange: Exchange, call: Call, words: Words) -> tuple[Row, ...]:
    """The rows of one exchange; ``call`` is the call after it."""
    return (*_heard(exchange), *_marked(exchange, words), *_taken(exchange), *standing(call))


def standing(call: Call) -> tuple[Row, ...]:
    """Where the customer stands, what they have told, what they keep back, what they mean to do."""
    customer = call.customer
    last = call.last
    told = " ".join(str(slot) for slot in last.standing.disclosed) if last else ""
    rows = [Row("state", customer.stance)]
    rows += [Row("told", told)] if told else []
    rows += [Row("hidden", text) for text in hidden(customer)]
    agenda = " ".join(f"{item.aim}:{item.key}" if item.key else str(item.aim) for item in reversed(customer.agenda))
    return (*rows, Row("agenda", agenda)) if agenda else tuple(rows)


def hidden(customer: Customer) -> Iterator[str]:
    """What has not been told, and the openness (trust and the persona's own) that it takes."""
    now = openness(customer)
    told = {str(slot) for slot in customer.memory.told}
    for each in customer.episodes:
        if each.settled:
            continue
        name = f"concern:{each.concern.id} ({each.objection.id}, {_LAYERS[each.layer]})"
        if not known(each):
            yield f"{name} {_guard(each.concern.guard * 100, now)}"
    needs = [f"need:{need.id}" for need in customer.scenario.needs]
    details = [f"detail:{detail.id}" for detail in customer.scenario.details]
    secrets = [f"detail:{secret.id}" for secret in customer.persona.secrets]
    for names, guard in ((needs, NEED_GUARD), (details, DETAIL_GUARD), (secrets, SECRET_GUARD)):
        left = [name for name in names if name not in told]
        if left:
            yield f"{' '.join(left)} {_guard(guard, now)}"
    if customer.lot.unsellable and not customer.memory.no_fit:
        yield f"condition:unsellable ({customer.scenario.unsellable.reason})"


def _guard(guard: int, now: int) -> str:
    return f"[{_points(now)} {'≥' if now >= guard else '<'} {_points(guard)}]"


def _heard(exchange: Exchange) -> Iterator[Row]:
    text = exchange.trainee.text
    for act in exchange.marked.acts:
        yield Row("act", _act(act, text))
    understanding = exchange.marked.understanding
    if understanding.doubt is not None:
        yield Row("doubt", understanding.doubt.value)
    if not exchange.marked.acts:
        yield Row("act", "–")


def _act(act: Act, text: str) -> str:
    parts = [act.name.value]
    parts += [act.form.value] if act.form else []
    parts += [f"[{' '.join(str(slot) for slot in act.slots)}]"] if act.slots else []
    return f"{' '.join(parts)} {act.span.start}–{act.span.end} “{text[act.span.start : act.span.end]}”"


def _marked(exchange: Exchange, words: Words) -> Iterator[Row]:
    text = exchange.trainee.text
    for mark in exchange.marked.marks:
        yield Row("mark", f"{mark.rule.value} {_level(mark)}{_why(mark, text, words)}")
    for fault in exchange.marked.faults:
        yield Row("fault", f"{fault.gate.value} “{text[fault.span.start : fault.span.end]}”")


def _level(mark: Mark) -> str:
    return str(mark.level) if mark.verdict is VerdictKind.LEVEL else mark.verdict.value


def _why(mark: Mark, text: str, words: Words) -> str:
    if not words.has(mark.reason):
        return ""
    quote = " … ".join(text[span.start : span.end] for span in mark.evidence)
    return f" – {words.say(mark.reason, quote=quote)}"


def _taken(exchange: Exchange) -> Iterator[Row]:
    for moved in exchange.taken.moved_by:
        effects = [f"{name} {_signed(getattr(moved, name))}" for name in FEELINGS if getattr(moved, name)]
        if effects:
            yield Row("moved", f"{moved.act}: {', '.join(effects)}")
    before, after = exchange.taken.before, exchange.taken.after
    changes = [f"{name} {_points(getattr(before, name))} → {_points(getattr(after, name))}" for name in FEELINGS]
    yield Row("feelings", ", ".join(changes))
    if exchange.taken.path:
        yield Row("path", " → ".join(exchange.taken.path))
    yield Row("reply", " ".join(exchange.reply.acts))


def _points(hundredths: int) -> str:
    """Points with as many decimals as matter: 42 or 42.35."""
    whole, rest = divmod(abs(hundredths), 100)
    sign = "−" if hundredths < 0 else ""
    return f"{sign}{whole}.{rest:02d}" if rest else f"{sign}{whole}"


def _signed(hundredths: int) -> str:
    return _points(hundredths) if hundredths < 0 else f"+{_points(hundredths)}"
