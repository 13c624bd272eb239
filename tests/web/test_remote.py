"""Calls that run on the server: the same as at home, whatever happens to the wire, and nothing told too early."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tests.web.company import START, lines, play, quick
from tests.web.conftest import Company
from trainer.call import Input
from trainer.cli.equipment import Equipment
from trainer.cli.recorded import inputs_of
from trainer.cli.remote import Refused, RemoteCall, Wire, begin, go_on
from trainer.store import StoredCall, verify_chain
from trainer.terminal.conversation import NotKept
from trainer.transcript import Standing, Timing
from trainer.transcript.record import to_json

PASSWORD = "a long enough one"
WANTED = ("payroll-cold-call", "interested-planner", 24)


@pytest.fixture
def served(firm: Company) -> Iterator[tuple[Company, int]]:
    """A company whose pages really listen; gives the port."""
    for name in ("ana", "ben", "mia"):
        firm.doors.set_password(name, quick().hash(PASSWORD), by_whom="root", at=START)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(firm.app, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield firm, listening.getsockname()[1]
    server.should_exit = True
    thread.join(20)


class Scissors:
    """Stands between both ends and cuts the wire when the server has said so many things more."""

    def __init__(self, port: int, cuts: frozenset[int]) -> None:
        self._to = port
        self._cuts = cuts
        self.heard = self.cut = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._ends: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def _start(self, work: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=work, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            self._ends += [near, far]
            self._start(self._pass, near, far, False)
            self._start(self._pass, far, near, True)

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(1 << 20):
                if counted:
                    self.heard += 1
                    if self.heard in self._cuts:
                        # The server has heard and answered; the answer is lost.
                        self.cut += 1
                        break
                target.sendall(data)
        except OSError:
            pass
        for one in (source, target):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def close(self) -> None:
        # Closing alone does not wake a thread that waits for the next caller.
        self._listening.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        for end in (*self._ends, self._listening):
            end.close()


def wire(tools: Equipment, port: int, name: str = "ana") -> Wire:
    opened = Wire(f"ws://127.0.0.1:{port}/practice", tools.words, sleep=lambda _: None)
    opened.log_in(name, PASSWORD)
    return opened


def say_all(call: RemoteCall) -> None:
    for line in lines("interested-skilled"):
        if not call.over:
            call.hear(line, Timing(), 0)
    if not call.over:
        call.hang_up()


def what_was_said(stored: StoredCall) -> list[tuple[str, str, str, str]]:
    return [(turn.text, turn.understanding, turn.marks, turn.reply) for turn in stored.turns]


@pytest.mark.slow
def test_a_call_over_a_wire_cut_ten_times_is_the_call_at_home(served: tuple[Company, int], tools: Equipment) -> None:
    firm, port = served
    scissors = Scissors(port, frozenset(range(6, 80, 4)))
    opened = wire(tools, scissors.port)
    call = begin(opened, "en", WANTED, live=False)
    say_all(call)
    told, _ = call.debrief()
    opened.drop()
    scissors.close()
    home = play(firm.store, tools, "ana", lines("interested-skilled"), exam=False, seed=24)
    there = firm.store.load_call(call.name)
    assert scissors.cut >= 10
    assert what_was_said(there) == what_was_said(firm.store.load_call(home.name))
    assert verify_chain(there) == ()
    assert told.scorecard == home.scorecard()
    assert there.line.trainee == "ana"


def test_a_call_goes_on_at_the_exact_line_from_another_machine(served: tuple[Company, int], tools: Equipment) -> None:
    firm, port = served
    first = wire(tools, port)
    call = begin(first, "en", WANTED, live=True)
    call.hear("Good morning, Anna Koleva from Orbis Payroll.", Timing(True, 4, -900, -300), 0)
    call.note("cut in too early")
    first.drop()
    second = wire(tools, port)
    again = go_on(second, "en")
    assert again is not None
    assert (again.name, len(again.exchanges)) == (call.name, 1)
    assert again.last == call.last
    assert again.notes() == ["cut in too early"]
    said = inputs_of(firm.store.load_call(call.name), understood=False)
    assert said == (Input("Good morning, Anna Koleva from Orbis Payroll.", Timing(True, 4, -900, -300), 0),)
    second.drop()


def test_what_lies_hidden_is_not_sent_before_it_is_told(served: tuple[Company, int], tools: Equipment) -> None:
    _, port = served
    opened = wire(tools, port)
    call = begin(opened, "en", WANTED, live=False)
    call.hear("Good morning, Anna Koleva from Orbis Payroll.", Timing(), 0)
    sent = json.dumps([opened.ask({"do": "resume", "call": call.name})], ensure_ascii=False)
    hidden = tools.library.scenario("en", "payroll-cold-call")
    for objection in hidden.objections:
        assert not any(concern.gloss in sent for concern in objection.concerns)
    assert not any(need.gloss in sent for need in hidden.needs)
    blank = json.dumps(to_json(Standing()))[1:-1]
    assert sent.count('standing\\":') == sent.count('standing\\":' + blank) > 0
    assert "line_ids" not in sent
    opened.drop()


def test_nobody_goes_on_with_anothers_call(served: tuple[Company, int], tools: Equipment) -> None:
    _, port = served
    opened = wire(tools, port)
    call = begin(opened, "en", WANTED, live=False)
    for name in ("ben", "mia"):
        other = wire(tools, port, name)
        with pytest.raises(Refused):
            other.ask({"do": "resume", "call": call.name})
        with pytest.raises(Refused):
            other.ask({"do": "begin", "call": call.name, "scenario": WANTED[0], "seed": 1, "lang": "en"})
        other.drop()
    opened.drop()


def test_a_revoked_session_ends_in_mid_call(served: tuple[Company, int], tools: Equipment) -> None:
    firm, port = served
    opened = wire(tools, port)
    call = begin(opened, "en", WANTED, live=False)
    firm.doors.revoke("ana", at=START)
    with pytest.raises(NotKept):
        call.hear("Hello?", Timing(), 0)
    assert firm.store.load_call(call.name).turns == ()
    opened.drop()


def test_a_line_is_taken_back_and_the_first_attempt_stays(served: tuple[Company, int], tools: Equipment) -> None:
    firm, port = served
    opened = wire(tools, port)
    call = begin(opened, "en", WANTED, live=False)
    call.hear("Good morning, Anna Koleva from Orbis Payroll.", Timing(), 0)
    first = call.name
    call.rewind(1, live=False)
    assert (call.name != first, len(call.exchanges)) == (True, 0)
    assert firm.store.load_call(call.name).line.parent == first
    opened.drop()


NONSENSE = (
    "not json", "[]", "{}", '{"do": "erase"}', '{"do": "hear"}', '{"do": "begin", "call": "../../x"}',
    '{"do": "begin", "call": "0123456789abcdef", "scenario": "../../etc/passwd", "seed": 1}',
    '{"do": "begin", "call": "0123456789abcdef", "scenario": "payroll-cold-call", "seed": "x"}',
    '{"do": "hear", "n": 1, "key": "k", "text": 5, "timing": "{}"}', '{"do": "rewind", "turn": "x"}', "9" * 70_000,
)  # fmt: skip


@pytest.mark.parametrize("message", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_gets_one_sentence(still: Company, message: str) -> None:
    client = still.logged_in("ana")
    token = client.cookies["__Host-session"]
    with still.browser().websocket_connect("/practice") as talk:
        talk.send_text(json.dumps({"do": "token", "token": token}))
        assert talk.receive_json()["ok"] is True
        talk.send_text(message)
        answer = talk.receive_json()
        assert (answer["ok"], still.tools.words.has(answer["error"])) == (False, True)


def test_a_cookie_alone_opens_no_wire_and_a_foreign_page_none_at_all(still: Company) -> None:
    client = still.logged_in("ana")
    with client.websocket_connect("/practice") as talk:
        talk.send_json({"do": "waiting"})
        assert talk.receive_json() == {"ok": False, "error": "web.log_in_first", "slots": {}}
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/practice", headers={"Origin": "https://elsewhere.example"}) as talk,
    ):
        talk.receive_json()


@pytest.mark.parametrize(
    ("who", "opens"),
    [("ana", True), ("ben", True), ("tom", True), ("mia", True), ("zoe", True), ("root", True), ("dan", False)],
)
def test_everybody_who_may_come_in_may_practise(still: Company, who: str, opens: bool) -> None:
    token = still.logged_in(who).cookies["__Host-session"]
    with TestClient(still.app).websocket_connect("/practice") as talk:
        talk.send_json({"do": "token", "token": token})
        assert talk.receive_json()["ok"] is opens


def test_timings_travel_as_they_were_measured(still: Company) -> None:
    assert to_json(Timing(True, 12, -300, 2500)) == '{"enter_ms":2500,"first_key_ms":-300,"heard":12,"live":true}'
