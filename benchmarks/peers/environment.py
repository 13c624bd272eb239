"""Where the peers live: `.bench/` in the checkout, filled by their ordinary installers, apart from the product."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cached_property

from benchmarks.process import ROOT

FOLDER = ROOT / ".bench"
INKJS = "inkjs@2.4.0"
RIVESCRIPT = "rivescript==1.15.0"


class PeerMissing(RuntimeError):
    """A peer could not be installed; the message says which and why."""


class Peers:
    """Each peer, installed when first asked for."""

    @cached_property
    def node(self) -> tuple[list[str], dict[str, str]]:
        """The command that runs a script with inkjs, and its variables. Raises PeerMissing."""
        node, npm = shutil.which("node"), shutil.which("npm")
        if node is None or npm is None:
            raise PeerMissing("inkjs needs node and npm, which are not here")
        folder = FOLDER / "npm"
        if not (folder / "node_modules" / "inkjs").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            _install([npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), INKJS], INKJS)
        return [node], {"NODE_PATH": str(folder / "node_modules")}

    @cached_property
    def python(self) -> list[str]:
        """A Python that has rivescript. Raises PeerMissing."""
        folder = FOLDER / "python"
        python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
        done = folder / "ready"
        if not done.is_file() or done.read_text() != RIVESCRIPT:
            _install([sys.executable, "-m", "venv", str(folder)], "an environment")
            _install([str(python), "-m", "pip", "install", "--quiet", "setuptools<81", RIVESCRIPT], RIVESCRIPT)
            done.write_text(RIVESCRIPT)
        return [str(python)]


def _install(command: Sequence[str], what: str) -> None:
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        last = (made.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise PeerMissing(f"{what} could not be installed: {last}")
