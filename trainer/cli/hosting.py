"""The server's side of a call whose trainee types elsewhere: the call, its marks and its store stay here.

What goes out is what a trainee may know at that moment: the customer's words, not what lies under them.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from trainer.call import Exchange, Input
from trainer.call.exchange import Taken
from trainer.cli.equipment import Equipment
from trainer.cli.office import Office
from trainer.cli.recorded import Plan, RecordedCall, begin, branch, reopen
from trainer.coaching import debrief
from trainer.files.library import PERSONAS, SCENARIOS, ContentBroken, ContentMissing
from trainer.gate import Refused, admit
from trainer.review.people import Viewer
from trainer.store import StoreError
from trainer.terminal.conversation import NotKept
from trainer.transcript import CustomerTurn, Timing, TraineeTurn
from trainer.transcript.record import RecordBroken, from_json, to_json

Message = Mapping[str, object]
_ID = re.compile(r"[0-9a-f]{16}")
PUBLIC = (
    "id", "lang", "title", "channel", "role", "goal", "temperature", "company", "product", "briefing",
    "typical_customer", "facts", "rivals", "script", "max_discount", "word_limit",
)  # fmt: skip
"""What the briefing card shows of a scenario."""


class Unanswered(Exception):
    """A question that cannot be answered; the key of a sentence and its slots."""

    def __init__(self, key: str, **slots: str) -> None:
        super().__init__(key)
        self.key = key
        self.slots = dict(slots)


class Hosted:
    """One person's calls over one connection."""

    def __init__(self, office: Office, viewer: Viewer) -> None:
        self._office = office
        self._viewer = viewer
        self._recorded: RecordedCall | None = None

    def answer(self, asked: Message) -> Message:
        """What a question gives. Raises Unanswered, StoreError."""
        does = {
            "list": self._list, "begin": self._begin, "resume": self._resume, "hear": self._hear, "note": self._note,
            "notes": self._notes, "hint": self._hint, "hang_up": self._hang_up, "rewind": self._rewind,
            "debrief": self._debrief, "waiting": self._waiting,
        }.get(str(asked.get("do")))  # fmt: skip
        if does is None:
            raise Unanswered("remote.not_ours")
        try:
            return does(asked)
        except (ContentMissing, ContentBroken) as error:
            raise Unanswered("remote.no_content", why=str(error)) from None
        except Refused as refused:
            raise Unanswered(refused.key, count=str(refused.count)) from None
        except NotKept as failure:
            raise Unanswered("remote.not_kept", why=str(failure)) from None
        except (TypeError, ValueError, RecordBroken):
            raise Unanswered("remote.not_ours") from None

    def _list(self, asked: Message) -> Message:
        library = self._tools(_lang(asked)).library
        lang = _lang(asked)
        return {"scenarios": list(library.names(SCENARIOS, lang)), "personas": list(library.names(PERSONAS, lang))}

    def _waiting(self, asked: Message) -> Message:
        return {"calls": [line.id for line in self._office.store.unfinished(self._viewer.name)]}

    def _begin(self, asked: Message) -> Message:
        name = str(asked["call"])
        if not _ID.fullmatch(name):
            raise Unanswered("remote.not_ours")
        if self._office.store.line(name) is not None:
            return self._resume(asked)
        tools = self._tools(_lang(asked))
        scenario = tools.library.scenario(tools.lang, str(asked["scenario"]))
        persona = str(asked.get("persona") or scenario.personas[0])
        setting = tools.setting(scenario.id, persona)
        plan = Plan(setting, int(str(asked["seed"])), live=asked.get("live") is True, name=name)
        self._recorded = begin(plan, tools, self._office.store)
        return self._state()

    def _resume(self, asked: Message) -> Message:
        name = str(asked["call"])
        line = self._office.store.line(name)
        if line is None or line.trainee != self._viewer.name or line.mode == "exam":
            raise StoreError("store.no_call", call=name)
        if self._recorded is None or self._recorded.name != name:
            stored = self._office.store.load_call(name)
            self._recorded = reopen(stored, self._tools(line.lang), self._office.store)
        return self._state()

    def _hear(self, asked: Message) -> Message:
        call, number = self._call(), int(str(asked["n"]))
        # Keys are one person's own: nobody can take another's.
        key = f"{call.name}/{asked['key']}"[:80]
        if number <= len(call.exchanges):
            # Sent again: the first answer was lost on its way.
            stored = self._office.store.load_call(call.name)
            if number < 1 or stored.turns[number - 1].key != key:
                raise StoreError("store.moved_on", call=call.name)
            return {"exchange": self._shown(call.exchanges[number - 1])}
        if number != len(call.exchanges) + 1 or call.over:
            raise StoreError("store.moved_on", call=call.name)
        timing = from_json(Timing, str(asked["timing"]))
        hints = min(99, max(0, int(str(asked.get("hints", 0)))))
        exchange = call.hear_again(Input(admit(str(asked["text"])), timing, hints), key)
        return {"exchange": self._shown(exchange)}

    def _rewind(self, asked: Message) -> Message:
        call = self._call()
        turn = int(str(asked["turn"]))
        if not 1 <= turn <= len(call.exchanges):
            raise Unanswered("remote.not_ours")
        self._recorded = branch(call, turn, live=asked.get("live") is True)
        return self._state()

    def _note(self, asked: Message) -> Message:
        self._call().note(admit(str(asked["text"])))
        return {}

    def _notes(self, asked: Message) -> Message:
        return {"notes": list(self._call().notes())}

    def _hint(self, asked: Message) -> Message:
        return {"hint": self._call().hint()}

    def _hang_up(self, asked: Message) -> Message:
        call = self._call()
        if not call.over:
            call.hang_up()
        return {}

    def _debrief(self, asked: Message) -> Message:
        call = self._call()
        if not call.over:
            raise Unanswered("remote.not_over")
        card = call.scorecard()
        told = debrief(call.call.transcript, call.exchanges, card, call.scenario, call.persona)
        better = {str(seq): text for seq, text in call.wordings(told).items()}
        return {"debrief": to_json(told), "better": better}

    def _state(self) -> Message:
        call = self._call()
        scenario = call.scenario.model_dump(mode="json", include=set(PUBLIC))
        opening = call.call.transcript.customer_turns()
        first = opening[0] if opening and opening[0].seq == 0 else None
        return {
            "call": call.name,
            "scenario": scenario,
            "persona": {"name": call.persona.name, "portrait": call.persona.portrait},
            "rubric": call.rubric.model_dump(mode="json"),
            "opening": None if first is None else _said(first),
            "exchanges": [self._shown(one) for one in call.exchanges],
            "over": call.over,
        }

    def _shown(self, one: Exchange) -> Message:
        call = self._call()
        return {
            "trainee": to_json(TraineeTurn(one.trainee.seq, one.trainee.text, hints=one.trainee.hints)),
            "reply": _said(one.reply),
            "taken": to_json(Taken(one.taken.before, one.taken.after, (), ())),
            "verdict": call.verdict(one),
            "why": list(call.why(one)),
        }

    def _call(self) -> RecordedCall:
        if self._recorded is None:
            raise Unanswered("remote.not_ours")
        return self._recorded

    def _tools(self, lang: str) -> Equipment:
        """The office's tools in the viewer's name."""
        tools = self._office.tools(lang)
        own = replace(tools, settings=tools.settings.model_copy(update={"trainee": self._viewer.name}))
        for name in ("cache", "library", "words", "pieces", "rubric", "lexicon_hash", "ear"):
            own.__dict__[name] = getattr(tools, name)
        return own


def _lang(asked: Message) -> str:
    return "bg" if asked.get("lang") == "bg" else "en"


def _said(turn: CustomerTurn) -> str:
    """What was said, without what it was chosen by or what it tells a scorer."""
    return to_json(CustomerTurn(turn.seq, turn.parts, outcome=turn.outcome, cut_at=turn.cut_at))
