"""Photos of a device that is being taken in: kept with it once it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.repairs.photos.adding import PhotoAdding, Scaled
from techstore_desktop.ui.repairs.photos.thumbnails import thumbnail


class PhotoStrip(PhotoAdding):
    """Emits ``changed``. A click on a photo takes it off."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, hint=self.tr("A click takes a photo off"), keys="F8")
        self._photos: list[bytes] = []
        self._small: list[QImage] = []
        self.scaled.connect(lambda scaled, _whose: self.take(scaled))
        self.strip.pressed.connect(self._take_off)

    def photos(self) -> tuple[bytes, ...]:
        """Return the photos as they are to be kept."""
        return tuple(self._photos)

    def show_photos(self, photos: Sequence[bytes]) -> None:
        """Show the photos of another device."""
        self._photos = list(photos)
        self._small = [thumbnail(each) for each in photos]
        self.strip.show_images(self._small)

    def take(self, scaled: Scaled) -> None:
        """Keep one more photo; the same one again is left out."""
        photo, small = scaled
        if photo not in self._photos:
            self._photos.append(photo)
            self._small.append(small)
            self._tell()

    def _take_off(self, place: int) -> None:
        del self._photos[place], self._small[place]
        self._tell()

    def _tell(self) -> None:
        self.strip.show_images(self._small)
        self.changed.emit()
