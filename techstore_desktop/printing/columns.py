"""A line of a list on paper: words at the left, figures in columns at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import MINIMUM_GAP, Row, Text
from techstore_desktop.printing.paper import Paper

COLUMNS_ACROSS = 6.2
"""A column of figures is this part of a sheet's width, or as wide as it must be."""


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


def column_width(
    paper: Paper, rows: Sequence[Sequence[str]], *, at_least: float = 0.0
) -> float:
    """Return how wide columns must be that none of their figures touches another.

    ``at_least`` is how wide they are where the figures are small.
    """
    widest = max(
        (
            fonts.width(figure, fonts.STRONG, paper.size)
            for row in rows
            for figure in row
        ),
        default=0.0,
    )
    return max(widest + MINIMUM_GAP, at_least)
