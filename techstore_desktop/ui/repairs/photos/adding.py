"""Adding photos: from a file, dropped, or pasted; scaled on another thread."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.repairs.intake_service import scaled_photo
from techstore_desktop.ui.background import run_apart
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.repairs.photos.thumbnails import Thumbnails, thumbnail
from techstore_desktop.ui.widgets.button import SecondaryButton

Scaled = tuple[bytes, QImage]


class PhotoAdding(QWidget):
    """Thumbnails above, the ways to add one beneath.

    Emits ``scaled`` with each photo as it is to be kept, and its thumbnail.
    """

    scaled = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, hint: str, keys: str = ""
    ) -> None:
        super().__init__(parent)
        self.strip = Thumbnails(self, empty=self.tr("Drop photos here"), hint=hint)
        choose = SecondaryButton(self.tr("File"), self, icon="photo", keys=keys)
        choose.clicked.connect(self.choose)
        paste = SecondaryButton(self.tr("Paste"), self, icon="copy")
        paste.clicked.connect(self.paste)
        self.ways = QWidget(self)
        row = QHBoxLayout(self.ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(choose)
        row.addWidget(paste)
        row.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.ways)
        self.setAcceptDrops(True)

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
            self._add(_png(image))

    def add_file(self, path: Path) -> None:
        """Take a file's photo."""
        self._add(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add each file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add_file(Path(url.toLocalFile()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _add(self, source: Path | bytes) -> None:
        run_apart(
            lambda: _scaled(source),
            self.scaled.emit,
            self,
            failed=lambda error: show_error(self, error),
        )


def _scaled(source: Path | bytes) -> Scaled:
    photo = scaled_photo(_read(source) if isinstance(source, Path) else source)
    return photo, thumbnail(photo)


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
