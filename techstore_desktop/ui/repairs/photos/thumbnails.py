"""Photos side by side, small: chosen by a click, or by arrows and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, box, write

SIDE = 72
_GAP = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def thumbnail(photo: bytes, side: int = 2 * SIDE) -> QImage:
    """Return a photo small; fast, for a JPEG is read at that size. Any thread."""
    buffer = QBuffer()
    buffer.setData(photo)  # Copied: a buffer does not keep an array alive.
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    size.scale(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size)
    return reader.read()


class Thumbnails(QWidget):
    """Emits ``pressed`` with the place of a photo; in rows where one is too short."""

    pressed = Signal(int)

    def __init__(self, parent: QWidget, *, empty: str, hint: str) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._marked = 0
        self._empty = empty
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(hint)
        self.setAccessibleName(self.tr("Photos"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show these."""
        self._images = list(images)
        self._marked = min(self._marked, max(len(images) - 1, 0))
        takes_keys = Qt.FocusPolicy.StrongFocus if images else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(takes_keys)
        self.updateGeometry()
        self.update()

    def count(self) -> int:
        """Return how many are shown."""
        return len(self._images)

    def sizeHint(self) -> QSize:
        """Return one row."""
        return QSize(200, SIDE)

    def heightForWidth(self, width: int) -> int:
        """Return room for all of them."""
        rows = -(-len(self._images) // self._in_row(width))
        return max(rows, 1) * (SIDE + _GAP) - _GAP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the photo beneath the mouse."""
        point = event.position().toPoint()
        for place in range(len(self._images)):
            if self._spot(place).contains(point):
                self._marked = place
                self.pressed.emit(place)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the photos; Enter takes one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self._images:
            self._marked = (self._marked + steps[key]) % len(self._images)
            self.update()
        elif key in _ENTER and self._images:
            self.pressed.emit(self._marked)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which one Enter takes."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark none."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them, or what to do where there are none."""
        painter, shades = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._images:
            box(painter, self.rect(), fill=shades.sunken, radius=9)
            write(
                painter,
                self.rect(),
                self._empty,
                font=font(tokens.TEXT),
                colour=shades.text_third,
                align=CENTRE,
            )
        for place, image in enumerate(self._images):
            spot = self._spot(place)
            is_marked = self.hasFocus() and place == self._marked
            line = shades.accent if is_marked else ""
            box(painter, spot, fill=shades.sunken, line=line, radius=6)
            size = image.size().scaled(
                SIDE - 4, SIDE - 4, Qt.AspectRatioMode.KeepAspectRatio
            )
            inner = QRect(0, 0, size.width(), size.height())
            inner.moveCenter(spot.center())
            painter.drawImage(inner, image)

    def _in_row(self, width: int) -> int:
        return max((width + _GAP) // (SIDE + _GAP), 1)

    def _spot(self, place: int) -> QRect:
        row, column = divmod(place, self._in_row(self.width()))
        step = SIDE + _GAP
        return QRect(column * step, row * step, SIDE, SIDE)
