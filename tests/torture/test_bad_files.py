"""Promise: bad files cannot hurt: a place and a sentence, quickly, in little memory, and nothing else is opened."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.equipped import LIBRARY, ear
from tests.torture.conftest import Told
from tests.torture.inside import trainer
from trainer.checks import Offered, tell
from trainer.files.checking import check_content
from trainer.files.folders import package_folder, shipped_folder
from trainer.files.packaged import load_words
from trainer.gate import MAX_CHARACTERS, for_terminal
from trainer.language import Heard, understand

PERSONA = (shipped_folder() / "personas" / "en" / "busy-manager.yaml").read_text(encoding="utf-8")
SCENARIO = (shipped_folder() / "scenarios" / "en" / "payroll-cold-call.yaml").read_text(encoding="utf-8")
CODE = ("os.system", "subprocess.check_output", "eval", "exec", "builtins.open")


def payloads(mark: Path) -> Iterator[str]:
    """Texts that would write ``mark``, or show 49, if anything evaluated them."""
    act = f"open({str(mark)!r}, 'w').close()"
    for tag in (
        "!!python/object/apply:",
        "!!python/object/new:",
        "!!python/name:",
        "!python/object/apply:",
        "!<tag:x>",
    ):
        yield from (f"{tag}{name} [{act!r}]" for name in CODE)
    yield from (
        f"{opening}{act}{closing}" for opening, closing in (("{{", "}}"), ("${", "}"), ("<%", "%>"), ("`", "`"))
    )
    yield from ("{{7*7}}", "${7*7}", "#{7*7}", "{% raw %}", "{{''.__class__.__mro__[1].__subclasses__()}}")
    yield from (
        "{0.__class__}",
        "{trainee.__class__.__init__.__globals__}",
        "{name!r:>99999999}",
        "%n%n%s%(x)s",
        "%c%1000000d",
    )
    yield from (
        f"$({act})",
        f"; {act}",
        f"__import__('os').system('touch {mark}')",
        "[bold]x[/bold][link=file:///etc]y[/]",
    )


def nasty_files(mark: Path) -> list[tuple[str, bytes]]:
    """Names and bytes of files that have hurt readers of YAML, and payloads in a real persona's fields."""
    title = PERSONA.splitlines()[3]
    plain: dict[str, str] = {
        "nothing": "",
        "only a comment": "# x",
        "a bomb of aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "merged bomb": "a: &a {x: y}\n" + "".join(f"b{n}: {{<<: *a}}\n" for n in range(40_000)),
        "an alias to itself": "a: &a [*a]",
        "deep lists": "[" * 100_000,
        "deep maps": "{a: " * 50_000,
        "deep by indent": "".join(" " * n + "a:\n" for n in range(700)),
        "deep by dashes": "- " * 100_000,
        "a long key": "? " + "k" * 400_000 + "\n: v",
        "a long line": "id: " + "x" * 500_000,
        "many keys": "".join(f"k{n}: 1\n" for n in range(60_000)),
        "many problems": "".join("id: 1\n" for _ in range(60_000)),
        "many anchors": "".join(f"k{n}: &a{n} 1\n" for n in range(30_000)),
        "open quote": 'id: "' + "x\n" * 100_000,
        "open block": "id: |\n" + " x\n" * 100_000,
        "huge number": "version: " + "9" * 400_000,
        "huge float": "version: 1e999999999",
        "sexagesimal": "version: 1:2:3:4:5",
        "octal": "version: 0o777",
        "dates": "id: 2026-13-45",
        "nulls": "id: ~\nlang: null",
        "yes": "id: yes\nlang: no",
        "directive": "%YAML 99.9\n---\nid: x",
        "tag directive": "%TAG ! tag:evil,2026:\n---\nid: !x y",
        "two documents": "id: a\n---\nid: b",
        "a thousand documents": "---\n" * 20_000,
        "binary": "id: !!binary |\n  R0lGODlhDAAMAIQAAP",
        "a set": "!!set {a, b}",
        "an ordered map": "!!omap [a: 1]",
        "complex key": "? [a, b]\n: c",
        "key twice": "id: a\nid: b",
        "tabs": "id:\n\ta: b",
        "carriage returns": "id: a\rlang: en\rx",
        "unicode breaks": "id: a\u2028lang: en\u2029\u0085x",
        "byte order marks": "\ufeffid: \ufeffx",
        "bidi": "id: \u202eevil\u202c",
        "invisible": "id: bu\u200bsy",
        "controls": "id: \x1b[2J\x07",
        "combining": "id: a" + "\u0301" * 100_000,
        "wide": "id: " + "\U0001f600" * 100_000,
        "include": "id: !include /etc/passwd",
        "extends a path": SCENARIO.replace("\nid:", "\nchart: ../../../etc/passwd\nid:", 1),
        "a persona by path": SCENARIO.replace("personas:", "personas: [../../../../etc/passwd, /etc/passwd]\nx:", 1),
    }
    found = [(name, text.encode("utf-8", "surrogatepass")) for name, text in plain.items()]
    found += [("utf-16", "id: x".encode("utf-16")), ("latin-1", "id: café".encode("latin-1")), ("nul", b"id: a\0b")]
    found += [("surrogates", b"id: \xed\xa0\x80"), ("overlong", b"id: \xc0\xaf\xc0\xae"), ("zeroes", bytes(300_000))]
    found += [
        (f"payload {n}", PERSONA.replace(title, f"name: {text}").encode()) for n, text in enumerate(payloads(mark))
    ]
    return found


OPENED: list[str] | None = None


def _hear(event: str, arguments: Sequence[object]) -> None:
    if OPENED is not None and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        OPENED.append(os.path.realpath(os.fsdecode(arguments[0])))


