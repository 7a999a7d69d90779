"""SDL as its documents tell of it, with cameras that this computer does not have."""

from ctypes import POINTER, addressof, c_char, pointer
from typing import Any

from techstore_desktop.camera.sdl_library import MJPG, REMOVED, Event, Spec, Surface

NULL = POINTER(Surface)()


def way(width: int, height: int, a_second: int, format_: int = MJPG) -> Spec:
    """Return a way in which a camera gives frames."""
    return Spec(format_, 1, width, height, a_second, 1)


class FakeSdl:
    """Hands frames out as pointers into its own memory, as SDL does."""

    def __init__(self, *names: str) -> None:
        self.plugged_in = names
        self.ways = [way(640, 480, 30), way(1920, 1080, 30)]
        self.is_busy = False
        self.permission = 1
        self.works = True
        self.running = 0
        self.asked: Spec | None = None
        self.lent = 0
        self._pulled_out: list[int] = []
        self._ids: list[int] = []
        self._next_id = 1
        self._waiting: list[Surface] = []
        self._memory: list[Any] = []

    def come(self, content: bytes, *, pitch: int, format_: int = MJPG) -> None:
        """Let a frame wait to be fetched."""
        memory = (c_char * len(content)).from_buffer_copy(content)
        self._memory.append(memory)
        pixels = addressof(memory)
        self._waiting.append(Surface(0, format_, 4, 2, pitch, pixels))

    def pull_out(self) -> None:
        """Let the first camera vanish; SDL goes on with frames of its own."""
        self._pulled_out.append(self._ids[0])

    def SDL_InitSubSystem(self, _part: int) -> bool:
        self.running += self.works
        self._ids = []
        for _name in self.plugged_in:
            self._ids.append(self._next_id)
            self._next_id += 1
        return self.works

    def SDL_QuitSubSystem(self, _part: int) -> None:
        self.running -= 1

    def SDL_GetError(self) -> bytes:
        return b"it did not work"

    def SDL_free(self, _memory: object) -> None:
        pass

    def SDL_GetCameras(self, count: Any) -> list[int]:
        count._obj.value = len(self._ids)
        return self._ids

    def SDL_GetCameraName(self, camera: int) -> bytes:
        return self.plugged_in[self._ids.index(camera)].encode()

    def SDL_GetCameraSupportedFormats(self, _camera: int, count: Any) -> list[Any]:
        count._obj.value = len(self.ways)
        return [pointer(each) for each in self.ways]

    def SDL_OpenCamera(self, camera: int, spec: Any) -> int | None:
        self.asked = spec and Spec.from_buffer_copy(spec.contents)
        return None if self.is_busy else 100 + camera

    def SDL_CloseCamera(self, _opened: int) -> None:
        self._waiting.clear()

    def SDL_GetCameraPermissionState(self, _opened: int) -> int:
        return self.permission

    def SDL_AcquireCameraFrame(self, _opened: int, _time: object) -> Any:
        if not self._waiting:
            return NULL
        self.lent += 1
        return pointer(self._waiting.pop(0))

    def SDL_ReleaseCameraFrame(self, _opened: int, _frame: object) -> None:
        self.lent -= 1

    def SDL_PumpEvents(self) -> None:
        pass

    def SDL_PeepEvents(
        self, event: Any, _room: int, _what: int, first: int, _last: int
    ) -> int:
        if first != REMOVED or not self._pulled_out:
            return 0
        told: Event = event._obj
        told.which = self._pulled_out.pop(0)
        return 1
