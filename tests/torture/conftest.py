"""What the attacks share: a way to print the figures they saw, which `docs/promises.md` quotes."""

import sys
from collections.abc import Callable

import pytest

Told = Callable[[str], None]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Told:
    """Prints one line of figures past pytest's capture."""

    def tell(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n[{request.node.name}] {line}\n")

    return tell
