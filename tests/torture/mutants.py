"""Mutants: one small thing wrong in one module of the product, to see whether the tests notice.

A process that has everything heavy imported is forked for each mutant; in the child the module is compiled from its
changed tree and the tests of its room run until one fails. Run it by hand: ``python -m tests.torture.mutants scoring``.
"""

import ast
import importlib
import importlib.abc
import importlib.machinery
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).parents[2]
ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "scoring": (
        tuple(sorted(str(path.relative_to(ROOT)) for path in (ROOT / "trainer/scoring").glob("[a-z]*.py"))),
        ("tests/scoring", "tests/torture/test_exact.py"),
    ),
    "gate": (("trainer/gate/admit.py", "trainer/gate/show.py"), ("tests/gate",)),
    "store": (
        tuple(
            f"trainer/store/{name}.py"
            for name in ("chain", "rows", "store", "sqlite", "opening", "exam_tries", "certificates", "witness")
        ),
        (
            *("tests/store/test_chain.py", "tests/store/test_store.py", "tests/store/test_record.py"),
            *("tests/store/test_practice_tables.py", "tests/torture/test_saved.py", "tests/torture/test_edits_seen.py"),
            *("tests/torture/test_side_doors.py", "tests/store/test_sqlite.py"),
        ),
    ),
}
HEAVY = ("pytest", "hypothesis", "hypothesis.strategies", "pydantic", "yaml", "typer", "rich.console", "typer.main")
SECONDS = 300
_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{
        ast.Eq: ast.NotEq,
        ast.NotEq: ast.Eq,
        ast.Is: ast.IsNot,
        ast.IsNot: ast.Is,
        ast.In: ast.NotIn,
        ast.NotIn: ast.In,
    },
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult},
    **{ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr},
}


@dataclass(frozen=True)
class Mutant:
    """One change: the ``nth`` that there is in a file."""

    path: str
    nth: int
    line: int
    what: str


class _Mutator(ast.NodeTransformer):
    """Makes the ``nth`` change; with -1 it only lists them."""

    def __init__(self, nth: int) -> None:
        self.nth, self.at = nth, -1
        self.found: list[tuple[int, str]] = []
        self.inside = 0

    def _here(self, node: ast.AST, what: str) -> bool:
        self.at += 1
        self.found.append((getattr(node, "lineno", 0), what))
        return self.at == self.nth

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.inside += 1
        node.body = [one for statement in node.body for one in self._statement(statement)] or [ast.Pass()]
        self.inside -= 1
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [self.visit(one) if isinstance(one, ast.FunctionDef) else one for one in node.body]
        return node

    def _statement(self, node: ast.stmt) -> list[ast.stmt]:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if docstring:
            return [node]
        gone = isinstance(node, ast.Raise | ast.Expr) and self._here(node, f"without `{ast.unparse(node)[:60]}`")
        changed = self.visit(node)
        return [ast.copy_location(ast.Pass(), node)] if gone else [changed]

    def generic_visit(self, node: ast.AST) -> ast.AST:
        for name, held in ast.iter_fields(node):
            if name in ("annotation", "returns", "type_params", "decorator_list"):
                continue
            if name in ("body", "orelse", "finalbody") and isinstance(held, list) and self.inside:
                setattr(node, name, [new for one in held for new in self._statement(one)])
            elif isinstance(held, list):
                setattr(node, name, [self.visit(one) if isinstance(one, ast.AST) else one for one in held])
            elif isinstance(held, ast.AST):
                setattr(node, name, self.visit(held))
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        for place, op in enumerate(node.ops):
            other = _COMPARE[type(op)]
            if self._here(node, f"`{ast.unparse(node)[:70]}` with {other.__name__}"):
                node.ops[place] = other()
        return self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        other = _ARITHMETIC.get(type(node.op))
        if other and self.inside and self._here(node, f"`{ast.unparse(node)[:70]}` with {other.__name__}"):
            node.op = other()
        return self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        if self._here(node, f"and/or in `{ast.unparse(node)[:70]}`"):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        if isinstance(node.op, ast.Not) and self._here(node, f"`{ast.unparse(node)[:70]}` without not"):
            return self.generic_visit(node.operand)
        return self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        if self._here(node, f"`{ast.unparse(node)[:70]}` the other way round"):
            node.body, node.orelse = node.orelse, node.body
        return self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> ast.AST:
        nothing = node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is None)
        if not nothing and self._here(node, f"`{ast.unparse(node)[:70]}` gives None"):
            node.value = ast.Constant(None)
            return node
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        other = {"min": "max", "max": "min", "any": "all", "all": "any"}.get(name)
        if other and self._here(node, f"`{ast.unparse(node)[:70]}` with {other}"):
            node.func = ast.Name(other, ast.Load())
        return self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        value = node.value
        new: object = value
        if isinstance(value, bool):
            new = not value
        elif isinstance(value, int):
            new = value + 1
        elif isinstance(value, str) and self.inside and value:
            new = value + "x"
        if new != value and self._here(node, f"{value!r:.40} becomes {new!r:.40}"):
            return ast.copy_location(ast.Constant(new), node)
        return node


def mutants(path: str) -> list[Mutant]:
    """Every change there is in one file."""
    mutator = _Mutator(-1)
    mutator.visit(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    return [Mutant(path, nth, line, what) for nth, (line, what) in enumerate(mutator.found)]


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, nth: int) -> None:
        super().__init__(name, path)
        self.nth = nth

    def get_code(self, fullname: str) -> CodeType:
        tree = ast.parse(Path(self.path).read_text(encoding="utf-8"))
        changed = ast.fix_missing_locations(_Mutator(self.nth).visit(tree))
        return compile(changed, self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.module = mutant.path.removesuffix(".py").replace("/", ".")

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name != self.module:
            return None
        place = str(ROOT / self.mutant.path)
        loader = _Loader(name, place, self.mutant.nth)
        return importlib.machinery.ModuleSpec(name, loader, origin=place)


def killed(mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Whether the tests notice; ``None`` is the product as it is."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Finder(mutant))
        pytest = importlib.import_module("pytest")
        options = (
            "-x",
            "-q",
            "--assert=plain",
            "-m",
            "not torture and not slow and not server",
            "-p",
            "no:cacheprovider",
        )
        os._exit(int(pytest.main([*options, *tests])) != 0)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def attack(room: str, most: int, seed: int = 1) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant of a room (a random choice of them where there are more than ``most``) and whether it was noticed."""
    for name in HEAVY:
        importlib.import_module(name)
    paths, tests = ROOMS[room]
    found = [one for path in paths for one in mutants(path)]
    chance = random.Random(seed)
    chosen = found if len(found) <= most else sorted(chance.sample(found, most), key=lambda one: (one.path, one.nth))
    if killed(None, tests):
        raise AssertionError(f"the tests of {room} fail without any mutant")
    for mutant in chosen:
        yield mutant, killed(mutant, tests)


def main(rooms: Sequence[str], most: int) -> None:
    """Print every survivor, and the share that was killed."""
    for room in rooms:
        total = sum(len(mutants(path)) for path in ROOMS[room][0])
        seen, dead = 0, 0
        for mutant, noticed in attack(room, most):
            seen += 1
            dead += noticed
            if not noticed:
                sys.stdout.write(f"survived {mutant.path}:{mutant.line} {mutant.what}\n")
                sys.stdout.flush()
        sys.stdout.write(f"{room}: {dead} of {seen} killed ({100 * dead // max(seen, 1)} %), of {total} there are\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:2] or list(ROOMS), int(sys.argv[2]) if len(sys.argv) > 2 else 10**6)
