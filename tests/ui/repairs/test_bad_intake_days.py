"""Bad days at the counter: whatever fails is said, and the device is taken in."""

import socket
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.settings import change
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.intake.page import IntakePage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_customer
from tests.core.repairs.test_intake import a_photo
from tests.ui.keys import press, type_text
from tests.ui.repairs.test_intake_page import a_page, fill, finish, the_job


def a_huge_photo() -> bytes:
    """Return a JPEG of more than 20 MB, as a good camera makes them."""
    noise = Image.effect_noise((2600, 2000), 120)
    of_three = (noise, noise.rotate(180), noise.transpose(Image.Transpose.ROTATE_90))
    picture = Image.merge("RGB", [each.resize((2600, 2000)) for each in of_three])
    out = BytesIO()
    picture.save(out, "JPEG", quality=100, subsampling=0)
    assert len(out.getvalue()) > 20_000_000
    return out.getvalue()


def a_bomb() -> bytes:
    """Return a picture that says it has more pixels than any memory holds."""
    out = BytesIO()
    Image.new("L", (1, 1)).save(out, "GIF")
    small = bytearray(out.getvalue())
    small[6:10] = b"\xff\xff\xff\xff"
    return bytes(small)


def said(page: IntakePage, qtbot: QtBot) -> str:
    """Return what stands in the dialog that is open, and close it."""
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), Dialog))
    dialog = open_sheet(page)
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    qtbot.waitUntil(lambda: open_sheet(page) is None)
    return words


def drop(page: IntakePage, *files: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    page.device.photos.take_carried(carried)


def test_a_photo_of_20_megabytes_comes_with_the_device(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "IMG_2041.JPG"
    file.write_bytes(a_huge_photo())
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    drop(page, file)
    qtbot.waitUntil(lambda: bool(page.device.photos.photos()))
    finish(page, qtbot).reject()
    (kept,) = shop.intake.photos(the_job(shop, manager).card.id)
    with Image.open(BytesIO(kept)) as photo:
        assert max(photo.size) == 1600


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("torn.jpg", a_photo(800, 600)[:900], "torn.jpg is no picture"),
        ("letter.jpg", b"Dear customer", "letter.jpg is no picture"),
        ("invoice.pdf", b"%PDF-1.7", "invoice.pdf is no picture"),
        ("IMG_0007.HEIC", b"ftypheic", "IMG_0007.HEIC is no picture"),
        ("bomb.png", a_bomb(), "more than 100 megapixels"),
        ("empty.webp", b"", "empty.webp is no picture"),
    ],
)
def test_a_file_that_is_no_photo_is_named_and_the_device_is_taken_in(
    at_work: Session,
    shop: Shop,
    manager: Actor,
    qtbot: QtBot,
    tmp_path: Path,
    *,
    name: str,
    content: bytes,
    words: str,
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.jpg"
    bad.write_bytes(content)
    good.write_bytes(a_photo())
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    drop(page, bad, good)
    assert words in said(page, qtbot)
    qtbot.waitUntil(lambda: len(page.device.photos.photos()) == 1)
    finish(page, qtbot).reject()
    assert len(shop.intake.photos(the_job(shop, manager).card.id)) == 1


def test_a_model_that_no_list_knows_of_somebody_without_a_phone_is_taken_in(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    a_customer(shop, manager, name="Bruno Paz", phone="")
    page = a_page(at_work, qtbot)
    type_text(page.customer, "bruno")
    qtbot.waitUntil(page.owner.found.isVisible)
    press(page.customer, Qt.Key.Key_Return)
    type_text(page.device.name, "Zyxomma Quark 9000")
    press(page.device.name, Qt.Key.Key_Return)
    type_text(page.device.fault, "No enciende")
    press(page.device.fault, Qt.Key.Key_Return)
    finish(page, qtbot).reject()
    job = the_job(shop, manager)
    assert job.card.device == "Zyxomma Quark 9000"
    assert (job.card.customer_name, job.card.customer_phone) == ("Bruno Paz", "")


def test_a_printer_that_is_off_is_said_and_the_device_is_taken_in(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host, port = closed.getsockname()
    change(receipt_printer=f"escpos://{host}:{port}?name=Counter")
    page = a_page(at_work, qtbot)
    fill(page, shop, manager, qtbot)
    finish(page, qtbot).print_all()
    assert "Counter" in said(page, qtbot)
    assert the_job(shop, manager).card.device.startswith("Samsung")
