"""A line of a list on paper: words at the left, figures in columns at the right."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from techstore_desktop.printing import fonts
from techstore_desktop.printing.layout import MINIMUM_GAP, Row, Text


@dataclass(frozen=True, slots=True)
class Columns:
    """Words, wrapped, and figures that stand beneath each other, ``column`` wide."""

    left: str
    figures: tuple[str, ...]
    size: float
    column: float
    font: str = fonts.REGULAR

    def height(self, width: float) -> float:
        """Return the height of the words, at least one line."""
        return self._words().height(self._room(width))

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Write the words, and each figure at the right of its column."""
        room = self._room(width)
        self._words().draw(canvas, left, top, room)
        edge = left + width - self.column * len(self.figures)
        for place, figure in enumerate(self.figures):
            cell = Row("", figure, self.size, self.font)
            cell.draw(canvas, edge + place * self.column, top, self.column)

    def _words(self) -> Text:
        return Text(self.left, self.size, self.font)

    def _room(self, width: float) -> float:
        return width - self.column * len(self.figures) - MINIMUM_GAP
