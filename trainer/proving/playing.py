"""Playing a play: every expectation against the call as it really goes.

A play is run straight, and again with the call thrown away and rebuilt from its written record after every turn;
both must go the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.acts import Gate, RuleName, VerdictKind
from trainer.call import Call, Exchange, Input, Setting, hear, open_call, resume
from trainer.content.persona import CustomerAct
from trainer.content.words import same_words
from trainer.proving.play import Expected, Play, PlayBroken, Said
from trainer.transcript import Outcome, Timing
from trainer.transcript.record import from_json, to_json

FEELINGS = ("trust", "interest", "patience", "irritation")
WAYS = ("up", "down", "same")
OPEN = "open"
_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation that was not met."""

    line: int
    expected: str
    got: str
    quotes: tuple[str, ...] = ()
    """Words that show it: the customer's turn, or what earned the mark."""
    reason: str = ""
    """Message key of the reason, where a mark has one."""
    accepted: str = ""
    """The line that would be true; empty where no line would."""


def run_play(play: Play, setting: Setting) -> tuple[Failure, ...]:
    """What a play expects and does not get, by line; empty if it holds, straight and rebuilt.

    Raises PlayBroken for names of rules, outcomes or feelings that do not exist.
    """
    straight, failures = _run(play, setting, lambda call: call)
    rebuilt, again = _run(play, setting, _from_record)
    if not failures and (again or to_json(straight.transcript) != to_json(rebuilt.transcript)):
        return (Failure(0, "straight", "rebuilt"), *again)
    return failures


def _from_record(call: Call) -> Call:
    """The call made anew from nothing but what is written down of it."""
    inputs = tuple(from_json(Input, to_json(said)) for said in call.inputs)
    return resume(call.setting, call.seed, inputs)


def _run(play: Play, setting: Setting, between: Callable[[Call], Call]) -> tuple[Call, tuple[Failure, ...]]:
    call = open_call(setting, play.seed)
    exchange: Exchange | None = None
    failures: list[Failure] = []
    for step in play.steps:
        if isinstance(step, Said):
            if call.outcome is not None:
                failures.append(Failure(step.line, OPEN, call.outcome.value, (step.text,)))
                break
            timing = Timing() if step.cut_at is None else Timing(live=True, heard=step.cut_at)
            call, exchange = hear(call, Input(step.text, timing))
            call = between(call)
        else:
            failure = _LOOKS[step.sign[0]](step, call, exchange)
            if failure is not None:
                failures.append(failure)
    return call, tuple(failures)


def _spoken(step: Expected, call: Call, exchange: Exchange | None) -> Failure | None:
    """The customer's last turn: its acts, and words in it."""
    for word in step.words:
        if word not in tuple(CustomerAct):
            raise PlayBroken(step.line, "play.unknown", given=word)
    last = call.last
    acts = last.acts if last else ()
    text = last.text if last else ""
    has_words = bool(step.phrase) and same_words(step.phrase) in same_words(text)
    wrong = (
        has_words or any(word in acts for word in step.words)
        if step.forbidden
        else (bool(step.phrase) and not has_words) or any(word not in acts for word in step.words)
    )
    if not wrong:
        return None
    told = " ".join((*step.words, f"~{step.phrase}" if step.phrase else "")).strip()
    accepted = "" if step.forbidden else f"< {' '.join(acts)}"
    return Failure(step.line, f"{step.sign} {told}", " ".join(acts), (text[:_QUOTED],), accepted=accepted)


def _marked(step: Expected, call: Call, exchange: Exchange | None) -> Failure | None:
    """What the last line earned, ran into, did to the customer, or led to."""
    if exchange is None:
        raise PlayBroken(step.line, "play.too_early")
    name = step.words[0]
    if name in tuple(Gate) and len(step.words) == 1:
        return _gate(step, exchange)
    if name in tuple(RuleName) and len(step.words) == 2:
        return _level(step, exchange)
    if name in FEELINGS and len(step.words) == 2 and step.words[1] in WAYS:
        return _feeling(step, exchange)
    if name == "state" and len(step.words) == 2:
        stance = call.customer.stance
        held = stance == step.words[1]
        return None if held is not step.forbidden else _told(step, stance, f"? state {stance}")
    raise PlayBroken(step.line, "play.unknown", given=" ".join(step.words))


def _gate(step: Expected, exchange: Exchange) -> Failure | None:
    faults = [fault for fault in exchange.marked.faults if fault.gate.value == step.words[0]]
    if bool(faults) is not step.forbidden:
        return None
    text = exchange.trainee.text
    got = ", ".join(dict.fromkeys(fault.gate.value for fault in exchange.marked.faults)) or "no cap"
    quotes = tuple(text[fault.span.start : fault.span.end] for fault in exchange.marked.faults) or (text,)
    reason = faults[0].reason if faults else ""
    accepted = f"?! {step.words[0]}" if not step.forbidden else f"? {step.words[0]}"
    return Failure(step.line, f"{step.sign} {step.words[0]}", got, quotes, reason, accepted)


def _level(step: Expected, exchange: Exchange) -> Failure | None:
    rule, wanted = step.words
    low, _, high = wanted.partition("-")
    digits = low.isdigit() and (high.isdigit() or not high)
    if not digits and wanted not in tuple(VerdictKind):
        raise PlayBroken(step.line, "play.unknown", given=wanted)
    mark = exchange.marked.mark(RuleName(rule))
    verdict = mark.verdict if mark else VerdictKind.NOT_APPLICABLE
    level = mark.level if mark and verdict is VerdictKind.LEVEL else None
    held = level is not None and int(low) <= level <= int(high or low) if digits else verdict == wanted
    if held is not step.forbidden:
        return None
    got = verdict.value if level is None else str(level)
    text = exchange.trainee.text
    quotes = tuple(text[span.start : span.end] for span in mark.evidence) if mark else ()
    reason = mark.reason if mark else ""
    return Failure(step.line, f"{step.sign} {rule} {wanted}", got, quotes or (text,), reason, f"? {rule} {got}")


def _feeling(step: Expected, exchange: Exchange) -> Failure | None:
    name, wanted = step.words
    change = getattr(exchange.taken.after, name) - getattr(exchange.taken.before, name)
    way = "up" if change > 0 else "down" if change < 0 else "same"
    if (way == wanted) is not step.forbidden:
        return None
    moved = "; ".join(moved.act for moved in exchange.taken.moved_by)
    return Failure(step.line, f"{step.sign} {name} {wanted}", f"{way} ({moved})", (), "", f"? {name} {way}")


def _ended(step: Expected, call: Call, exchange: Exchange | None) -> Failure | None:
    if step.words[0] not in (*Outcome, OPEN):
        raise PlayBroken(step.line, "play.unknown", given=step.words[0])
    got = call.outcome.value if call.outcome else OPEN
    if (got == step.words[0]) is not step.forbidden:
        return None
    return _told(step, got, f"= {got}")


def _told(step: Expected, got: str, accepted: str) -> Failure:
    return Failure(step.line, f"{step.sign} {' '.join(step.words)}", got, accepted=accepted)


_LOOKS: dict[str, Callable[[Expected, Call, Exchange | None], Failure | None]] = {
    "<": _spoken,
    "?": _marked,
    "=": _ended,
}
