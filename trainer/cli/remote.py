"""``trainer practice --server URL``: the same prompt, the call running on the company's server.

Nothing here reaches a database or makes a mark: lines and their timings go out, words and marks come back. A line that
may not have arrived is sent again under its own key; the server hears it once.
"""

import contextlib
import getpass
import json
import secrets
import sys
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from trainer.acts import MarkedTurn, Understanding
from trainer.call import Exchange
from trainer.call.exchange import Taken
from trainer.cli.equipment import Equipment, at_terminal
from trainer.cli.play import hold_at_prompt, manners
from trainer.cli.refusing import WRONG_USE, refuse
from trainer.coaching.debrief import Debrief
from trainer.content.persona import Persona
from trainer.content.rubric import Rubric
from trainer.content.scenario import Channel, Fact, Goal, Rival, Role, Scenario
from trainer.content.words import Words
from trainer.terminal.asking import ask
from trainer.terminal.briefing import briefing
from trainer.terminal.commands import Next
from trainer.terminal.conversation import Manners, NotKept
from trainer.terminal.debrief_screen import debrief_screen
from trainer.terminal.page import Page
from trainer.transcript import CustomerTurn, Timing, TraineeTurn
from trainer.transcript.record import from_json, to_json

_PATIENCE_S = 30.0
_ANSWER_S = 20.0
_HERE = ("127.0.0.1", "::1", "localhost")
Message = Mapping[str, Any]


class Refused(Exception):
    """The server said no, in one sentence."""


class Wire:
    """A connection that is made again when it is cut, and says who it is each time."""

    def __init__(self, address: str, words: Words, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._address = address
        self._words = words
        self._sleep = sleep
        self._socket: ClientConnection | None = None
        self._open = contextlib.ExitStack()
        self._token = ""
        self.call = ""
        """The call that a new connection goes on with."""

    def log_in(self, name: str, password: str) -> None:
        """Raises Refused, NotKept."""
        self._token = str(self.ask({"do": "login", "name": name, "password": password})["token"])

    def ask(self, asked: Message) -> Message:
        """The server's answer; asked again while the connection is cut. Raises Refused, NotKept."""
        give_up = time.monotonic() + _PATIENCE_S
        while True:
            try:
                return self._once(asked)
            except (OSError, WebSocketException):
                self.drop()
                if time.monotonic() > give_up:
                    raise NotKept(self._words.say("remote.gone")) from None
            self._sleep(0.05 + secrets.randbelow(300) / 1000)

    def drop(self) -> None:
        """Close the connection; the next question makes a new one."""
        if self._socket is not None:
            self._socket.close_socket()
            self._socket = None
        with contextlib.suppress(OSError, WebSocketException):
            self._open.close()

    def _once(self, asked: Message) -> Message:
        if self._socket is None:
            opening = connect(self._address, open_timeout=_ANSWER_S, max_size=8 * 1024 * 1024)
            self._socket = self._open.enter_context(opening)
            if self._token:
                self._exchange({"do": "token", "token": self._token})
            if self.call:
                self._exchange({"do": "resume", "call": self.call})
        return self._exchange(asked)

    def _exchange(self, asked: Message) -> Message:
        if self._socket is None:
            raise OSError("no connection")
        self._socket.send(json.dumps(asked, ensure_ascii=False))
        answer = json.loads(self._socket.recv(timeout=_ANSWER_S))
        if not answer.get("ok"):
            key = str(answer.get("error", ""))
            slots = {str(name): str(value) for name, value in dict(answer.get("slots", {})).items()}
            raise Refused(self._words.say(key, **slots) if self._words.has(key) else key)
        return cast(Message, answer)


class RemoteCall:
    """A call on the server, as the prompt sees it."""

    def __init__(self, wire: Wire, state: Message, lang: str) -> None:
        self.wire = wire
        self.lang = lang
        self.scenario: Scenario
        self.persona: Persona
        self._shown: list[Message] = []
        self._take(state)

    def _take(self, state: Message) -> None:
        self.name = self.wire.call = str(state["call"])
        self.scenario = _scenario(state["scenario"])
        self.persona = Persona.model_construct(**state["persona"])
        self.rubric = Rubric.model_validate_json(json.dumps(state["rubric"]))
        self._opening = from_json(CustomerTurn, state["opening"]) if state["opening"] else None
        self._shown = list(state["exchanges"])
        self._exchanges = [_exchange(one, self.lang) for one in self._shown]
        self._over = bool(state["over"])

    @property
    def last(self) -> CustomerTurn | None:
        """What the customer said last."""
        return self._exchanges[-1].reply if self._exchanges else self._opening

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """All exchanges so far."""
        return self._exchanges

    @property
    def over(self) -> bool:
        """Whether the call has ended."""
        return self._over

    def hear(self, text: str, timing: Timing, hints: int) -> Exchange:
        """The exchange a line makes, durable on the server. Raises NotKept."""
        asked = {"do": "hear", "n": len(self._exchanges) + 1, "key": uuid.uuid4().hex, "text": text,
                 "timing": to_json(timing), "hints": hints}  # fmt: skip
        shown = self._ask(asked)["exchange"]
        exchange = _exchange(shown, self.lang)
        self._shown.append(shown)
        self._exchanges.append(exchange)
        self._over = exchange.reply.outcome is not None
        return exchange

    def note(self, text: str) -> None:
        """Keep a note. Raises NotKept."""
        self._ask({"do": "note", "text": text})

    def notes(self) -> Sequence[str]:
        """The notes so far. Raises NotKept."""
        return [str(one) for one in self._ask({"do": "notes"})["notes"]]

    def hint(self) -> str:
        """A pointer for this moment. Raises NotKept."""
        return str(self._ask({"do": "hint"})["hint"])

    def verdict(self, exchange: Exchange) -> str:
        """One line on an answer."""
        return str(self._of(exchange)["verdict"])

    def why(self, exchange: Exchange) -> Sequence[str]:
        """Why the customer reacted so."""
        return [str(one) for one in self._of(exchange)["why"]]

    def hang_up(self) -> None:
        """End the call from the trainee's side. Raises NotKept."""
        self._ask({"do": "hang_up"})
        self._over = True

    def rewind(self, turn: int, *, live: bool) -> None:
        """Go back to one line; the first attempt stays. Raises NotKept."""
        self._take(self._ask({"do": "rewind", "turn": turn, "live": live}))

    def debrief(self) -> tuple[Debrief, Mapping[int, str]]:
        """What the call showed, with better wordings. Raises NotKept."""
        told = self._ask({"do": "debrief"})
        return from_json(Debrief, told["debrief"]), {int(seq): str(text) for seq, text in told["better"].items()}

    def _of(self, exchange: Exchange) -> Message:
        return self._shown[self._exchanges.index(exchange)]

    def _ask(self, asked: Message) -> Message:
        try:
            return self.wire.ask(asked)
        except Refused as refused:
            raise NotKept(str(refused)) from None


def hold(equipment: Equipment, server: str, wanted: tuple[str | None, str | None, int | None], instant: bool) -> None:
    """One call on a server from the login to the debrief."""
    words, page = equipment.words, Page()
    wire = Wire(address(server, words), words)
    scenario, persona, seed = wanted
    try:
        wire.log_in(*_who(equipment))
        how = manners(equipment, exam=False, instant=instant)
        if scenario is None:
            call = go_on(wire, equipment.lang)
            if call is None:
                listed = wire.ask({"do": "list", "lang": equipment.lang})
                raise refuse(words.say("choose.say_scenario", names=", ".join(listed["scenarios"])), WRONG_USE)
            page.line(words.say("call.resumes", call=call.name, n=len(call.exchanges) + 1), "title")
        else:
            call = begin(wire, equipment.lang, (scenario, persona, seed), live=how.live)
            page.show(briefing(call.scenario, call.persona, call.rubric, words))
            page.line(words.say("remote.begins", call=call.name), "faint")
        _play(call, how, page)
    except (Refused, NotKept) as failure:
        raise refuse(str(failure)) from None
    finally:
        wire.drop()


def begin(wire: Wire, lang: str, wanted: tuple[str, str | None, int | None], *, live: bool) -> RemoteCall:
    """A new call on the server. Raises Refused, NotKept."""
    scenario, persona, seed = wanted
    asked = {"do": "begin", "call": secrets.token_hex(8), "scenario": scenario, "persona": persona, "lang": lang,
             "seed": secrets.randbelow(1_000_000) if seed is None else seed, "live": live}  # fmt: skip
    return RemoteCall(wire, wire.ask(asked), lang)


def go_on(wire: Wire, lang: str) -> RemoteCall | None:
    """The newest call that was cut off, if there is one. Raises Refused, NotKept."""
    waiting = wire.ask({"do": "waiting"})["calls"]
    return RemoteCall(wire, wire.ask({"do": "resume", "call": waiting[0]}), lang) if waiting else None


def address(server: str, words: Words) -> str:
    """The WebSocket's address for a server's. Raises Exit: only this machine is spoken to without TLS."""
    try:
        parts = urlsplit(server if "://" in server else f"https://{server}")
        # A name that cannot be looked up and a port that is none are found out only when they are asked for.
        known = parts.scheme in ("http", "https") and bool((parts.hostname or "").encode("idna")) and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise refuse(words.say("remote.address", server=server), WRONG_USE)
    if parts.scheme == "http" and parts.hostname not in _HERE:
        raise refuse(words.say("remote.no_tls"), WRONG_USE)
    return f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}/practice"


