"""Pictures are values: what stands in them can be asked, before anybody looks."""

import re
from functools import lru_cache
from xml.etree import ElementTree

import pytest

from tests.equipped import LIBRARY, ear
from trainer.call import Input, Setting, hear, open_call
from trainer.content.chart import Chart, Group
from trainer.content.shape import Authored
from trainer.content.words import Words
from trainer.drawing import (
    Picture,
    Traffic,
    chart_mermaid,
    chart_picture,
    disclosure_mermaid,
    disclosure_picture,
    stacked,
    svg,
    traffic,
)
from trainer.drawing.lettering import cut, lines_of, width_of
from trainer.drawing.picture import Box, Text, Wire
from trainer.files.library import SCENARIOS
from trainer.files.packaged import load_words
from trainer.files.pictures import png

NOBODY = Traffic()
CHART = LIBRARY.chart()
SOME = Traffic(
    calls=8,
    states={"opening_greet": 8, "discovery_asking": 3, "ended_hangUp": 5},
    moves={("opening_greet", "discovery_asking"): 3, ("opening_greet", "ended_hangUp"): 5},
    lost={"opening_greet": 5},
    told={"need:stairs": 2},
)


@lru_cache
def words(lang: str) -> Words:
    return load_words(lang)


def pictures(lang: str, seen: Traffic) -> list[Picture]:
    scenarios = [LIBRARY.scenario(lang, name) for name in LIBRARY.names(SCENARIOS, lang)]
    chart = [chart_picture(CHART, "x", words(lang), seen)]
    return chart + [disclosure_picture(one, words(lang), seen) for one in scenarios]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Text)]


def cards(picture: Picture) -> list[Box]:
    """Boxes that hold text: neither frames of groups, nor bars, nor the legend."""
    return [each for each in picture.shapes if isinstance(each, Box) and each.width > 20 and each.round == 4]


@pytest.mark.parametrize("lang", ["en", "bg"])
@pytest.mark.parametrize("seen", [NOBODY, SOME], ids=["plain", "coloured"])
def test_no_card_lies_on_another_and_all_text_is_inside(lang, seen):
    for picture in pictures(lang, seen):
        boxes = cards(picture)
        for place, one in enumerate(boxes):
            assert one.x >= 0 and one.x + one.width <= picture.width and one.y + one.height <= picture.height
            for other in boxes[place + 1 :]:
                apart = one.x + one.width <= other.x or other.x + other.width <= one.x
                assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y, (one, other)
        for text in (shape for shape in picture.shapes if isinstance(shape, Text) and shape.size <= 11):
            width = width_of(text.text, text.size, text.bold)
            holds = [
                box for box in boxes if box.x <= text.x <= box.x + box.width and box.y < text.y < box.y + box.height
            ]
            assert len(holds) == 1 and text.x + width <= holds[0].x + holds[0].width, (text, width)


def test_the_chart_names_every_state_and_every_way_out():
    shown = " ".join(texts(chart_picture(CHART, "x", words("en"), NOBODY)))
    for state in CHART.states:
        for name in (state.name, *state.children) if isinstance(state, Group) else (state,):
            assert name in shown
    for row in CHART.transitions:
        assert re.search(rf"\b{row.trigger} ›", shown)


def test_calls_are_seen_as_shares_shades_and_thickness():
    picture = chart_picture(CHART, "x", words("en"), SOME)
    wires = [(each.name, each.width) for each in picture.shapes if isinstance(each, Wire)]
    assert wires == [("opening_greet › discovery_asking: 38 %", 3), ("opening_greet › ended_hangUp: 63 %", 5)]
    assert "lost here: 5 (63 %)" in texts(picture)
    assert [text for text in texts(picture) if text.endswith(" %")].count("0 %") == 29
    told = disclosure_picture(LIBRARY.scenario("en", "vacuum-shop"), words("en"), SOME)
    assert [text for text in texts(told) if text.endswith(" %") and text != "0 %"] == ["25 %"]


