"""Pages for trainers: everything a scenario hides, figures where there are any, nothing that Markdown could act on."""

import json

import pytest

from trainer.autoplay.leaflet import Measured, leaflet, plain
from trainer.cli.main import run
from trainer.files.library import SCENARIOS
from trainer.files.packaged import load_words


def page(library, lang, name, measured=None):
    scenario = library.scenario(lang, name)
    personas = [library.persona(lang, who) for who in scenario.personas]
    return scenario, leaflet(scenario, personas, load_words(lang), measured, ("stateDiagram-v2", "flowchart LR"))


@pytest.mark.parametrize("lang", ["en", "bg"])
def test_a_page_tells_all_that_is_hidden(stage, lang):
    for name in stage.library.names(SCENARIOS, lang):
        scenario, text = page(stage.library, lang, name)
        hidden = [need.gloss for need in scenario.needs]
        hidden += [concern.gloss for each in scenario.objections for concern in each.concerns]
        hidden += [trap.claim for trap in scenario.not_true]
        assert [each for each in hidden if plain(each) not in text] == []
        assert "{" not in text.replace("```mermaid", "")


def test_figures_stand_beside_the_label(stage):
    measured = Measured(
        168, 41, (("ideal", 917, 94), ("average", 250, None)), (("hostile-owner", 77), ("busy-manager", None))
    )
    _, text = page(stage.library, "en", "vacuum-shop", measured)
    assert "41 of 100 (medium) over 168 robot calls" in text
    assert "| ideal | 91.7% | 94 |" in text
    assert "| 77 |" in text
    assert "Not measured yet." in page(stage.library, "en", "vacuum-shop")[1]


def test_authors_words_stay_words():
    assert plain("# A | <b>`x`</b>\n[y](z)") == "\\# A \\| \\<b\\>\\`x\\`\\</b\\> \\[y\\](z)"


def test_pages_are_written_with_the_figures_of_a_report(tmp_path, capsys):
    report = tmp_path / "report.json"
    study = {
        "scenario": "vacuum-shop",
        "calls": 12,
        "difficulty": {"measured": 40},
        "robots": [{"robot": "ideal", "wins": [3, 4, 750, 300, 950], "score": 91}],
        "personas": [],
    }
    report.write_text(json.dumps({"studies": [study]}), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        run(["list", "--lang", "en", "--pages", str(tmp_path / "pages"), "--measured", str(report)])
    assert ended.value.code in (0, None)
    assert "40 of 100 (medium) over 12 robot calls" in (tmp_path / "pages" / "vacuum-shop.md").read_text("utf-8")
    assert "(vacuum-shop.md): 40" in (tmp_path / "pages" / "README.md").read_text("utf-8")


def test_what_is_no_report_is_refused_in_one_sentence(tmp_path, capsys):
    report = tmp_path / "report.json"
    report.write_text("[]", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        run(["list", "--lang", "en", "--pages", str(tmp_path / "pages"), "--measured", str(report)])
    assert ended.value.code == 1
    assert "is no report of trainer autoplay --json" in " ".join(capsys.readouterr().err.split())
