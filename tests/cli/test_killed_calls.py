"""Live calls killed at random moments: nothing acknowledged is lost, nothing is doubled, every call goes on."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from trainer.call import Input, hear, resume
from trainer.cli.equipment import Equipment
from trainer.cli.recorded import inputs_of, reopen, stored_setting
from trainer.files.folders import folders
from trainer.files.settings import Settings
from trainer.store import open_store, verify_chain
from trainer.transcript.record import to_json

LINES = [line for line in (Path(__file__).parent / "interested.txt").read_text().splitlines() if line[0] != "/"]
CALL = ("practice", "payroll-cold-call", "--as", "interested-planner", "--lang", "en", "--seed")


def equipment(home: Path) -> Equipment:
    return Equipment(Settings(lang="en", semantic=False), folders({"TRAINER_HOME": str(home)}), "en")


def killed_call(home: Path, seed: int, answers: int, seconds: float) -> list[str]:
    """Start a call, feed it lines, kill it so long after so many answers; the rows of the lines it had answered.

    Counted in answers first, so that a busy machine is killed in the middle of its work too.
    """
    environment = {**os.environ, "TRAINER_HOME": str(home), "TRAINER_SEMANTIC": "false", "COLUMNS": "400"}
    command = [sys.executable, "-u", "-m", "trainer", *CALL, str(seed)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment) as child:
        out = b""
        while not out.endswith(b"\n") or b"Grace Adeyemi: " not in out:
            out += child.stdout.readline()
        child.stdin.write("".join(line + "\n" for line in LINES).encode())
        child.stdin.flush()
        while out.count(b"Grace Adeyemi: ") <= answers and (row := child.stdout.readline()):
            out += row
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        out += child.stdout.read()
    told = re.split(r"^You> ", out.decode("utf-8", "ignore"), flags=re.M)[1:]
    # A line is acknowledged once the customer's answer to it has been printed.
    return [part.splitlines()[0] for part in told if re.search(r"^Grace Adeyemi: ", part, re.M)]


def attack(home: Path, kills: int, seed: int) -> dict[str, int]:
    chance, tools = random.Random(seed), equipment(home)
    figures = {"kills": 0, "acknowledged": 0, "lost": 0, "doubled": 0, "not resumed": 0, "other after resume": 0}
    for number in range(kills):
        acknowledged = killed_call(home, number, chance.randrange(4), chance.uniform(0.0, 0.1))
        figures["kills"] += 1
        figures["acknowledged"] += len(acknowledged)
        store = open_store(str(home / "calls.db"))
        calls = [line for line in store.calls() if line.seed == number]
        if calls:
            _judge(figures, acknowledged, store.load_call(calls[0].id), tools, store)
        else:
            figures["lost"] += len(acknowledged)
        store.close()
    return figures


def _judge(figures, acknowledged, stored, tools, store):
    texts = [turn.text for turn in stored.turns]
    kept = [text[: len(row.rstrip())] for text, row in zip(texts, acknowledged, strict=False)]
    figures["lost"] += kept != [row.rstrip() for row in acknowledged]
    figures["doubled"] += texts != LINES[: len(texts)] or len(texts) > len(acknowledged) + 1
    figures["not resumed"] += bool(verify_chain(stored))
    setting, _ = stored_setting(stored, tools, store)
    straight = resume(setting, stored.line.seed, [])
    again = reopen(stored, tools, store).call
    for said in inputs_of(stored, understood=False):
        straight, _ = hear(straight, said)
    for line in LINES[len(texts) :]:
        if straight.outcome is None:
            straight, _ = hear(straight, Input(line))
            again, _ = hear(again, Input(line))
    figures["other after resume"] += to_json(straight.transcript) != to_json(again.transcript)


@pytest.mark.parametrize(
    ("kills", "seed"),
    [
        (6, 20),
        pytest.param(30, 21, id="30", marks=pytest.mark.slow),
        pytest.param(200, 22, id="200", marks=pytest.mark.torture),
    ],
)
def test_no_kill_loses_or_doubles_a_line(tmp_path, kills, seed, capsys):
    figures = attack(tmp_path, kills, seed)
    with capsys.disabled():
        sys.stdout.write(f"\nkill -9 of live calls: {figures}\n")
    assert figures["acknowledged"] > 0
    assert {name: n for name, n in figures.items() if n and name not in ("kills", "acknowledged")} == {}
