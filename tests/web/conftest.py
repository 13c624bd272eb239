"""One small company for all tests of the pages, and a browser that is no browser for each actor."""

import re
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.company import PEOPLE, START, company, equipment, quick
from trainer.cli.equipment import Equipment
from trainer.cli.serving import application
from trainer.store import Store, open_store
from trainer.store.doors import Doors
from trainer.web.doorway import SESSION, kept_as


@dataclass
class Company:
    """A store of a company's own, its calls by what they are, and its pages."""

    store: Store
    calls: dict[str, str]
    tools: Equipment

    def __post_init__(self) -> None:
        self.app = application(self.store, self.tools, quick().now, quick())
        self.doors = Doors(self.store.database)

    def browser(self, token: str = "") -> TestClient:
        """A browser, with a session's cookie if a token is given."""
        client = TestClient(self.app, base_url="https://testserver", follow_redirects=False)
        if token:
            client.cookies.set(SESSION, token)
        return client

    def logged_in(self, name: str, *, hours: int = 48) -> TestClient:
        """A browser of somebody whose session began when the company did."""
        person = next(one for one in PEOPLE if one.name == name)
        token = str(uuid.uuid4())
        self.doors.open_session(person, kept_as(token), csrf_of(name), at=START, hours=hours)
        return self.browser(token)


def csrf_of(name: str) -> str:
    """What a form of somebody's session sends back."""
    return f"csrf of {name}"


def form_token(text: str) -> str:
    """What the form on a page sends back."""
    found = re.search(r'name="csrf" value="([^"]+)"', text)
    assert found is not None
    return found[1]


@pytest.fixture(scope="session")
def tools() -> Equipment:
    return equipment()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, tools: Equipment) -> tuple[Path, dict[str, str]]:
    path = tmp_path_factory.mktemp("company") / "calls.db"
    return path, company(path, tools)


@pytest.fixture
def firm(built: tuple[Path, dict[str, str]], tools: Equipment, tmp_path: Path) -> Iterator[Company]:
    """A company that the test may change."""
    path, calls = built
    own = tmp_path / "calls.db"
    shutil.copy(path, own)
    store = open_store(str(own))
    yield Company(store, calls, tools)
    store.close()


@pytest.fixture(scope="module")
def still(built: tuple[Path, dict[str, str]], tools: Equipment) -> Iterator[Company]:
    """A company that the tests only look at."""
    store = open_store(str(built[0]))
    yield Company(store, built[1], tools)
    store.close()
