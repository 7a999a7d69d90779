"""What head and foot of a receipt look like, on paper whatever the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.printing.words import PaperWords
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import box

_SIZE = QSize(230, 320)
_MARGIN = 16
_WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
_WARES = (112, 86, 98)
_TOTAL_HEIGHT = 20


class ReceiptPreview(QWidget):
    """Paper is white and ink is black in the dark too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._beneath: Sequence[str] = ()
        self._footer = ""
        self._words: PaperWords | None = None
        self.setFixedSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Preview of the receipt"))

    def show_lines(
        self, *, name: str, beneath: Sequence[str], footer: str, words: PaperWords
    ) -> None:
        """Show another head and foot, and what it is called in its language."""
        self._name, self._footer, self._words = name, footer, words
        self._beneath = [line for line in beneath if line]
        self.setAccessibleDescription(
            "\n".join([name, *self._beneath, words.receipt, words.total, footer])
        )
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
        if self._words is not None:
            strong = font(tokens.TEXT_SMALL, tokens.BOLD)
            top = self._write(painter, top + 6, self._words.receipt, strong)
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
        if self._words is not None:
            bottom = self._draw_total(painter, bottom, self._words.total)
        painter.drawLine(left, bottom, right, bottom)
        painter.setPen(QColor(tokens.LIGHT.text))
        return bottom

    def _draw_total(self, painter: QPainter, top: int, total: str) -> int:
        """Write what the sum is called beside its bar, and return where it ends."""
        painter.setPen(QColor(tokens.LIGHT.text))
        painter.setFont(font(tokens.TEXT_TINY, tokens.BOLD))
        place = QRect(_MARGIN, top, self.width() - 2 * _MARGIN, _TOTAL_HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, total)
        width = 48
        bar = QRect(place.right() - width, top + 6, width, 8)
        painter.fillRect(bar, QColor(tokens.LIGHT.control))
        return top + _TOTAL_HEIGHT + 4