sys.addaudithook(_hear)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Every path that is opened meanwhile."""
    global OPENED  # noqa: PLW0603 (an audit hook can never be taken away)
    OPENED = heard = []
    try:
        yield heard
    finally:
        OPENED = None


def strangers(opened: Sequence[str], *allowed: Path) -> list[str]:
    """What was opened and lies neither in the allowed folders nor in Python's own."""
    own = [*allowed, package_folder(), shipped_folder(), Path(sys.prefix), Path(sys.base_prefix)]
    own += [Path(os.environ["TRAINER_CACHE"]), Path("/dev/null"), Path("/usr/share"), Path("/proc/self")]
    return [path for path in opened if not any(Path(path).is_relative_to(os.path.realpath(one)) for one in own)]


def test_eighty_nasty_files(tmp_path: Path, told: Told) -> None:
    mark, words = tmp_path / "evaluated", load_words("en")
    files, slowest, before = nasty_files(mark), 0.0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, raw in files:
        folder = tmp_path / "mine" / "personas" / "en"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "busy-manager.yaml"
        path.write_bytes(raw)
        started = time.process_time()
        with listening() as opened:
            report = check_content(LIBRARY, Offered(frozenset(), frozenset()), [path])
        slowest = max(slowest, time.process_time() - started)
        assert strangers(opened, tmp_path) == [], name
        assert report.problems or name.startswith("payload"), name
        for problem in report.problems:
            shown = for_terminal(tell(problem, words))
            assert (
                shown.startswith(f"{path}:{problem.line}:" if problem.line else f"{path}:") and shown.isprintable()
            ), name
            assert "49" not in shown.replace(str(tmp_path), "").split("S0")[-1] or "7*7" in shown
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    told(f"{len(files)} files, slowest {slowest:.2f} s of CPU, memory grew {grown} MB, nothing evaluated or opened")
    assert len(files) >= 80
    assert not mark.exists()
    assert slowest < 2
    assert grown < 256


TRICKS: dict[str, Callable[[Path, Path], object]] = {
    "a link out of the folder": lambda file, secret: file.symlink_to(secret),
    "a link that is relative": lambda file, secret: file.symlink_to(os.path.relpath(secret, file.parent)),
    "a link to itself": lambda file, secret: file.symlink_to(file),
    "a link to a device": lambda file, secret: file.symlink_to("/dev/zero"),
    "a pipe": lambda file, secret: os.mkfifo(file),
    "a folder": lambda file, secret: file.mkdir(),
    "a file nobody may read": lambda file, secret: (file.touch(), file.chmod(0)),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_path_tricks(tmp_path: Path, trick: str) -> None:
    secret = tmp_path / "secret" / "personas" / "en" / "evil.yaml"
    secret.parent.mkdir(parents=True)
    secret.write_text(PERSONA.replace("id: busy-manager", "id: evil"), encoding="utf-8")
    file = tmp_path / "mine" / "personas" / "en" / "evil.yaml"
    file.parent.mkdir(parents=True)
    TRICKS[trick](file, secret)
    content = str(tmp_path / "mine")
    with listening() as opened:
        seen = [
            trainer(tmp_path / "home", "check", content),
            trainer(tmp_path / "home", "practice", "payroll-cold-call", "--as", "evil", "--content", content),
        ]
    assert [ran.code for ran in seen] in ([1, 1], [1, 2])
    assert not any("Traceback" in ran.err or "made a mistake" in ran.err for ran in seen)
    assert strangers(opened, tmp_path / "home", tmp_path / "mine") == []


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "..", "a/../b", "con.yaml", "x" * 5000, "%2e%2e"])
def test_names_that_are_paths(tmp_path: Path, name: str) -> None:
    with listening() as opened:
        for line in (("practice", name, "--as", "busy-manager"), ("practice", "payroll-cold-call", "--as", name)):
            ran = trainer(tmp_path, *line)
            assert (ran.code, ran.err.count("\n"), "made a mistake" in ran.err) == (2, 1, False)
    assert strangers(opened, tmp_path) == []


EVIL = {
    "one letter": "a",
    "blanks": " ",
    "questions": "? ",
    "quotes": "\"'",
    "numbers": "1,",
    "brackets": "([{",
    "almost a phrase": "do you mind if i ask ",
    "almost a word": "aaaaaaaaab",
    "dots": ". ",
    "percent": "9 per cent ",
    "bulgarian": "какво какво да ",
    "apostrophes": "n't 's ",
    "mixed": "a1!Б ",
}


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_no_line_takes_long_to_hear(lang: str, told: Told) -> None:
    """The longest lines that the gate lets in."""
    slowest, which = 0.0, ""
    for name, piece in EVIL.items():
        text = (piece * (MAX_CHARACTERS // len(piece) + 1))[:MAX_CHARACTERS]
        started = time.process_time()
        understand(text, Heard(), ear(lang))
        slowest, which = max((slowest, which), (time.process_time() - started, name))
    told(f"{lang}: lines of {MAX_CHARACTERS} characters, slowest {slowest:.2f} s of CPU ({which})")
    assert slowest < 2


@pytest.mark.parametrize("field", ["answer", "customer", "facts"])
def test_a_hundred_thousand_characters_for_marking(tmp_path: Path, field: str) -> None:
    """Turned back, or marked, within the same two seconds."""
    long = ("1," * 50_000)[:100_000]
    record = {"id": "1", "lang": "en", "customer": "It is too expensive.", "answer": "Compared with what?"}
    line = json.dumps({**record, field: [long] if field in ("facts", "said") else long})
    started = time.process_time()
    ran = trainer(tmp_path, "mark", typed=line)
    assert (ran.code, ran.out.count("\n"), "made a mistake" in ran.err) == (0, 1, False)
    assert time.process_time() - started < 4
