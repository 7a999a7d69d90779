"""Adding photos: from a camera, a file, dropped, pasted, or as a phone sends them.

They are scaled on another thread.
"""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QImage,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.camera import Frame
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.repairs.intake_service import scaled_photo
from techstore_desktop.ui.background import run_apart
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.repairs.photos import phone_folder
from techstore_desktop.ui.repairs.photos.camera_feed import plain_image
from techstore_desktop.ui.repairs.photos.camera_sheet import CameraSheet
from techstore_desktop.ui.repairs.photos.phone_folder import PHOTOS, PhoneFolder
from techstore_desktop.ui.repairs.photos.thumbnails import Thumbnails, thumbnail
from techstore_desktop.ui.widgets.button import (
    IconButton,
    QuietButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.files import ask_folder, ask_to_open_several
from techstore_desktop.ui.widgets.label import Label

Scaled = tuple[bytes, QImage]


class PhotoAdding(QWidget):
    """Thumbnails above, the ways to add one beneath.

    Emits ``scaled`` with each photo as it is to be kept and its thumbnail, and with
    ``whose`` it was when it was added.
    """

    scaled = Signal(object, object)
    whose: UUID | None = None

    def __init__(
        self, parent: QWidget | None = None, *, hint: str, keys: str = ""
    ) -> None:
        super().__init__(parent)
        self.strip = Thumbnails(self, empty=self.tr("Drop photos here"), hint=hint)
        choose = SecondaryButton(self.tr("File"), self, icon="photo", keys=keys)
        choose.clicked.connect(self.choose)
        self.camera = SecondaryButton(
            self.tr("Camera"), self, icon="camera", keys=f"Shift+{keys}" if keys else ""
        )
        self.camera.clicked.connect(self.open_camera)
        paste = IconButton("copy", self.tr("Paste a photo"), self)
        paste.clicked.connect(self.paste)
        self.phone = SecondaryButton(self.tr("Phone"), self, icon="device-mobile")
        self.phone.setCheckable(True)
        self.phone.setToolTip(
            self.tr("Take each new photo that comes into a folder of this computer")
        )
        self.phone.toggled.connect(self._watch)
        self._folder = PhoneFolder(self)
        self._folder.arrived.connect(self._add)
        self._folder.failed.connect(self._lose_folder)
        self._words = Label("", "second")
        self._words.setWordWrap(True)
        other = QuietButton(self.tr("Another folder"), height=28)
        other.clicked.connect(self._choose_folder)
        self._watched = QWidget(self)
        watched = QHBoxLayout(self._watched)
        watched.setContentsMargins(0, 0, 0, 0)
        watched.addWidget(self._words, 1)
        watched.addWidget(other)
        self._watched.hide()
        self.ways = QWidget(self)
        row = QHBoxLayout(self.ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.camera)
        row.addWidget(choose)
        row.addWidget(paste)
        row.addWidget(self.phone)
        row.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.ways)
        self.column.addWidget(self._watched)
        self.setAcceptDrops(True)

    def open_camera(self) -> None:
        """Take photos with a camera of this computer."""
        sheet = CameraSheet(self)
        sheet.taken.connect(self._add)
        sheet.open()

    def choose(self) -> None:
        """Ask for files."""
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp)"
        for path in ask_to_open_several(self, self.tr("Choose photos"), kinds):
            self.add_file(path)

    def paste(self) -> None:
        """Take the picture on the clipboard, or the files that were copied."""
        self.take_carried(QGuiApplication.clipboard().mimeData())

    def take_carried(self, carried: QMimeData) -> bool:
        """Add the files that are carried, else the picture; tell whether any was.

        A file that is no photo is named: nobody drops it here for nothing.
        """
        files = [url.toLocalFile() for url in carried.urls() if url.isLocalFile()]
        photos = [each for each in files if each.lower().endswith(PHOTOS)]
        for name in photos:
            self.add_file(Path(name))
        for name in sorted(set(files).difference(photos))[:1]:
            show_error(self, _no_photo(Path(name)))
        image = carried.imageData() if carried.hasImage() and not photos else None
        if isinstance(image, QImage) and not image.isNull():
            self._add(_png(image))
            return True
        return bool(photos)

    def stop_watching(self) -> None:
        """Take nothing more from the phone's folder: the device is another now."""
        self.phone.setChecked(False)

    def add_file(self, path: Path) -> None:
        """Take a file's photo."""
        self._add(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add each photo that was dropped."""
        self.take_carried(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take nothing from the phone while nobody looks."""
        super().hideEvent(event)
        self.stop_watching()

    def _watch(self, is_wanted: bool) -> None:
        folder = None
        if is_wanted:
            folder = phone_folder.remembered() or self._ask_folder()
        if folder is not None:
            self._start(folder)
            return
        self._folder.stop()
        self._watched.hide()
        self.phone.setChecked(False)

    def _choose_folder(self) -> None:
        folder = self._ask_folder()
        if folder is not None:
            self._start(folder)

    def _start(self, folder: Path) -> None:
        words = self.tr("New photos in {folder} are added here.")
        self._words.setText(words.format(folder=folder))
        self._watched.show()
        self._folder.start(folder)

    def _ask_folder(self) -> Path | None:
        words = self.tr("Where do the phone's photos come?")
        chosen = ask_folder(self, words)
        if chosen is not None:
            phone_folder.remember(chosen)
        return chosen

    def _lose_folder(self, error: Exception) -> None:
        self.stop_watching()
        show_error(self, error)

    def _add(self, source: Path | bytes | Frame) -> None:
        whose = self.whose
        run_apart(
            lambda: _scaled(source),
            lambda scaled: self.scaled.emit(scaled, whose),
            self,
            failed=lambda error: show_error(self, error),
        )


def _scaled(source: Path | bytes | Frame) -> Scaled:
    if isinstance(source, Frame):
        source = source.content if source.is_jpeg else _png(plain_image(source))
    try:
        photo = scaled_photo(_read(source) if isinstance(source, Path) else source)
    except RuleBroken as refused:
        if isinstance(source, Path) and refused.code == "picture.unreadable":
            raise _no_photo(source) from refused
        raise
    return photo, thumbnail(photo)


def _no_photo(path: Path) -> RuleBroken:
    return RuleBroken("picture.file_unreadable", file=path.name)


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
