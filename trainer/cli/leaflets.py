"""Pages of all scenarios for trainers, written to a folder; figures come from a report that autoplay wrote."""

import json
from pathlib import Path

from trainer.autoplay.leaflet import Measured, leaflet, plain
from trainer.cli.equipment import Equipment
from trainer.cli.refusing import refuse
from trainer.content.scenario import Scenario
from trainer.drawing import Traffic, chart_mermaid, disclosure_mermaid
from trainer.files.library import SCENARIOS


def write_leaflets(equipment: Equipment, folder: Path, report: Path | None) -> int:
    """How many pages were written, an index among them. Raises Exit if the report cannot be read or a page written."""
    found = _measured(equipment, report) if report is not None else {}
    library, words = equipment.library, equipment.words
    rows = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in library.names(SCENARIOS, equipment.lang):
            scenario = library.scenario(equipment.lang, name)
            (folder / f"{name}.md").write_text(_page(equipment, scenario, found.get(name)), encoding="utf-8")
            measured = found[name].difficulty if name in found else None
            rows.append(f"- [{plain(scenario.title)}]({name}.md)" + (f": {measured}" if measured is not None else ""))
        (folder / "README.md").write_text(
            "\n".join([f"# {words.say('leaflet.index')}", "", *rows, ""]), encoding="utf-8"
        )
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise refuse(words.say("autoplay.not_written", path=folder, detail=detail)) from None
    return len(rows) + 1


def _page(equipment: Equipment, scenario: Scenario, measured: Measured | None) -> str:
    library = equipment.library
    personas = [library.persona(equipment.lang, name) for name in scenario.personas]
    pictures = (
        chart_mermaid(library.chart(scenario.chart), Traffic()),
        disclosure_mermaid(scenario, equipment.words, Traffic()),
    )
    return leaflet(scenario, personas, equipment.words, measured, pictures)


def _measured(equipment: Equipment, report: Path) -> dict[str, Measured]:
    """Figures by scenario from ``trainer autoplay --json``. Raises Exit if the file is something else."""
    try:
        studies = json.loads(report.read_text(encoding="utf-8"))["studies"]
        return {
            each["scenario"]: Measured(
                calls=each["calls"],
                difficulty=each["difficulty"]["measured"],
                robots=tuple((robot["robot"], robot["wins"][2], robot["score"]) for robot in each["robots"]),
                personas=tuple((one["persona"], one["difficulty"]) for one in each["personas"]),
            )
            for each in studies
        }
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise refuse(equipment.words.say("leaflet.bad_report", path=report, detail=detail)) from None
