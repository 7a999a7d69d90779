"""What a camera can do, whatever stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture as the camera gave it.

    ``content`` is a JPEG, or else rows of ``stride`` bytes, each pixel blue, green,
    red and a byte that means nothing.
    """

    content: bytes
    width: int
    height: int
    stride: int
    is_jpeg: bool


class Camera(Protocol):
    """The cameras of this computer, of which one at a time is open.

    Every call comes from the same thread, and may wait for the device.
    """

    def names(self) -> Sequence[str]:
        """Return what is plugged in now, each by a name of its own; closes first.

        Raises Unavailable ``camera.forbidden`` where the system keeps them from us.
        """

    def open(self, name: str) -> None:
        """Start a camera. Raises Unavailable ``camera.gone``, ``camera.busy``."""

    def newest(self) -> Frame | None:
        """Return the newest frame, or nothing where none came since the last call.

        Raises Unavailable ``camera.gone``, ``camera.forbidden``.
        """

    def close(self) -> None:
        """Let go of the open camera, if one is."""