def test_every_hidden_thing_and_every_fact_is_on_the_map():
    scenario = LIBRARY.scenario("bg", "vacuum-shop")
    shown = texts(disclosure_picture(scenario, words("bg"), NOBODY))
    names = [each.id for kind in (scenario.needs, scenario.details, scenario.facts) for each in kind]
    names += [concern.id for objection in scenario.objections for concern in objection.concerns]
    assert [name for name in names if name not in shown] == []
    ends = {wire.name for wire in disclosure_picture(scenario, words("bg"), NOBODY).shapes if isinstance(wire, Wire)}
    assert {f"{need.id} › {fact}" for need in scenario.needs for fact in need.facts} <= ends


def evil(value: Authored, old: str, new: str) -> Authored:
    return type(value).model_validate_json(value.model_dump_json().replace(old, new))


def test_an_authors_words_never_become_instructions():
    scenario = LIBRARY.scenario("en", "vacuum-shop")
    nasty = '</text><script>alert(1)</script>]\\"; click x'
    bad = evil(scenario, scenario.facts[2].text, nasty)
    drawn = svg(stacked([disclosure_picture(bad, words("en"), NOBODY), chart_picture(CHART, "<b>", words("en"), SOME)]))
    tree = ElementTree.fromstring(drawn)
    kinds = {each.tag.rpartition("}")[2] for each in tree.iter()}
    assert kinds == {"svg", "title", "defs", "marker", "path", "rect", "text"}
    mermaid = disclosure_mermaid(bad, words("en"), NOBODY)
    rows = mermaid.splitlines()
    assert all(re.fullmatch(r'flowchart LR|    \w+(\["[^"]*"\])?( --> \w+(\("[^"]*"\))?)?', row) for row in rows)
    assert "script>" not in mermaid


def test_mermaid_has_every_row_and_only_states_that_exist():
    text = chart_mermaid(CHART, SOME)
    known = {name for state in CHART.states for name in ([state] if isinstance(state, str) else [state.name])}
    known |= {f"{state.name}_{child}" for state in CHART.states if isinstance(state, Group) for child in state.children}
    ways = re.findall(r"^    (\S+) --> (\w+)(?:: (.+))?$", text, re.M)
    assert {name for way in ways for name in way[:2]} - {"[*]"} == known - {"ended"}
    assert ("closing", "ended_sale", "askForIt [buys]") in ways
    assert "class opening_greet seen60" in text and "class ended_sale seen0" in text


def test_a_small_chart_of_single_states_is_drawn_too():
    rows = [
        {"trigger": "start", "source": "prep", "dest": "talk"},
        {"trigger": "quit", "source": "talk", "dest": "sale"},
    ]
    chart = Chart.model_validate({"initial": "prep", "states": ("prep", "talk", "sale"), "transitions": rows})
    shown = texts(chart_picture(chart, "x", words("en"), NOBODY))
    assert {"prep", "talk", "sale", "start › talk", "quit › sale"} <= set(shown)


def test_calls_are_counted_once_a_state_and_lost_where_they_stood_last():
    persona = LIBRARY.persona("en", "busy-manager")
    scenario = LIBRARY.scenario("en", "vacuum-shop")
    call = open_call(Setting(scenario, persona, CHART, ear("en")), 3)
    for line in ("You are an idiot.", "Shut up, you idiot.", "Idiot.", "Moron.", "Buy it, idiot."):
        if call.outcome is None:
            call, _ = hear(call, Input(line))
    seen = traffic([call, call])
    assert call.outcome is not None and seen.calls == 2
    assert set(seen.states.values()) == {2} and f"ended_{call.outcome.value}" in seen.states
    assert sum(seen.lost.values()) == 2 and not any(name.startswith("ended") for name in seen.lost)
    assert traffic([]) == NOBODY


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [("one two three", 40, ("one", "two", "three")), ("", 40, ("",)), ("Донаудампфшифарт", 60, ("Донауда…",))],
)
def test_lines_fit(text, room, lines):
    assert lines_of(text, 11, room) == lines
    assert all(width_of(line, 11) <= room for line in lines)
    assert cut(text, 11, 10_000) == text


def test_the_same_picture_has_the_same_bytes_and_becomes_a_png_without_the_machines_fonts():
    picture = chart_picture(CHART, "Пътят", words("bg"), SOME)
    assert svg(picture) == svg(chart_picture(CHART, "Пътят", words("bg"), SOME))
    drawn = png(svg(picture))
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(drawn[16:20], "big") == 2 * picture.width
