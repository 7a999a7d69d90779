"""SDL's cameras as the program sees them: by its own library, and by a stand-in."""

import re

import pytest

from techstore_desktop.camera import attached, sdl_library
from techstore_desktop.camera.sdl_camera import SdlCamera, best
from techstore_desktop.camera.sdl_library import MJPG, XRGB, Spec
from techstore_desktop.core.errors import Unavailable
from tests.camera.fake_sdl import FakeSdl, way

YUY2 = int.from_bytes(b"YUY2", "little")


def a_camera(sdl: FakeSdl) -> SdlCamera:
    return SdlCamera(sdl)


def refused(code: str) -> "pytest.RaisesExc[Unavailable]":
    return pytest.raises(Unavailable, match=re.escape(code))


def test_the_library_is_there_and_looks_for_cameras_again_and_again() -> None:
    library = sdl_library.load()
    # Whether this computer has a camera is its own affair.
    assert library.SDL_SetHint(b"SDL_CAMERA_DRIVER", b"dummy")
    camera = SdlCamera(library)
    for _time in range(3):
        assert camera._ids == {}
        camera._start()
        assert camera._present() == []
        assert sdl_library.removed(library) == []
        camera.close()
    with refused("camera.gone"):
        camera.open("HD Webcam")
    assert camera.newest() is None
    camera.close()


def test_the_program_has_one_camera() -> None:
    assert attached() is attached()


def test_a_frame_is_copied_and_given_back() -> None:
    sdl = FakeSdl("HD Webcam")
    camera = a_camera(sdl)
    assert camera.names() == ("HD Webcam",)
    camera.open("HD Webcam")
    assert camera.newest() is None
    sdl.come(b"old", pitch=3)
    sdl.come(b"\xff\xd8newest", pitch=8)
    frame = camera.newest()
    assert frame is not None
    assert (frame.content, frame.is_jpeg) == (b"\xff\xd8newest", True)
    assert camera.newest() is None
    assert sdl.lent == 0
    camera.close()
    assert sdl.running == 0


def test_plain_pixels_come_with_the_length_of_their_rows() -> None:
    sdl = FakeSdl("HD Webcam")
    camera = a_camera(sdl)
    camera.open("HD Webcam")
    sdl.come(bytes(range(40)), pitch=20, format_=XRGB)
    frame = camera.newest()
    assert frame is not None
    assert (frame.width, frame.height, frame.stride) == (4, 2, 20)
    assert (frame.content, frame.is_jpeg) == (bytes(range(40)), False)


def test_two_cameras_of_a_kind_are_told_apart() -> None:
    sdl = FakeSdl("HD Webcam", "HD Webcam", " ")
    assert a_camera(sdl).names() == ("HD Webcam", "HD Webcam (2)", "Camera 3")


def test_a_camera_that_another_program_holds_can_be_tried_again() -> None:
    sdl = FakeSdl("HD Webcam")
    camera = a_camera(sdl)
    sdl.is_busy = True
    for _time in range(2):
        with refused("camera.busy: camera=HD Webcam"):
            camera.open("HD Webcam")
        assert sdl.running == 0
    sdl.is_busy = False
    camera.open("HD Webcam")
    sdl.come(b"\xff\xd8", pitch=2)
    assert camera.newest() is not None


def test_a_camera_pulled_out_is_told_although_frames_go_on() -> None:
    sdl = FakeSdl("HD Webcam")
    camera = a_camera(sdl)
    camera.open("HD Webcam")
    sdl.come(bytes(8), pitch=8)
    sdl.pull_out()
    with refused("camera.gone: camera=HD Webcam"):
        camera.newest()
    assert (sdl.lent, sdl.running) == (0, 0)
    assert camera.newest() is None


def test_another_camera_pulled_out_changes_nothing() -> None:
    sdl = FakeSdl("Microscope", "HD Webcam")
    camera = a_camera(sdl)
    camera.open("HD Webcam")
    sdl.pull_out()
    sdl.come(b"\xff\xd8", pitch=2)
    assert camera.newest() is not None


def test_a_person_or_system_that_says_no_is_told() -> None:
    sdl = FakeSdl("HD Webcam")
    camera = a_camera(sdl)
    camera.open("HD Webcam")
    sdl.permission = -1
    with refused("camera.forbidden"):
        camera.newest()
    assert sdl.running == 0


def test_a_system_without_a_way_to_cameras_has_none() -> None:
    sdl = FakeSdl("HD Webcam")
    sdl.works = False
    with refused("camera.none"):
        a_camera(sdl).names()


@pytest.mark.parametrize(
    ("ways", "chosen"),
    [
        # The largest, but not larger than what is kept of a photo needs.
        ([way(640, 480, 30), way(1920, 1080, 30), way(3840, 2160, 30)], (1920, MJPG)),
        # A slide show only where there is nothing else.
        ([way(1920, 1080, 2, YUY2), way(1280, 720, 10, YUY2)], (1280, XRGB)),
        ([way(1600, 1200, 2, YUY2)], (1600, XRGB)),
        # Of one size the JPEGs: they need no bandwidth and no conversion.
        ([way(1280, 720, 60, YUY2), way(1280, 720, 30)], (1280, MJPG)),
    ],
)
def test_a_camera_gives_its_best(ways: list[Spec], chosen: tuple[int, int]) -> None:
    picked = best(ways)
    assert picked is not None
    assert (picked.width, picked.format) == chosen


def test_a_camera_that_tells_no_way_or_only_huge_ones_is_left_to_sdl() -> None:
    assert best([]) is None
    assert best([way(4000, 3000, 30)]) is None
    sdl = FakeSdl("HD Webcam")
    sdl.ways = []
    a_camera(sdl).open("HD Webcam")
    assert sdl.asked is None
