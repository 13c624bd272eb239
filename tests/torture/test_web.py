"""Promise: the web lets no one in: random requests by every kind of actor to every page, and to none."""

import json
import random
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.torture.conftest import Told
from tests.web.company import PEOPLE, company, equipment
from tests.web.conftest import Company, csrf_of
from trainer.store import open_store
from trainer.web.routes import PAGES

pytestmark = pytest.mark.slow

NASTY: list[str] = [
    json.loads(line) for line in (Path(__file__).parents[1] / "gate" / "nasty.txt").read_text("utf-8").splitlines()
]
METHODS = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")
FIELDS = ("csrf", "verdict", "level", "reason", "name", "password", "old", "new", "next", "rule", "lang", "team")
ACTORS = (None, "ana", "ben", "cat", "tom", "zoe", "root", "dan")
HOLDS = re.compile(r"\{[^}]+\}")


def paths() -> list[str]:
    """Every path there is, with its slots."""
    return sorted({str(getattr(page, "path", page)) for page in PAGES} | {"/nowhere", "//evil.example", "/static/../x"})


def word(chance: random.Random, known: list[str]) -> str:
    return chance.choice(
        (chance.choice(known), chance.choice(known), chance.choice(NASTY)[:300], "", "1", "-1", "9" * 30)
    )


def attack(firm: Company, requests: int, seed: int, figures: Counter[str]) -> list[str]:
    chance, wrong = random.Random(seed), []
    browsers = {name: firm.browser() if name is None else firm.logged_in(name) for name in ACTORS}
    north = {call for name, call in firm.calls.items() if name.startswith("ana")}
    known = [
        *firm.calls.values(),
        *(one.name for one in PEOPLE),
        "north",
        "south/side",
        "price",
        "listen",
        "en",
        "d-ana",
    ]
    for number in range(requests):
        actor, method = chance.choice(ACTORS), chance.choice(METHODS)
        path = HOLDS.sub(lambda _: quote(word(chance, known), safe="", errors="replace"), chance.choice(paths()))
        form = {name: word(chance, known) for name in chance.sample(FIELDS, chance.randrange(6))}
        if actor is not None and chance.random() < 0.6:
            form["csrf"] = csrf_of(actor)
        body = "&".join(f"{k}={quote(v, errors='replace')}" for k, v in form.items())
        headers = {"content-type": chance.choice(("application/x-www-form-urlencoded", "application/json", "x/y"))}
        if chance.random() < 0.2:
            headers[chance.choice(("origin", "referer", "x-forwarded-host", "accept-language"))] = (
                "https://evil.example"
            )
        got = browsers[actor].request(method, path, content=body if method != "GET" else None, headers=headers)
        figures[f"{got.status_code // 100}xx"] += 1
        asked = path + body
        shown = {call for call in north if call in got.text and call not in asked}
        if got.status_code >= 500:
            wrong.append(f"{number}: {method} {path} by {actor}: {got.status_code}")
        if actor in ("cat", "zoe", "ben", "tom", "dan", None) and shown:
            wrong.append(f"{number}: {method} {path} showed {actor} {shown}")
        if "evil.example" in got.headers.get("location", ""):
            wrong.append(f"{number}: {method} {path} leads to {got.headers['location']}")
        if got.headers.get("content-type", "").startswith("text/html"):
            wrong += [f"{number}: {method} {path} emits U+{ord(one):04X}" for one in set(got.text) if _acts(one)]
        if actor is not None and chance.random() < 0.1:  # sessions end in many ways here
            browsers[actor] = firm.logged_in(actor)
    return wrong


def _acts(letter: str) -> bool:
    return letter not in "\n\r\t" and (not letter.isprintable()) and letter != "\u00a0"


@pytest.mark.parametrize("requests", [400, pytest.param(50_000, marks=pytest.mark.torture)])
def test_no_request_breaks_or_opens_anything(tmp_path: Path, requests: int, told: Told) -> None:
    tools = equipment()
    calls = company(tmp_path / "calls.db", tools)
    store = open_store(str(tmp_path / "calls.db"))
    figures = Counter[str]()
    wrong = attack(Company(store, calls, tools), requests, seed=requests, figures=figures)
    store.close()
    told(f"{requests} requests: {dict(sorted(figures.items()))}, {len(wrong)} wrong")
    assert wrong == []
