"""Pictures for the README, taken from the real program on a pseudo-terminal: ``python docs/pictures/take.py``.

What is shown is what a person saw: the screen after a few typed lines, as SVG without any outside font.
"""

import io
import re
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "terminal"))
from sitting import Sitting  # noqa: E402  (the tests' own terminal)

COLUMNS, ROWS = 96, 34
THEME = TerminalTheme((250, 250, 247), (40, 40, 40), [(40, 40, 40)] * 8, [(0, 70, 160)] * 8)
CALL = ("practice", "payroll-cold-call", "--as", "interested-planner", "--seed", "24", "--lang", "en")
LINES = (HERE.parents[1] / "tests" / "terminal" / "calls" / "interested-skilled.txt").read_text().splitlines()[:8]


def picture(sitting: Sitting) -> Text:
    """The screen as text with its colours."""
    out = Text()
    for row in range(sitting.screen.lines):
        cells = sitting.screen.buffer[row]
        for column in range(sitting.screen.columns):
            cell = cells[column]
            style = " ".join(
                part for part, on in (("bold", cell.bold), ("underline", cell.underscore), ("dim", False)) if on
            )
            colour = {"blue": "blue", "brightblue": "blue", "brown": "dark_orange3", "yellow": "dark_orange3"}.get(
                cell.fg
            )
            out.append(cell.data.replace(" ", "\u00a0"), style=" ".join(filter(None, (style, colour))))
        out.append("\n")
    return out


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        sitting = Sitting(Path(home), *CALL, columns=COLUMNS, rows=ROWS)
        sitting.until("Your goal for this call:")
        sitting.say("")
        for line in LINES:
            sitting.read(1.0)
            sitting.quiet()
            sitting.say(line)
        sitting.read(1.0)
        sitting.quiet()
        shown = picture(sitting)
        sitting.close()
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(shown)
    svg = console.export_svg(title="trainer practice", theme=THEME)
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S)
    (HERE / "call.svg").write_text(svg, encoding="utf-8")


main()
