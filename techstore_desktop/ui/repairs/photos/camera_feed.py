"""The live picture of a camera, read off the GUI thread."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from techstore_desktop.camera import Camera, Frame
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.ui.background import CAMERA, run_apart
from techstore_desktop.ui.repairs.photos.thumbnails import thumbnail

_LOOK_MILLISECONDS = 66
_SIDE = 960
"""Pixels of the live picture; what is kept of a photo is the frame itself."""

T = TypeVar("T")


class Shot(NamedTuple):
    """A frame, and how it looks on the screen."""

    frame: Frame
    image: QImage


class CameraFeed(QObject):
    """Emits ``listed`` with the names of the cameras and the one that is started.

    Then ``seen`` with each shot, until ``failed`` with an error or ``stop``.
    """

    listed = Signal(object, str)
    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, camera: Camera) -> None:
        super().__init__(parent)
        self._camera = camera
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    def start(self, wanted: str) -> None:
        """Start the camera of that name, else the first there is."""
        self._next_round()
        self._do(self._camera.names, lambda names: self._choose(names, wanted))

    def stop(self) -> None:
        """Let go of the camera."""
        self._next_round()
        self._do(self._camera.close, lambda _nothing: None)

    def _next_round(self) -> None:
        # What was asked for before is of no interest any more.
        self._round += 1
        self._timer.stop()

    def _choose(self, names: Sequence[str], wanted: str) -> None:
        if not names:
            self.failed.emit(Unavailable("camera.none"))
            return
        chosen = wanted if wanted in names else names[0]
        self.listed.emit(names, chosen)
        self._do(lambda: self._camera.open(chosen), lambda _nothing: self._look())

    def _look(self) -> None:
        self._do(lambda: _shot(self._camera.newest()), self._show)

    def _show(self, shot: Shot | None) -> None:
        self._timer.start()
        if shot is not None:
            self.seen.emit(shot)

    def _do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        asked = self._round

        def told(result: T) -> None:
            if asked == self._round:
                then(result)

        def failed(error: Exception) -> None:
            if asked == self._round:
                self.failed.emit(error)

        run_apart(work, told, self, failed=failed, device=CAMERA)


def plain_image(frame: Frame) -> QImage:
    """Return the pixels of a frame that is no JPEG. Any thread."""
    pixels = QImage.Format.Format_RGB32
    image = QImage(frame.content, frame.width, frame.height, frame.stride, pixels)
    return image.copy()  # The image does not keep the bytes alive.


def _shot(frame: Frame | None) -> Shot | None:
    if frame is None:
        return None
    if frame.is_jpeg:
        image = thumbnail(frame.content, _SIDE)
    else:
        whole, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
        image = plain_image(frame).scaled(
            _SIDE, _SIDE, whole, smooth.SmoothTransformation
        )
    # A camera that wakes up may send half a picture.
    return None if image.isNull() else Shot(frame, image)
