"""A label for a device: number, QR code, device, customer. Nothing is ever cut off.

Sizes in millimetres; on a roll printer it is centred on the roll's width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.graphics.barcode import qr
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import Text, wrapped
from techstore_desktop.printing.repair_words import RepairWords

MARGIN = 1.5 * mm
SMALLEST = 4.5
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class LabelSize:
    """A label's paper, in points."""

    name: str
    width: float
    height: float


SIZES = {
    size.name: size
    for size in (
        LabelSize("62x29", 62 * mm, 29 * mm),
        LabelSize("50x25", 50 * mm, 25 * mm),
        LabelSize("40x30", 40 * mm, 30 * mm),
    )
}


def repair_labels_pdf(
    cards: Sequence[RepairCard], *, size: LabelSize, words: RepairWords
) -> bytes:
    """Return a PDF with one label a page: one for each device (R57a)."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(size.width, size.height), invariant=True)
    canvas.setTitle(" ".join(card.number for card in cards))
    for card in cards:
        _draw(canvas, card, size, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(
    canvas: Canvas, card: RepairCard, size: LabelSize, words: RepairWords
) -> None:
    side = min(size.height - 2 * MARGIN, size.width * 0.38)
    top = size.height - MARGIN
    _draw_code(canvas, card.number, MARGIN, top - side, side)
    left = MARGIN + side + 1.2 * mm
    width = size.width - MARGIN - left
    for line in _fitting(card, words, width, size.height - 2 * MARGIN):
        line.draw(canvas, left, top, width)
        top -= line.height(width)


def _draw_code(
    canvas: Canvas, code: str, left: float, foot: float, side: float
) -> None:
    widget = qr.QrCodeWidget(code, barLevel="M", barBorder=1)
    x1, y1, x2, _ = widget.getBounds()
    scale = side / (x2 - x1)
    drawing = Drawing(side, side, transform=[scale, 0, 0, scale, -x1, -y1])
    drawing.add(widget)
    drawing.drawOn(canvas, left, foot)


def _fitting(
    card: RepairCard, words: RepairWords, width: float, height: float
) -> list[Text]:
    """Return the lines as large as fits; what is still too much ends in an ellipsis."""
    size = 9.0
    while size > SMALLEST:
        lines = list(_lines(card, words, width, size))
        if sum(line.height(width) for line in lines) <= height:
            return lines
        size -= 0.5
    lines = list(_lines(card, words, width, SMALLEST))
    while len(lines) > 1 and sum(line.height(width) for line in lines) > height:
        lines.pop()
    return lines


def _lines(
    card: RepairCard, words: RepairWords, width: float, size: float
) -> Iterator[Text]:
    number = size + 3
    while number > SMALLEST and fonts.width(card.number, fonts.STRONG, number) > width:
        number -= 0.5
    yield Text(card.number, number, fonts.STRONG)
    if card.is_express:
        yield Text(words.express_label, size, fonts.STRONG)
    yield Text(_at_most(card.device, fonts.STRONG, size, width, 2), size, fonts.STRONG)
    if card.customer_name:
        yield Text(_at_most(card.customer_name, fonts.REGULAR, size, width, 2), size)
    code = card.imei or card.serial
    if code:
        # A number that breaks in two is misread: rather smaller in one line.
        small = size
        while small > SMALLEST and fonts.width(code, fonts.REGULAR, small) > width:
            small -= 0.5
        yield Text(_at_most(code, fonts.REGULAR, small, width, 2), small)
    if card.fault:
        yield Text(_at_most(card.fault, fonts.REGULAR, size, width, 2), size)


def _at_most(text: str, font: str, size: float, width: float, count: int) -> str:
    lines = wrapped(text, font, size, width)
    if len(lines) <= count:
        return "\n".join(lines)
    last = lines[count - 1]
    while last and fonts.width(last + _ELLIPSIS, font, size) > width:
        last = last[:-1]
    return "\n".join([*lines[: count - 1], last.rstrip() + _ELLIPSIS])
