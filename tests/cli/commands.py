"""Commands run as a person runs them, in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path


def trainer(home: Path, *arguments: str, typed: str | bytes = "", **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **{
            name: value
            for name, value in os.environ.items()
            if not name.startswith("TRAINER_") or name == "TRAINER_CACHE"
        },
        "TRAINER_HOME": str(home),
        "TRAINER_SEMANTIC": "false",
        "PYTHONUTF8": "1",
        **variables,
    }
    ran = subprocess.run(
        [variables.pop("python", sys.executable), "-m", "trainer", *arguments],
        input=typed.encode("utf-8", "surrogatepass") if isinstance(typed, str) else typed,
        capture_output=True,
        env=environment,
        check=False,
        timeout=120,
    )
    out, err = ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8")
    return subprocess.CompletedProcess(ran.args, ran.returncode, out, err)
