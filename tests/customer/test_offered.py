"""The names a chart may use are those the code fires, and the trainee's own ending."""

import ast
from pathlib import Path

from trainer.customer import TRIGGER_NAMES

ROOM = Path(__file__).parents[2] / "trainer" / "customer"


def strings() -> set[str]:
    trees = [ast.parse(path.read_text()) for path in ROOM.glob("*.py") if path.name != "offered.py"]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def fired() -> set[str]:
    found = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "fire":
                found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def test_every_trigger_is_fired_somewhere_and_every_fired_one_is_offered():
    assert fired() - set(TRIGGER_NAMES) == set()
    assert set(TRIGGER_NAMES) - strings() == {"quit"}
