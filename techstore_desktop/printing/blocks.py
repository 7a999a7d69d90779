"""What a print-out is made of: words, figures, lines and codes, each with its height.

Lengths are in points; ``top`` counts from the foot of the page, as on the canvas.
"""

import re
from dataclasses import dataclass
from typing import Protocol

from reportlab.graphics.barcode import code128, qr
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from techstore_desktop.printing import fonts

_BREAKABLE = re.compile(r"[\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
LEADING = 1.3
MINIMUM_GAP = 6.0


class Block(Protocol):
    """Something with a height at a width, that can be drawn from its top."""

    def height(self, width: float) -> float:
        """Return how high it is."""

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw it; ``top`` counts from the foot of the page."""


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Return the lines of a text; a word longer than the line is broken."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in _words(paragraph):
            longer = f"{line} {word}" if line else word
            if fonts.width(longer, font, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, font, size, width)
            lines += full
        lines.append(line)
    return lines


def _words(text: str) -> list[str]:
    """Return what a line may break between: an amount stays with its symbol."""
    return _BREAKABLE.findall(text)


def _broken(word: str, font: str, size: float, width: float) -> list[str]:
    parts, part = [], ""
    for sign in word:
        if part and fonts.width(part + sign, font, size) > width:
            parts.append(part)
            part = ""
        part += sign
    return [*parts, part]


def _write(  # noqa: PLR0917 - a canvas takes its coordinates by position
    canvas: Canvas, left: float, baseline: float, text: str, font: str, size: float
) -> None:
    for run in fonts.runs(text, font):
        canvas.setFont(run.font, size)
        canvas.drawString(left, baseline, run.text)
        left += fonts.width(run.text, run.font, size)


@dataclass(frozen=True, slots=True)
class Text:
    """Words, wrapped; ``align`` is 0 at the left, 0.5 in the middle."""

    text: str
    size: float
    font: str = fonts.REGULAR
    align: float = 0.0

    def height(self, width: float) -> float:
        """Return the height of its lines."""
        lines = wrapped(self.text, self.font, self.size, width)
        return len(lines) * self.size * LEADING

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Write the lines."""
        for line in wrapped(self.text, self.font, self.size, width):
            room = width - fonts.width(line, self.font, self.size)
            baseline = top - self.size
            _write(
                canvas, left + room * self.align, baseline, line, self.font, self.size
            )
            top -= self.size * LEADING


@dataclass(frozen=True, slots=True)
class Row:
    """Words at the left, wrapped, and a figure at the right, never cut."""

    left: str
    right: str
    size: float
    font: str = fonts.REGULAR
    indent: float = 0.0

    def height(self, width: float) -> float:
        """Return the height of the words, at least one line."""
        return len(self._lines(width)) * self.size * LEADING

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Write the words, and the figure on their last line."""
        lines = self._lines(width)
        for line in lines:
            baseline = top - self.size
            _write(canvas, left + self.indent, baseline, line, self.font, self.size)
            top -= self.size * LEADING
        baseline = top + self.size * (LEADING - 1)
        figure = fonts.width(self.right, self.font, self.size)
        _write(
            canvas, left + width - figure, baseline, self.right, self.font, self.size
        )

    def _lines(self, width: float) -> list[str]:
        whole = width - self.indent
        figure = fonts.width(self.right, self.font, self.size)
        room = max(whole - figure - MINIMUM_GAP, width / 4)
        if self._widest_word() <= room:
            return wrapped(self.left, self.font, self.size, room)
        # A number that breaks in two is misread: rather the figure on its own line.
        lines = wrapped(self.left, self.font, self.size, whole)
        last = fonts.width(lines[-1], self.font, self.size)
        has_room = last + MINIMUM_GAP + figure <= whole
        return lines if has_room else [*lines, ""]

    def _widest_word(self) -> float:
        words = _words(self.left)
        return max((fonts.width(x, self.font, self.size) for x in words), default=0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline with some air around it."""

    air: float = 4.0

    def height(self, width: float) -> float:
        """Return the air above and below."""
        return 2 * self.air

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw the line."""
        canvas.setLineWidth(0.6)
        canvas.line(left, top - self.air, left + width, top - self.air)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that no page break parts."""

    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, *blocks: Block) -> "Together":
        """Return blocks as one."""
        return cls(blocks)

    def height(self, width: float) -> float:
        """Return the height of all of them."""
        return sum(block.height(width) for block in self.blocks)

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw them beneath each other."""
        for block in self.blocks:
            block.draw(canvas, left, top, width)
            top -= block.height(width)


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, for a while."""

    points: float

    def height(self, width: float) -> float:
        """Return how much nothing."""
        return self.points

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Barcode:
    """A Code 128 in the middle, as wide as the paper allows."""

    code: str
    bars: float = 28.0
    widest_bar: float = 1.1

    def height(self, width: float) -> float:
        """Return the height of the bars."""
        return self.bars

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw the bars."""
        narrow = code128.Code128(self.code, barWidth=1, quiet=False).width
        bar = min(self.widest_bar, width * 0.9 / narrow)
        barcode = code128.Code128(
            self.code, barWidth=bar, barHeight=self.bars, quiet=False
        )
        barcode.drawOn(canvas, left + (width - barcode.width) / 2, top - self.bars)


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code in the middle."""

    code: str
    side: float = 64.0

    def height(self, width: float) -> float:
        """Return its side."""
        return self.side

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw the squares."""
        widget = qr.QrCodeWidget(self.code, barLevel="M")
        x1, y1, x2, _ = widget.getBounds()
        scale = self.side / (x2 - x1)
        drawing = Drawing(
            self.side, self.side, transform=[scale, 0, 0, scale, -x1, -y1]
        )
        drawing.add(widget)
        drawing.drawOn(canvas, left + (width - self.side) / 2, top - self.side)
