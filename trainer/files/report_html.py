"""The report as one HTML file: no script, nothing fetched, readable in print and without colour."""

from trainer.gate import for_html
from trainer.review.document import AnswerPart, CallPart, Document
from trainer.review.report import Cell, Table

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8888; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
blockquote { margin: 1rem 0 .25rem; padding-left: .8rem; border-left: 3px solid #3465a4; font-weight: 600; }
section { break-inside: avoid-page; margin-top: 2.5rem; }
.level { white-space: nowrap; } .lines { color: #666; } @media (prefers-color-scheme: dark) { .lines { color: #aaa; } }
@media print { body { max-width: none; margin: 0; font-size: 11px; } h2 { break-after: avoid; } }
"""


def html_text(document: Document) -> str:
    """The whole page."""
    body = "\n".join(
        [
            f"<h1>{for_html(document.title)}</h1>",
            *(f'<p class="lines">{for_html(line)}</p>' for line in document.lines),
            _table(document.people),
            *(_call(call) for call in document.calls),
        ]
    )
    return (
        f'<!doctype html>\n<html lang="{for_html(document.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{for_html(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{for_html(document.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )


def _table(table: Table) -> str:
    numbers = [all(not isinstance(row[column], str) for row in table.rows) for column in range(len(table.columns))]
    head = "".join(
        f'<th scope="col"{_class(number)}>{for_html(name)}</th>'
        for name, number in zip(table.columns, numbers, strict=True)
    )
    rows = "\n".join(
        "<tr>"
        + "".join(f"<td{_class(number)}>{_cell(cell)}</td>" for cell, number in zip(row, numbers, strict=True))
        + "</tr>"
        for row in table.rows
    )
    title = for_html(table.title)
    return f"<h2>{title}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _class(number: bool) -> str:
    return ' class="number"' if number else ""


def _cell(cell: Cell) -> str:
    return "–" if cell is None else for_html(str(cell))


def _call(call: CallPart) -> str:
    lines = "\n".join(f'<p class="lines">{for_html(line)}</p>' for line in call.lines)
    answers = "\n".join(_answer(one) for one in call.answers)
    return f"<section>\n<h2>{for_html(call.heading)}</h2>\n{lines}\n{answers}\n</section>"


def _answer(one: AnswerPart) -> str:
    said = for_html(one.said, lines=True) if one.said else ""
    rows = "\n".join(
        f'<tr><th scope="row">{for_html(mark.rule)}</th><td class="level">{for_html(mark.level)}</td>'
        f"<td>{for_html(mark.reason)}</td></tr>"
        for mark in one.marks
    )
    return f"<blockquote>{one.turn}. {said}</blockquote>\n<table><tbody>\n{rows}\n</tbody></table>"
