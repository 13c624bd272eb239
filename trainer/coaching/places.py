"""The place of one line of a call: everything before it, as it was when the line was said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from trainer.acts import MarkedTurn, RuleName
from trainer.call import Call, Exchange
from trainer.call.imported import place_outside
from trainer.coaching.better import better
from trainer.coaching.debrief import Debrief
from trainer.coaching.material import Place
from trainer.coaching.pieces import Pieces
from trainer.coaching.telling import GOOD, levelled
from trainer.content.persona import CustomerAct
from trainer.content.scenario import Scenario
from trainer.language import Ear, heard_in_call
from trainer.marking import context_of
from trainer.transcript import CustomerTurn, TraineeTurn, Transcript

_SPEAKS = frozenset(
    str(act)
    for act in (CustomerAct.OBJECT, CustomerAct.DISCLOSE, CustomerAct.HINT, CustomerAct.MUTATE, CustomerAct.CORRECT)
)
_LATEST = 2
_NEXT_TO_NOTHING = 1


def place_of(call: Call, exchange: Exchange) -> Place:
    """Where a line stood; nothing that came after it is seen."""
    setting = call.setting
    before = replace(call.transcript, turns=call.transcript.before(exchange.trainee.seq), outcome=None)
    context = context_of(setting.scenario, setting.persona, before, exchange.trainee.timing)
    raised = [one.catalogue for one in setting.scenario.objections if one.id == context.objection]
    heard = heard_in_call(setting.scenario, setting.persona, before)
    return Place(exchange.trainee.text, heard, context, setting.ear, tuple(raised), _voiced(before, context.objection))


def _voiced(before: Transcript, objection: str | None) -> tuple[str, ...]:
    """The customer's turns that spoke of the matter: the last line where no objection is open."""
    if objection is None:
        return ()
    turns = [turn for turn in before.customer_turns() if turn.standing.objection == objection]
    speaking = [_last_words(turn) for turn in turns if set(turn.acts) & _SPEAKS]
    return tuple(reversed(speaking[-_LATEST:]))


def wordings(call: Call, told: Debrief, pieces: Pieces) -> Mapping[int, str]:
    """A better wording for each weak line that a debrief speaks of, by the line's place in the transcript."""
    by_seq = {one.trainee.seq: one for one in call.exchanges}
    lines = tuple(one.trainee for one in call.exchanges)
    return _offered(lines, told, pieces, lambda seq: place_of(call, by_seq[seq]), call.seed)


def wordings_outside(
    transcript: Transcript, told: Debrief, ear: Ear, scenario: Scenario | None, pieces: Pieces
) -> Mapping[int, str]:
    """The same for a conversation from outside; as nobody knows what lay under an objection, they ask."""

    def place(seq: int) -> Place:
        before = replace(transcript, turns=transcript.before(seq))
        heard, context = place_outside(before, ear, scenario)
        text = next(turn.text for turn in transcript.trainee_turns() if turn.seq == seq)
        kinds = tuple(kind for line in (heard.customer, *reversed(heard.before)) for kind in ear.objections(line))
        return Place(text, heard, context, ear, kinds)

    return _offered(transcript.trainee_turns(), told, pieces, place, 0)


def _offered(
    lines: Sequence[TraineeTurn], told: Debrief, pieces: Pieces, place: Callable[[int], Place], seed: int
) -> Mapping[int, str]:
    focus = {verdict.seq: verdict.rule for story in told.stories for verdict in story.episode.verdicts}
    wanted = {line.seq for story in told.stories for line in story.lines}
    if told.fix is not None:
        wanted.add(told.fix.seq)
        focus[told.fix.seq] = told.fix.verdict.rule
    found: dict[int, str] = {}
    for line in lines:
        rule = focus.get(line.seq)
        if line.seq in wanted and line.marked is not None and _weak(line.marked, rule):
            one = better(place(line.seq), pieces, seed, rule, tuple(found.values()))
            if one is not None:
                found[line.seq] = one.text
    return found


def _weak(marked: MarkedTurn, focus: RuleName | None) -> bool:
    """Whether a line decided a verdict below what is asked, or earned next to nothing itself."""
    levels = {one.rule: one.level for one in levelled(marked)}
    return bool(marked.faults) or any(
        level < GOOD if rule is focus else level <= _NEXT_TO_NOTHING for rule, level in levels.items()
    )


def _last_words(turn: CustomerTurn) -> str:
    """What the turn ends on: a reaction comes first in it, the matter last."""
    return turn.heard if turn.cut_at is not None else turn.parts[-1].text
