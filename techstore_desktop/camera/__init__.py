"""Cameras of this computer: a device, so neither core nor window.

``port.py`` says what a camera can do, ``sdl_camera.py`` does it by SDL.
"""

from functools import cache

from techstore_desktop.camera.port import Camera, Frame

__all__ = ["Camera", "Frame", "attached"]


@cache
def attached() -> Camera:
    """Return what stands for the cameras of this computer, one for the program."""
    # Imported here because a start without a photo needs none of it.
    from techstore_desktop.camera.sdl_camera import SdlCamera

    return SdlCamera()
