"""The cameras of this computer, by SDL."""

import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from ctypes import CDLL, byref, c_int, pointer, string_at
from pathlib import Path
from typing import Any

from techstore_desktop.camera import sdl_library
from techstore_desktop.camera.port import Frame
from techstore_desktop.camera.sdl_library import CAMERA, MJPG, XRGB, Spec
from techstore_desktop.core.errors import Unavailable

_log = logging.getLogger(__name__)
LONGEST_SIDE = 1920
"""Pixels: a little more than what is kept of a photo; more would only be slower."""
_ENOUGH_A_SECOND = 5
_DENIED = -1


class SdlCamera:
    """Implements ``Camera``.

    SDL looks for cameras when its part for them starts, so that is started anew for
    each look. Where a device vanishes SDL goes on with black frames, and tells by an
    event.
    """

    def __init__(self, library: CDLL | Any = None) -> None:
        self._library = library
        self._is_started = False
        self._ids: dict[str, int] = {}
        self._opened: int | None = None
        self._name = ""

    def names(self) -> Sequence[str]:
        """Return what is plugged in now."""
        self.close()
        self._start()
        self._ids = dict(self._named())
        if not self._ids and _is_forbidden():
            raise Unavailable("camera.forbidden")
        return tuple(self._ids)

    def open(self, name: str) -> None:
        """Start a camera in the best of its ways."""
        if not self._is_started or self._opened is not None:
            self.names()
        camera = self._ids.get(name)
        if camera is None:
            raise Unavailable("camera.gone", camera=name)
        sdl, wanted = self._library, best(self._ways(camera))
        asked = None if wanted is None else pointer(wanted)
        self._opened, self._name = sdl.SDL_OpenCamera(camera, asked), name
        if self._opened is None:
            _log.warning("camera %s: %s", name, sdl.SDL_GetError().decode())
            # SDL knows a camera that did not start no more until it looks anew.
            self.close()
            raise Unavailable("camera.busy", camera=name)

    def newest(self) -> Frame | None:
        """Return the newest frame; older ones that wait are let go of."""
        if self._opened is None:
            return None
        sdl, opened = self._library, self._opened
        if sdl.SDL_GetCameraPermissionState(opened) == _DENIED:
            self.close()
            raise Unavailable("camera.forbidden")
        newest = None
        while surface := sdl.SDL_AcquireCameraFrame(opened, None):
            if newest is not None:
                sdl.SDL_ReleaseCameraFrame(opened, newest)
            newest = surface
        frame = None if newest is None else _copied(newest.contents)
        if newest is not None:
            sdl.SDL_ReleaseCameraFrame(opened, newest)
        if self._ids[self._name] in sdl_library.removed(sdl):
            self.close()
            raise Unavailable("camera.gone", camera=self._name)
        return frame

    def close(self) -> None:
        """Let go of the camera, and of SDL's part for them."""
        if self._opened is not None:
            self._library.SDL_CloseCamera(self._opened)
            self._opened = None
        if self._is_started:
            self._library.SDL_QuitSubSystem(CAMERA)
            self._is_started = False

    def _start(self) -> None:
        sdl_library.join_thread()
        if self._library is None:
            self._library = sdl_library.load()
        if not self._library.SDL_InitSubSystem(CAMERA):
            _log.warning("no cameras: %s", self._library.SDL_GetError().decode())
            raise Unavailable("camera.none")
        self._is_started = True

    def _present(self) -> list[int]:
        count = c_int()
        found = self._library.SDL_GetCameras(byref(count))
        ids = [int(found[n]) for n in range(count.value)]
        self._library.SDL_free(found)
        return ids

    def _named(self) -> Iterator[tuple[str, int]]:
        """Yield cameras by names of their own: two of a kind are numbered."""
        taken: set[str] = set()
        for camera in self._present():
            said = self._library.SDL_GetCameraName(camera) or b""
            plain = said.decode("utf-8", "replace").strip() or f"Camera {camera}"
            name, number = plain, 2
            while name in taken:
                name, number = f"{plain} ({number})", number + 1
            taken.add(name)
            yield name, camera

    def _ways(self, camera: int) -> list[Spec]:
        count = c_int()
        found = self._library.SDL_GetCameraSupportedFormats(camera, byref(count))
        # Copied: SDL frees all of them with the list.
        ways = [Spec.from_buffer_copy(found[n].contents) for n in range(count.value)]
        self._library.SDL_free(found)
        return ways


def best(ways: Iterable[Spec]) -> Spec | None:
    """Return how a camera is to give its frames, or None to leave it to SDL.

    The largest that is not too large, rather with a live picture than a slide show;
    JPEGs as they are, all else turned into plain pixels by SDL.
    """
    fitting = [way for way in ways if max(way.width, way.height) <= LONGEST_SIDE]
    if not fitting:
        return None
    way = max(fitting, key=_worth)
    chosen = Spec.from_buffer_copy(way)
    if chosen.format != MJPG:
        chosen.format, chosen.colorspace = XRGB, 0
    return chosen


def _worth(way: Spec) -> tuple[bool, int, bool, float]:
    each_second = way.framerate_numerator / max(way.framerate_denominator, 1)
    is_live = each_second >= _ENOUGH_A_SECOND
    return is_live, way.width * way.height, way.format == MJPG, each_second


def _copied(surface: sdl_library.Surface) -> Frame:
    is_jpeg = surface.format == MJPG
    # SDL says how many bytes a JPEG has where it says how long a row is.
    size = surface.pitch if is_jpeg else surface.pitch * surface.height
    return Frame(
        content=string_at(surface.pixels, size),
        width=surface.width,
        height=surface.height,
        stride=surface.pitch,
        is_jpeg=is_jpeg,
    )


def _is_forbidden() -> bool:
    """Tell whether a camera is there that this account may not use."""
    if sys.platform != "linux":
        return False
    devices = list(Path("/dev").glob("video*"))
    may = (os.access(device, os.R_OK | os.W_OK) for device in devices)
    return bool(devices) and not any(may)
