"""SDL 3: the one library that speaks to the cameras of all three systems.

It comes within the wheel of ``tcod``, of which nothing else is used. A packed program
carries the library alone, beside this file.
"""

import sys
from ctypes import (
    CDLL,
    POINTER,
    Structure,
    byref,
    c_bool,
    c_char_p,
    c_int,
    c_uint8,
    c_uint32,
    c_uint64,
    c_void_p,
)
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import ClassVar

from techstore_desktop.core.errors import Unavailable

CAMERA = 0x10000
REMOVED = 0x1401
"""The event of a camera that was pulled out."""

_TAKE = 2
MJPG = int.from_bytes(b"MJPG", "little")
XRGB = 0x16161804
"""Blue, green, red and an empty byte, as they lie in memory."""


class Spec(Structure):
    """SDL_CameraSpec: a way in which a camera can give its frames."""

    _fields_: ClassVar = [
        ("format", c_uint32),
        ("colorspace", c_uint32),
        ("width", c_int),
        ("height", c_int),
        ("framerate_numerator", c_int),
        ("framerate_denominator", c_int),
    ]


class Surface(Structure):
    """The part of SDL_Surface that a frame is read by."""

    _fields_: ClassVar = [
        ("flags", c_uint32),
        ("format", c_uint32),
        ("width", c_int),
        ("height", c_int),
        ("pitch", c_int),
        ("pixels", c_void_p),
    ]


class Event(Structure):
    """SDL_Event as it tells of a camera, with room for any other."""

    _fields_: ClassVar = [
        ("type", c_uint32),
        ("reserved", c_uint32),
        ("timestamp", c_uint64),
        ("which", c_uint32),
        ("room", c_uint8 * 128),
    ]


_SIGNATURES = {
    "SDL_SetHint": (c_bool, [c_char_p, c_char_p]),
    "SDL_InitSubSystem": (c_bool, [c_uint32]),
    "SDL_QuitSubSystem": (None, [c_uint32]),
    "SDL_GetError": (c_char_p, []),
    "SDL_free": (None, [c_void_p]),
    "SDL_PumpEvents": (None, []),
    "SDL_PeepEvents": (c_int, [POINTER(Event), c_int, c_int, c_uint32, c_uint32]),
    "SDL_GetCameras": (POINTER(c_uint32), [POINTER(c_int)]),
    "SDL_GetCameraName": (c_char_p, [c_uint32]),
    "SDL_GetCameraSupportedFormats": (
        POINTER(POINTER(Spec)),
        [c_uint32, POINTER(c_int)],
    ),
    "SDL_OpenCamera": (c_void_p, [c_uint32, POINTER(Spec)]),
    "SDL_CloseCamera": (None, [c_void_p]),
    "SDL_GetCameraPermissionState": (c_int, [c_void_p]),
    "SDL_AcquireCameraFrame": (POINTER(Surface), [c_void_p, POINTER(c_uint64)]),
    "SDL_ReleaseCameraFrame": (None, [c_void_p, POINTER(Surface)]),
}


def path() -> Path | None:
    """Return where the library lies, packed or installed; None where it is not."""
    packed = [each for each in Path(__file__).parent.iterdir() if _is_sdl(each.name)]
    if packed:
        return packed[0]
    try:
        installed = files("tcod") or []
    except PackageNotFoundError:
        return None
    return next((Path(str(f.locate())) for f in installed if _is_sdl(f.name)), None)


@cache
def load() -> CDLL:
    """Return the library. Raises Unavailable ``camera.none`` where there is none."""
    found = path()
    if found is None:
        raise Unavailable("camera.none")
    try:
        library = CDLL(str(found))
    except OSError as error:
        raise Unavailable("camera.none") from error
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.SDL_SetHint(b"SDL_NO_SIGNAL_HANDLERS", b"1")
    return library


def removed(library: CDLL) -> list[int]:
    """Return which cameras were pulled out since this was asked last."""
    library.SDL_PumpEvents()
    event, gone = Event(), []
    while library.SDL_PeepEvents(byref(event), 1, _TAKE, REMOVED, REMOVED) > 0:
        gone.append(int(event.which))
    return gone


def join_thread() -> None:
    """Tell Windows that this thread speaks to devices."""
    if sys.platform == "win32":
        from ctypes import windll

        windll.ole32.CoInitializeEx(None, 0)


def _is_sdl(name: str) -> bool:
    """Tell "libSDL3.so.0", "SDL3.dll" and macOS' bare "SDL3" from other files."""
    return name.removeprefix("lib").startswith("SDL3")