def _who(equipment: Equipment) -> tuple[str, str]:
    """Name and password; from a pipe the first line is the password."""
    words = equipment.words
    name = equipment.settings.trainee
    if not at_terminal():
        return name, sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")
    name = name or ask(words.say("web.login.name")) or ""
    return name, getpass.getpass(words.say("web.login.password") + ": ")


def _play(call: RemoteCall, how: Manners, page: Page) -> None:
    desk, left = hold_at_prompt(call, how, page)
    while left is Next.REWIND:
        page.line(how.words.say("rewind.begins", call=call.name, turn=desk.back_to), "title")
        call.rewind(desk.back_to, live=how.live)
        desk, left = hold_at_prompt(call, how, page)
    if left is Next.HANG_UP:
        call.hang_up()
    if not call.over:
        page.line(how.words.say("remote.left", call=call.name), "title")
        return
    told, better = call.debrief()
    page.show(*debrief_screen(told, how.words, page.width, better))
    page.line(how.words.say("remote.kept", call=call.name), "faint")


def _exchange(shown: Message, lang: str) -> Exchange:
    """An exchange as far as this end may know it. Raises RecordBroken."""
    trainee = from_json(TraineeTurn, str(shown["trainee"]))
    marked = MarkedTurn(Understanding(trainee.text, lang, "server"), ())
    return Exchange(
        trainee, marked, from_json(Taken, str(shown["taken"])), from_json(CustomerTurn, str(shown["reply"]))
    )


def _scenario(public: Message) -> Scenario:
    """The briefing card's side of a scenario; what is hidden stays on the server."""
    given = dict(public)
    given |= {"channel": Channel(given["channel"]), "role": Role(given["role"]), "goal": Goal(given["goal"])}
    given["facts"] = tuple(Fact.model_construct(**fact) for fact in given["facts"])
    given["rivals"] = tuple(Rival.model_construct(**rival) for rival in given["rivals"])
    return Scenario.model_construct(**given)
