from pathlib import Path

import pytest
from floorplan import faults

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "trainer").rglob("*.py"))


def test_every_import_goes_down():
    assert [fault for path in SOURCES for fault in faults(path, (ROOT / path).read_text())] == []


def test_no_file_is_over_300_lines():
    lengths = {path: len((ROOT / path).read_text().splitlines()) for path in SOURCES}
    assert {path: lines for path, lines in lengths.items() if lines > 300} == {}


def test_nothing_prints_past_the_gate():
    printing = [path for path in SOURCES if "print(" in (ROOT / path).read_text().replace("pprint(", "")]
    assert [path for path in printing if not path.startswith("trainer/terminal/")] == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("trainer/marking/a.py", "import trainer.customer.affect", "must not import customer (floor 3)"),
        ("trainer/scoring/a.py", "from trainer.customer import affect", "must not import customer (floor 3)"),
        ("trainer/content/a.py", "from trainer import transcript", "must not import transcript (floor 0)"),
        ("trainer/call/a.py", "def f():\n    import json", "import of json inside a function"),
        ("trainer/customer/a.py", "import time", "time in a pure room"),
        ("trainer/customer/a.py", "import random", "random in a pure room"),
        ("trainer/scoring/a.py", "from pathlib import Path", "pathlib in a pure room"),
        ("trainer/language/a.py", "open('cues')", "open() in a pure room"),
        ("trainer/call/a.py", "import datetime\ndatetime.datetime.now()", ".now() in a pure room"),
        ("trainer/scoring/a.py", "import transitions", "scoring must not use transitions"),
        ("trainer/terminal/a.py", "import sqlalchemy", "terminal must not use sqlalchemy"),
        ("trainer/terminal/a.py", "from trainer.store import opened", "must not import store (floor 6)"),
        ("trainer/call/a.py", "from .exchange import Exchange", "relative import: write the whole path"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(path, source, fault):
    assert any(fault in found for found in faults(path, source))
