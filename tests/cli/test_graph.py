"""``trainer graph``: what it is coloured by, and where it writes."""

import pytest
import typer

from trainer.cli import graph
from trainer.cli.equipment import equip
from trainer.cli.recorded import Plan, begin
from trainer.drawing import traffic
from trainer.transcript import Timing


def test_stored_calls_colour_their_own_scenario_and_customers(tmp_path, monkeypatch):
    monkeypatch.setenv("TRAINER_STORE", str(tmp_path / "calls.db"))
    tools = equip("en")
    setting = tools.setting("vacuum-shop", "sceptical-engineer")
    store = tools.store()
    call = begin(Plan(setting, 3), tools, store)
    call.hear("Hello, I'm Anna. Do you have stairs at home?", Timing(), 0)
    store.close()
    shop, chart = setting.scenario, setting.chart
    seen = traffic(graph._stored(tools, shop, chart, shop.personas))
    assert (seen.calls, set(seen.states.values())) == (1, {1})
    assert traffic(graph._stored(tools, shop, chart, ["busy-manager"])).calls == 0
    other = tools.library.scenario("en", "printer-shop")
    assert traffic(graph._stored(tools, other, chart, other.personas)).calls == 0


def test_robot_calls_are_shared_among_the_customers():
    tools = equip("en")
    shop = tools.library.scenario("en", "vacuum-shop")
    calls = list(graph._robots(tools, shop, ["busy-manager", "loyal-regular"], 3, 1))
    assert [call.setting.persona.id for call in calls] == ["busy-manager", "busy-manager", "loyal-regular"]
    assert list(graph._robots(tools, shop, ["busy-manager"], 0, 1)) == []


@pytest.mark.parametrize("to", ["x.jpg", "x", "nowhere/x.svg"])
def test_what_cannot_be_written_is_one_sentence(tmp_path, monkeypatch, capsys, to):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(typer.Exit) as left:
        graph.command("vacuum-shop", to=tmp_path / to, lang="en")
    assert left.value.exit_code in (1, 2)
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_markdown_holds_both_drawings(tmp_path):
    graph.command("vacuum-shop", to=tmp_path / "x.md", lang="en")
    text = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert (text.count("```mermaid\n"), text.count("stateDiagram-v2"), text.count("flowchart LR")) == (2, 1, 1)
