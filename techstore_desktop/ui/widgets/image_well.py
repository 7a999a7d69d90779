"""A place for a picture: shown to fit, chosen by click, dropped in, or cleared."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, paint_icon, tokens
from techstore_desktop.ui.widgets.files import ask_to_open
from techstore_desktop.ui.widgets.painting import CENTRE, box, write


class ImageWell(QWidget):
    """Emits ``chosen`` with the file's path; the screen stores it and shows it."""

    chosen = Signal(object)
    """Carries a ``Path``."""

    def __init__(self, parent: QWidget | None = None, *, size: int = 160) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._size = size
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Picture"))

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or the empty well."""
        self._image = image or QImage()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square's size."""
        return QSize(self._size, self._size)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for a file."""
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp)"
        path = ask_to_open(self, self.tr("Choose a picture"), kinds)
        if path is not None:
            self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose the file that was dropped."""
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.chosen.emit(Path(url.toLocalFile()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or what to do."""
        painter = QPainter(self)
        shades = colours()
        radius = tokens.RADIUS_FIELD
        box(painter, self.rect(), fill=shades.sunken, line=shades.line, radius=radius)
        if self._image.isNull():
            self._paint_invitation(painter)
            return
        fitted = self._image.size().scaled(
            self.size() - QSize(8, 8), Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRect(0, 0, fitted.width(), fitted.height())
        place.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)

    def _paint_invitation(self, painter: QPainter) -> None:
        sign = QRect(0, 0, 28, 28)
        sign.moveCenter(self.rect().center())
        sign.translate(0, -10)
        paint_icon(painter, "photo", "text_third", sign)
        place = self.rect().adjusted(8, self.height() // 2 + 8, -8, -8)
        typeface = font(tokens.TEXT_SMALL)
        shade = colours().text_second
        text = self.tr("Choose or drop")
        write(painter, place, text, font=typeface, colour=shade, align=CENTRE)
