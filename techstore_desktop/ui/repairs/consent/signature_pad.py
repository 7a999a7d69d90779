"""A field to sign in with a mouse, a pen or a finger: strokes, not pixels."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.core.repairs.intake_schemas import Stroke
from techstore_desktop.ui.theme import colours
from techstore_desktop.ui.widgets.painting import box, shade

_HEIGHT = 150


class SignaturePad(QWidget):
    """Emits ``changed``; points are shares of its width and height."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[tuple[float, float]]] = []
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Signature"))

    def strokes(self) -> tuple[Stroke, ...]:
        """Return what was written; dots alone are no signature."""
        return tuple(tuple(each) for each in self._strokes if len(each) > 1)

    def show_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Show what was written elsewhere, such as on the customer's screen."""
        if strokes != self.strokes():
            self._strokes = [list(each) for each in strokes]
            self._tell()

    def clear(self) -> None:
        """Begin anew."""
        self._strokes = []
        self._tell()

    def sizeHint(self) -> QSize:
        """Return room for a hand."""
        return QSize(480, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        self._strokes.append([])
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Write."""
        if not self._strokes:
            return
        x = min(1.0, max(0.0, event.position().x() / self.width()))
        y = min(1.0, max(0.0, event.position().y() / self.height()))
        self._strokes[-1].append((x, y))
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line to sign on, and what was written."""
        painter, shades = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, self.rect(), fill=shades.surface, line=shades.control, radius=9)
        painter.setPen(QPen(shade(shades.line), 1))
        foot = self.height() - 30
        painter.drawLine(24, foot, self.width() - 24, foot)
        painter.setPen(QPen(shade(shades.text), 2.2))
        for stroke in self._strokes:
            points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
            painter.drawPolyline(points)

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
