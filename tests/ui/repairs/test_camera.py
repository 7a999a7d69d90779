"""Photos with a camera of the computer, at the counter and at the bench."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.intake.page import IntakePage
from techstore_desktop.ui.repairs.photos import camera_sheet
from techstore_desktop.ui.repairs.photos.camera_sheet import CameraSheet
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.camera.fake_camera import MICROSCOPE, WEBCAM, FakeCamera, plain_frame
from tests.ui.keys import click, press
from tests.ui.repairs.test_money import opened, sheet_of

Jobs = dict[str, RepairCard]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> FakeCamera:
    """Return the cameras of this computer: one webcam."""
    made = FakeCamera(WEBCAM)
    monkeypatch.setattr(camera_sheet, "attached", lambda: made)
    return made


@pytest.fixture
def page(qtbot: QtBot, at_work: Session) -> Iterator[IntakePage]:
    made = IntakePage(at_work)
    qtbot.addWidget(made)
    made.resize(1240, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    QSettings().clear()


def opened_sheet(qtbot: QtBot, page: IntakePage) -> CameraSheet:
    page.device.photos.open_camera()
    sheet = open_sheet(page)
    assert isinstance(sheet, CameraSheet)
    return sheet


def sees(qtbot: QtBot, sheet: CameraSheet) -> None:
    qtbot.waitUntil(lambda: sheet._shot is not None)


def fails(qtbot: QtBot, sheet: CameraSheet) -> str:
    qtbot.waitUntil(lambda: sheet._has_failed)
    assert sheet._words.isVisible()
    assert sheet.primary.text() == "Try again"
    return sheet._words.text()


def test_several_photos_are_taken_at_the_counter_by_keys(
    qtbot: QtBot, page: IntakePage, camera: FakeCamera
) -> None:
    press(QApplication.focusWidget() or page, Key.Key_F8, SHIFT)
    sheet = open_sheet(page)
    assert isinstance(sheet, CameraSheet)
    assert not sheet.primary.isEnabled()
    sees(qtbot, sheet)
    assert sheet._picture.isVisible()
    press(sheet, Key.Key_Space)
    first = sheet._shot
    qtbot.waitUntil(lambda: sheet._shot is not first)
    press(sheet, Key.Key_Return)
    assert sheet._taken.text() == "2 photos taken"
    photos = page.device.photos
    qtbot.waitUntil(lambda: len(photos.photos()) == 2)
    press(sheet, Key.Key_Escape)
    assert open_sheet(page) is None
    qtbot.waitUntil(lambda: camera.opened == "")
    with Image.open(BytesIO(photos.photos()[0])) as photo:
        assert photo.size == (1280, 720)


def test_a_photo_is_taken_at_the_bench_by_the_mouse(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs, camera: FakeCamera
) -> None:
    job = jobs["phone"]
    opened(qtbot, screen, job)
    screen.detail.tabs.setCurrentIndex(2)
    click(screen.detail.facts.photos.camera)
    sheet = sheet_of(qtbot, screen, CameraSheet)
    sees(qtbot, sheet)
    click(sheet.primary)
    qtbot.waitUntil(lambda: len(shop.intake.photos(job.id)) == 1)
    press(sheet, Key.Key_Escape)
    qtbot.waitUntil(lambda: camera.opened == "")


def test_the_open_job_s_camera_has_a_key(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs, camera: FakeCamera
) -> None:
    opened(qtbot, screen, jobs["phone"])
    press(QApplication.focusWidget() or screen, Key.Key_F8, SHIFT)
    sheet = sheet_of(qtbot, screen, CameraSheet)
    assert screen.detail.facts.photos.isVisible()
    press(sheet, Key.Key_Escape)
    qtbot.waitUntil(lambda: camera.opened == "")


def test_a_camera_that_gives_plain_pixels_takes_photos_too(
    qtbot: QtBot, page: IntakePage, camera: FakeCamera
) -> None:
    camera.frame = plain_frame()
    sheet = opened_sheet(qtbot, page)
    sees(qtbot, sheet)
    press(sheet, Key.Key_Space)
    photos = page.device.photos
    qtbot.waitUntil(lambda: len(photos.photos()) == 1)
    with Image.open(BytesIO(photos.photos()[0])) as photo:
        assert photo.size == (640, 480)
        red, green, blue = photo.convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]  # three for RGB
    assert red > 240
    assert max(green, blue) < 20


def test_the_camera_is_chosen_and_starts_by_itself_the_next_time(
    qtbot: QtBot, page: IntakePage, camera: FakeCamera
) -> None:
    camera.plugged_in = (WEBCAM, MICROSCOPE)
    sheet = opened_sheet(qtbot, page)
    sees(qtbot, sheet)
    assert (camera.opened, sheet.cameras.count()) == (WEBCAM, 2)
    sheet.cameras.setFocus()
    press(sheet.cameras, Key.Key_Down)
    qtbot.waitUntil(lambda: camera.opened == MICROSCOPE)
    sees(qtbot, sheet)
    press(sheet, Key.Key_Escape)
    again = opened_sheet(qtbot, page)
    sees(qtbot, again)
    assert camera.opened == MICROSCOPE
    assert again.cameras.currentText() == MICROSCOPE
    press(again, Key.Key_Escape)


def test_without_a_camera_it_says_so_and_looks_again(
    qtbot: QtBot, page: IntakePage, camera: FakeCamera
) -> None:
    camera.plugged_in = ()
    sheet = opened_sheet(qtbot, page)
    assert fails(qtbot, sheet).startswith("No camera is found.")
    camera.plugged_in = (WEBCAM,)
    press(sheet, Key.Key_Return)
    sees(qtbot, sheet)
    assert sheet.primary.text() == "Take the photo"
    assert page.device.photos.photos() == ()
    press(sheet, Key.Key_Escape)


def test_a_camera_that_another_program_holds_leaves_the_others_to_choose(
    qtbot: QtBot, page: IntakePage, camera: FakeCamera
) -> None:
    camera.plugged_in, camera.busy = (WEBCAM, MICROSCOPE), {WEBCAM}
    sheet = opened_sheet(qtbot, page)
    assert fails(qtbot, sheet).startswith("HD Webcam does not start.")
    press(sheet.cameras, Key.Key_Down)
    sees(qtbot, sheet)
    assert camera.opened == MICROSCOPE
    press(sheet, Key.Key_Escape)


def test_a_camera_pulled_out_is_told_and_its_photos_stay(
    qtbot: QtBot, page: IntakePage, camera: FakeCamera
) -> None:
    sheet = opened_sheet(qtbot, page)
    sees(qtbot, sheet)
    press(sheet, Key.Key_Space)
    camera.plugged_in = ()
    assert "is not there any more" in fails(qtbot, sheet)
    photos = page.device.photos
    qtbot.waitUntil(lambda: len(photos.photos()) == 1)
    press(sheet, Key.Key_Space)
    assert fails(qtbot, sheet)
    press(sheet, Key.Key_Escape)


def test_a_system_that_keeps_cameras_from_us_is_told(
    qtbot: QtBot, page: IntakePage, camera: FakeCamera
) -> None:
    camera.is_forbidden = True
    sheet = opened_sheet(qtbot, page)
    assert "Allow it" in fails(qtbot, sheet)
    press(sheet, Key.Key_Escape)
