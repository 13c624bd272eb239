"""The frame of a page that needs nothing beside itself: no script, no picture, no style from outside; printable.

Everything that a person wrote or said comes in through the gate.
"""

from collections.abc import Iterable, Sequence

from trainer.acts import Span
from trainer.content.words import Words
from trainer.gate import for_html

# Blue and orange are told apart with every common colour blindness; words and symbols say the same again.
_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:1.5rem auto;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:0 0 .4rem}section{border:1px solid #999;border-radius:.4rem;padding:.8rem 1rem;margin:1rem 0}
p{margin:.3rem 0}table{border-collapse:collapse;width:100%}th,td{padding:.25rem .6rem .25rem 0;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #111}tbody>tr>*{border-bottom:1px solid #ddd}.they{color:#0b4f8a;font-weight:bold}.faint{color:#555}
.better{border-left:.3rem solid #0072b2;padding-left:.6rem}.good{color:#0b4f8a;font-weight:bold}.weak{color:#8a3d00}
.bad{color:#a30000;font-weight:bold}u{text-decoration-thickness:.12em;text-underline-offset:.15em;font-weight:bold}
svg{max-width:100%;height:auto}.turn{margin:.5rem 0 .5rem 0}.scroll{overflow-x:auto}.next{font-weight:bold}
@media print{body{margin:0;max-width:none;font-size:11pt}section{break-inside:avoid;border-color:#555}a{color:inherit}}"""  # noqa: E501


def document(title: str, body: Iterable[str], words: Words) -> str:
    """A whole page; ``title`` is plain text, ``body`` is HTML already."""
    shown = for_html(title)
    return (
        f'<!doctype html>\n<html lang="{words.lang}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{shown}</title>\n<style>{_STYLE}</style></head>\n<body>\n<main>\n<h1>{shown}</h1>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )


def section(title: str, rows: Iterable[str]) -> str:
    """A framed part under its title; rows are HTML already."""
    return f"<section>\n<h2>{for_html(title)}</h2>\n" + "\n".join(row for row in rows if row) + "\n</section>"


def line(text: str, style: str = "") -> str:
    """One paragraph of plain text; nothing for an empty one."""
    kind = f' class="{style}"' if style else ""
    return f"<p{kind}>{for_html(text)}</p>" if text else ""


def spoken(who: str, text: str, spans: Sequence[Span] = (), style: str = "") -> str:
    """A line of speech with the words that count underlined; offsets are those of the text as recorded."""
    kind = f' class="{style}"' if style else ""
    return f"<p{kind}>{for_html(who)} {underlined(text, spans)}</p>"


def underlined(text: str, spans: Iterable[Span]) -> str:
    """A quotation as HTML; spans that overlap are underlined once."""
    parts: list[str] = []
    at = 0
    for first, last in sorted(spans):
        start, end = max(first, at), max(last, at)
        if start < end:
            parts += [for_html(text[at:start], lines=True), f"<u>{for_html(text[start:end], lines=True)}</u>"]
            at = end
    return "".join((*parts, for_html(text[at:], lines=True)))


def table(rows: Iterable[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Rows of cells; the first cell of a row is its head. Cells are HTML already, heads are plain text."""
    top = "".join(f'<th scope="col">{for_html(head)}</th>' if head else "<td></td>" for head in heads)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>\n"
        for row in rows
    )
    head = f"<thead><tr>{top}</tr></thead>" if heads else ""
    return f'<div class="scroll"><table>{head}<tbody>\n{body}</tbody></table></div>'
