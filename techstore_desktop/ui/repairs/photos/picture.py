"""One picture on its ground, as large as there is room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours
from techstore_desktop.ui.widgets.painting import box


class Picture(QWidget):
    """One photo, whole, never larger than it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        every = QSizePolicy.Policy.Expanding
        self.setSizePolicy(every, every)
        self.setAccessibleName(self.tr("Photo"))

    def show_image(self, image: QImage) -> None:
        """Show another photo."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual photo's shape."""
        return QSize(800, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box(painter, self.rect(), fill=colours().sunken, radius=9)
        size = self._image.size()
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRect(0, 0, size.width(), size.height())
        spot.moveCenter(self.rect().center())
        painter.drawImage(spot, self._image)
