import importlib
import inspect

import pytest

from trainer.cli.application import _AS_MODULE
from trainer.cli.main import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_commands_own(name):
    module = importlib.import_module(f"trainer.cli.{_AS_MODULE.get(name, name)}")
    lines = inspect.getdoc(module.command).splitlines()
    assert lines[0] == COMMANDS[name][1]
    assert any(line.startswith("Example: trainer ") for line in lines)
