"""A whole call from a second machine's view: another network namespace, over TLS, with nothing else to reach."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from tests.web.company import START, lines, play, quick
from tests.web.conftest import Company
from trainer.cli.equipment import Equipment
from trainer.store import verify_chain

pytestmark = pytest.mark.server
HERE, THERE = "10.231.7.1", "10.231.7.2"
PASSWORD = "a long enough one"


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """A namespace whose only network is a cable to this one; gives its name."""
    if shutil.which("ip") is None or os.getuid() != 0:
        pytest.fail("a second network namespace needs the `ip` program and root")
    name, near, far = f"t{uuid.uuid4().hex[:8]}", f"n{uuid.uuid4().hex[:8]}", f"f{uuid.uuid4().hex[:8]}"

    def ip(*words: str) -> None:
        subprocess.run(["ip", *words], check=True, capture_output=True)

    ip("netns", "add", name)
    try:
        ip("link", "add", near, "type", "veth", "peer", "name", far)
        ip("link", "set", far, "netns", name)
        ip("addr", "add", f"{HERE}/30", "dev", near)
        ip("link", "set", near, "up")
        ip("-n", name, "addr", "add", f"{THERE}/30", "dev", far)
        ip("-n", name, "link", "set", far, "up")
        yield name
    finally:
        # Its end of the cable goes with it, and with that end the other.
        ip("netns", "del", name)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", str(key), "-out", str(cert), "-subj", "/CN=trainer", "-addext", f"subjectAltName=IP:{HERE}"],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def test_a_whole_call_from_another_machine(
    firm: Company, tools: Equipment, elsewhere: str, certificate: tuple[Path, Path], tmp_path: Path
) -> None:
    cert, key = certificate
    firm.doors.set_password("ana", quick().hash(PASSWORD), by_whom="root", at=START)
    listening = socket.create_server((HERE, 0))
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        firm.app, log_level="critical", lifespan="off", ssl_certfile=cert, ssl_keyfile=str(key),
        ssl_version=ssl.PROTOCOL_TLS_SERVER,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    typed = "\n".join([PASSWORD, *lines("pushy")]) + "\n"
    try:
        ran = subprocess.run(
            ["ip", "netns", "exec", elsewhere, sys.executable, "-m", "trainer", "practice", "payroll-cold-call", "--as",
             "interested-planner", "--seed", "4", "--server", f"https://{HERE}:{port}"],
            input=typed, capture_output=True, text=True, timeout=300, check=False,
            env={"PATH": os.environ["PATH"], "TRAINER_HOME": str(tmp_path / "there"), "TRAINER_TRAINEE": "ana",
                 "TRAINER_LANG": "en", "SSL_CERT_FILE": str(cert), "PYTHONUTF8": "1"},
        )  # fmt: skip
    finally:
        server.should_exit = True
        thread.join(30)
    assert (ran.returncode, ran.stderr) == (0, "")
    there = firm.store.load_call(firm.store.calls("ana")[-1].id)
    home = firm.store.load_call(play(firm.store, tools, "ana", lines("pushy"), exam=False, seed=4).name)
    told = [[(turn.text, turn.understanding, turn.marks, turn.reply) for turn in call.turns] for call in (there, home)]
    assert len(told[0]) > 0
    assert told[0] == told[1]
    assert verify_chain(there) == ()
    # Nothing of the call stays on the machine where it was typed.
    assert not list((tmp_path / "there").rglob("*.db"))
