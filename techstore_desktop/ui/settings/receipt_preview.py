"""What head and foot of a receipt look like, on paper whatever the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import box

_SIZE = QSize(230, 320)
_MARGIN = 16
_WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
_WARES = (112, 86, 98)


class ReceiptPreview(QWidget):
    """Paper is white and ink is black in the dark too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._beneath: Sequence[str] = ()
        self._footer = ""
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Preview of the receipt"))

    def show_lines(self, *, name: str, beneath: Sequence[str], footer: str) -> None:
        """Show another head and foot."""
        self._name, self._footer = name, footer
        self._beneath = [line for line in beneath if line]
        self.setAccessibleDescription("\n".join([name, *self._beneath, footer]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip of paper."""
        painter = QPainter(self)
        paper = tokens.LIGHT
        box(
            painter,
            self.rect(),
            fill=paper.surface,
            line=colours().line,
            radius=tokens.RADIUS_SMALL,
        )
        painter.setPen(QColor(paper.text))
        top = self._write(painter, _MARGIN, self._name, font(15, tokens.BOLD))
        for line in self._beneath:
            top = self._write(painter, top, line, font(tokens.TEXT_TINY))
        top = self._draw_wares(painter, top + 12)
        self._write(painter, top + 12, self._footer, font(tokens.TEXT_TINY))

    def _write(self, painter: QPainter, top: int, text: str, typeface: QFont) -> int:
        """Write centred lines and return where the next one begins."""
        painter.setFont(typeface)
        height = max(0, self.height() - top - 8)
        place = QRect(_MARGIN, top, self.width() - 2 * _MARGIN, height)
        painter.drawText(place, _WRAPPED, text)
        needed = painter.boundingRect(place, _WRAPPED, text)
        return min(needed.bottom() + 4, self.height())

    def _draw_wares(self, painter: QPainter, top: int) -> int:
        """Draw bars where the lines of a sale stand, between two cuts."""
        left, right = _MARGIN, self.width() - _MARGIN
        painter.setPen(QPen(QColor(tokens.LIGHT.control), 1, Qt.PenStyle.DashLine))
        painter.drawLine(left, top, right, top)
        for number, width in enumerate(_WARES):
            height = top + 12 + number * 16
            bar = QColor(tokens.LIGHT.line)
            painter.fillRect(left, height, width, 6, bar)
            painter.fillRect(right - 36, height, 36, 6, bar)
        bottom = top + 12 + len(_WARES) * 16
        painter.drawLine(left, bottom, right, bottom)
        painter.setPen(QColor(tokens.LIGHT.text))
        return bottom
