"""The cameras' cable: what is plugged in, and the frames that come through it."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from techstore_desktop.camera import Frame
from techstore_desktop.core.errors import Unavailable

WEBCAM, MICROSCOPE = "HD Webcam", "Bench Microscope"


def jpeg_frame(shade: int, width: int = 1280, height: int = 720) -> Frame:
    """Return a frame of one colour, as most webcams give them."""
    content = BytesIO()
    Image.new("RGB", (width, height), (shade, 90, 40)).save(content, "JPEG")
    return Frame(content.getvalue(), width, height, 0, is_jpeg=True)


def plain_frame(width: int = 640, height: int = 480) -> Frame:
    """Return a red frame in plain pixels, its rows longer than its width."""
    row = bytes((0, 0, 255, 0)) * width + bytes(16)
    return Frame(row * height, width, height, len(row), is_jpeg=False)


class FakeCamera:
    """Implements ``Camera``: each look is another frame, until something is wrong."""

    def __init__(self, *plugged_in: str) -> None:
        self.plugged_in: Sequence[str] = plugged_in
        self.busy: set[str] = set()
        self.opened = ""
        self.is_forbidden = False
        self.frame: Frame | None = None
        self._shade = 0

    def names(self) -> Sequence[str]:
        """Return what is plugged in now."""
        self.close()
        if self.is_forbidden:
            raise Unavailable("camera.forbidden")
        return self.plugged_in

    def open(self, name: str) -> None:
        """Start a camera, unless another program has it."""
        if name in self.busy:
            raise Unavailable("camera.busy", camera=name)
        self.opened = name

    def newest(self) -> Frame | None:
        """Return the next frame."""
        if not self.opened:
            return None
        if self.opened not in self.plugged_in:
            raise Unavailable("camera.gone", camera=self.opened)
        self._shade = (self._shade + 5) % 250
        return self.frame or jpeg_frame(self._shade)

    def close(self) -> None:
        """Let go of it."""
        self.opened = ""
