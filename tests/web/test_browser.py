"""The pages in a real Chromium: a line found, its mark corrected; by keyboard; no axe violation; in print."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.company import START, company, quick
from trainer.cli.equipment import Equipment
from trainer.cli.serving import application
from trainer.store import open_store
from trainer.store.doors import Doors

pytestmark = [
    pytest.mark.server,
    # The browser's own driver leaves a loop behind on some versions.
    pytest.mark.filterwarnings("default::ResourceWarning", "default::DeprecationWarning"),
]
PASSWORD = "a long enough one"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, tools: Equipment) -> Iterator[tuple[str, dict[str, str]]]:
    """Pages over whole calls, served on this machine; gives their address."""
    path = tmp_path_factory.mktemp("site") / "calls.db"
    calls = company(path, tools, None)
    store = open_store(str(path))
    for name in ("mia", "root", "ana", "tom"):
        Doors(store.database).set_password(name, quick().hash(PASSWORD), by_whom="root", at=START)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = application(store, tools, quick().now, quick())
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://localhost:{port}", calls
    server.should_exit = True
    thread.join(20)
    store.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("the tests of the pages need chromium on the PATH")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site: tuple[str, dict[str, str]]) -> Iterator[Page]:
    """A tab; whatever goes wrong in it, scripts that were refused included, fails the test."""
    context = browser.new_context(base_url=site[0], viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []


def log_in(page: Page, name: str, going: str = "/") -> None:
    page.goto(f"/login?next={going}")
    page.get_by_label("Name").or_(page.get_by_label("Име")).fill(name)
    page.get_by_label("Password").or_(page.get_by_label("Парола")).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)


def test_a_figure_leads_to_the_quote_and_a_correction_stands_beside_the_mark(page: Page) -> None:
    log_in(page, "mia")
    page.get_by_role("link", name="Ben Hill").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Ben Hill"
    page.go_back()
    page.locator("table.map a").first.click()
    page.locator("figure.quote figcaption a").first.click()
    line = page.url.rpartition("#")[2]
    assert page.locator(f"#{line} mark").count() > 0
    page.locator("tr.verdict details summary").first.click()
    row = page.locator("tr.verdict").first
    name = row.get_attribute("id")
    row.get_by_role("radio", name="4", exact=True).check()
    row.get_by_label("Why").fill("she put it into her own words")
    row.get_by_role("button", name="Keep my verdict").click()
    changed = page.locator(f'tr[id="{name}"]')
    changed.locator("p.corrected").first.wait_for()
    # Only the row was exchanged: the page was not loaded again.
    assert page.url.endswith(f"#{line}")
    said = changed.inner_text()
    assert "4 says mia" in said
    assert "she put it into her own words" in said
    page.reload()
    assert "4 says mia" in page.locator(f'tr[id="{name}"]').inner_text()


def test_by_keyboard_alone(page: Page, site: tuple[str, dict[str, str]]) -> None:
    page.goto(f"/login?next=/call/{site[1]['ana exam']}")

    def tab_to(label: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            said = page.evaluate("() => document.activeElement.innerText || document.activeElement.name || ''")
            if label in said:
                return
        pytest.fail(f"no way to '{label}' by keyboard")

    tab_to("name")
    page.keyboard.type("mia")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to("Correct")
    page.keyboard.press("Enter")
    tab_to("level")
    page.keyboard.press("ArrowRight")
    tab_to("reason")
    page.keyboard.type("by keyboard")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("by keyboard").wait_for()


@pytest.mark.parametrize(
    ("who", "paths"),
    [
        ("mia", ("/team/north", "/behind/price/argue/north", "/exams/north", "/person/ana",
                 "/call/{ana exam}", "/call/{ben exam}",
                 "/disputes", "/password")),
        ("root", ("/teams", "/people", "/audit")),
        ("tom", ("/scenarios",)),
        ("ana", ("/me", "/call/{ana practice}")),
    ],
)  # fmt: skip
def test_axe_finds_nothing(page: Page, site: tuple[str, dict[str, str]], who: str, paths: tuple[str, ...]) -> None:
    page.goto("/login")
    assert violations(page) == []
    log_in(page, who)
    for path in paths:
        what = path.partition("{")[2].rstrip("}")
        page.goto(path.replace(f"{{{what}}}", site[1].get(what, "")))
        for summary in page.locator("summary").all()[:1]:
            summary.click()
        assert (path, violations(page)) == (path, [])


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds wrong with a page, and where."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def test_print_shows_the_words_and_no_buttons(page: Page, site: tuple[str, dict[str, str]], tmp_path: Path) -> None:
    log_in(page, "mia")
    page.goto(f"/call/{site[1]['ana exam']}")
    page.emulate_media(media="print")
    assert page.locator("ol.transcript li").first.is_visible()
    assert not page.locator("header.top").is_visible()
    assert not page.locator("summary").first.is_visible()
    assert page.pdf(format="A4", print_background=False)[:5] == b"%PDF-"


def test_narrow_screens_do_not_scroll_sideways(page: Page, site: tuple[str, dict[str, str]]) -> None:
    page.set_viewport_size({"width": 380, "height": 800})
    log_in(page, "mia")
    for path in ("/team/north", f"/call/{site[1]['ana exam']}", "/person/ana"):
        page.goto(path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 380
