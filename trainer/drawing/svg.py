"""A picture as SVG that needs nothing beside itself: no style sheet, no script, no font file, no address.

Every text passes the gate; every number is whole.
"""

from trainer.drawing.picture import Box, Picture, Shape, Text, Wire
from trainer.gate import for_html

# Noto first, because the package that makes PNGs brings it along; the others stand on most machines.
_FONTS = "'Noto Sans','DejaVu Sans',Verdana,Arial,sans-serif"


def svg(picture: Picture) -> str:
    """The picture as the text of an SVG file; the same picture gives the same bytes."""
    wires = sorted({shape.colour for shape in picture.shapes if isinstance(shape, Wire)})
    heads = "".join(
        f'<marker id="head{place}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="{colour}"/></marker>'
        for place, colour in enumerate(wires)
    )
    body = "\n".join(_shape(shape, wires) for shape in picture.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width}" height="{picture.height}" '
        f'viewBox="0 0 {picture.width} {picture.height}" role="img" font-family="{_FONTS}">\n'
        f"<title>{for_html(picture.title)}</title>\n<defs>{heads}</defs>\n"
        f'<rect width="{picture.width}" height="{picture.height}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def _shape(shape: Shape, wires: list[str]) -> str:
    if isinstance(shape, Box):
        return _box(shape)
    return _text(shape) if isinstance(shape, Text) else _wire(shape, wires.index(shape.colour))


def _box(box: Box) -> str:
    dashes = ' stroke-dasharray="4 3"' if box.dashed else ""
    return (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="{box.round}" '
        f'fill="{box.fill}" stroke="{box.line}"{dashes}/>'
    )


def _text(text: Text) -> str:
    weight = ' font-weight="bold"' if text.bold else ""
    anchor = ' text-anchor="end"' if text.end else ""
    fill = "#555555" if text.faint else "#000000"
    return (
        f'<text x="{text.x}" y="{text.y}" font-size="{text.size}" fill="{fill}"{weight}{anchor}>'
        f"{for_html(text.text)}</text>"
    )


def _wire(wire: Wire, head: int) -> str:
    (left, top), (right, bottom) = wire.start, wire.end
    out, back = wire.bend
    dashes = ' stroke-dasharray="3 4"' if wire.dashed else ""
    title = f"<title>{for_html(wire.name)}</title>" if wire.name else ""
    return (
        f'<path d="M{left} {top}C{left + out} {top} {right + back} {bottom} {right} {bottom}" fill="none" '
        f'stroke="{wire.colour}" stroke-width="{wire.width}"{dashes} marker-end="url(#head{head})">{title}</path>'
    )
