"""A thin moving line while the database works for longer than a blink."""

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.theme import colours, duration

_ROUND_MILLISECONDS = 1100


class BusyLine(QWidget):
    """Shown by ``show_busy(True)``; stands still where movement is not wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(2)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._at = 0.0
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setDuration(_ROUND_MILLISECONDS)
        self._motion.setLoopCount(-1)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._motion.valueChanged.connect(self._move)
        self.hide()

    def show_busy(self, is_busy: bool) -> None:
        """Say that the database works, or that it is done."""
        self.setVisible(is_busy)
        self.raise_()
        if is_busy and duration():
            self._motion.start()
        else:
            self._motion.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the moving piece, or the whole line."""
        painter = QPainter(self)
        width = float(self.width())
        piece = QRectF(0, 0, width, 2)
        if duration():
            piece = QRectF(self._at * width * 1.3 - width * 0.3, 0, width * 0.3, 2)
        painter.fillRect(piece, QColor(colours().accent))

    def _move(self, at: object) -> None:
        self._at = float(str(at))
        self.update()
