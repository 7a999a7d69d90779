"""Photos of a device: from a file, dropped, or pasted; scaled on another thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.repairs.intake_service import scaled_photo
from techstore_desktop.ui.background import run_apart
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.painting import CENTRE, box, write

_SIDE = 72
_GAP = 8


class PhotoStrip(QWidget):
    """Emits ``changed``. A click on a photo takes it off."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: list[bytes] = []
        self._strip = _Strip(self)
        self._strip.taken_off.connect(self._take_off)
        choose = SecondaryButton(self.tr("File"), icon="photo", keys="F8")
        choose.clicked.connect(self.choose)
        paste = SecondaryButton(self.tr("Paste"), icon="copy")
        paste.clicked.connect(self.paste)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._strip, 1)
        row.addWidget(paste)
        row.addWidget(choose)
        self.setAcceptDrops(True)

    def photos(self) -> tuple[bytes, ...]:
        """Return the photos as they are to be kept."""
        return tuple(self._photos)

    def show_photos(self, photos: Sequence[bytes]) -> None:
        """Show the photos of another device."""
        self._photos = list(photos)
        self._strip.show_photos(self._photos)

    def choose(self) -> None:
        """Ask for files."""
        names, _filter = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose photos"),
            "",
            self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp)",
        )
        for name in names:
            self.add_file(Path(name))

    def paste(self) -> None:
        """Take the picture on the clipboard."""
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            content = _png(image)
            self._add(lambda: scaled_photo(content))

    def add_file(self, path: Path) -> None:
        """Scale a file's photo and keep it."""
        self._add(lambda: scaled_photo(_read(path)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add each file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add_file(Path(url.toLocalFile()))

    def _add(self, make: object) -> None:
        run_apart(
            make,  # type: ignore[arg-type]  # a function without arguments
            self._take,
            self,
            failed=lambda error: show_error(self, error),
        )

    def _take(self, photo: bytes) -> None:
        if photo not in self._photos:
            self._photos.append(photo)
            self._strip.show_photos(self._photos)
            self.changed.emit()

    def _take_off(self, place: int) -> None:
        del self._photos[place]
        self._strip.show_photos(self._photos)
        self.changed.emit()


class _Strip(QWidget):
    """The photos side by side, or what to do where there are none."""

    taken_off = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("A click takes a photo off"))

    def show_photos(self, photos: Sequence[bytes]) -> None:
        """Show these."""
        mode = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        self._images = [
            QImage.fromData(each).scaled(_SIDE, _SIDE, mode, smooth) for each in photos
        ]
        self.update()

    def sizeHint(self) -> QSize:
        """Return one row."""
        return QSize(200, _SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a photo off."""
        place = int(event.position().x()) // (_SIDE + _GAP)
        if place < len(self._images):
            self.taken_off.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter, shades = QPainter(self), colours()
        if not self._images:
            words = self.tr("Drop photos here")
            box(painter, self.rect(), fill=shades.sunken, radius=9)
            write(
                painter,
                self.rect(),
                words,
                font=font(tokens.TEXT),
                colour=shades.text_third,
                align=CENTRE,
            )
        for place, image in enumerate(self._images):
            spot = QRect(place * (_SIDE + _GAP), 0, _SIDE, _SIDE)
            box(painter, spot, fill=shades.sunken, radius=6)
            left = spot.x() + (_SIDE - image.width()) // 2
            painter.drawImage(left, (_SIDE - image.height()) // 2, image)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable("file.unreadable", file=str(path)) from error


def _png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())
