"""At the job: what is signed, the photos, and the units of parts with numbers."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.choices import ApprovalWay, PartStatus, RepairKind
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion, ConsentWay
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.core.repairs.intake_service import scaled_photo
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.agreement_dialog import AgreementDialog
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.consent.signed_sheet import SignedSheet
from techstore_desktop.ui.repairs.delivery.dialog import DeliveryDialog
from techstore_desktop.ui.repairs.photos import phone_folder
from techstore_desktop.ui.repairs.photos.full_sheet import FullPhotoSheet
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_product, open_drawer
from tests.core.repairs.arranging import approved, diagnosed, labour, part
from tests.core.repairs.test_intake import a_photo
from tests.ui.conftest import BareShell
from tests.ui.keys import click, press, type_text
from tests.ui.repairs.test_money import key, opened, sheet_of

Jobs = dict[str, RepairCard]
Key = Qt.Key


def test_a_quote_is_agreed_to_with_a_signature(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job = screen.session.actor, jobs["console"]
    diagnosed(shop, actor, job.id, labour("120"))
    shop.repairs.quote(actor, job.id)
    opened(qtbot, screen, job)
    qtbot.waitUntil(lambda: screen.detail.step.button.text() == "Customer agrees")
    key(screen, Key.Key_F12)
    dialog = sheet_of(qtbot, screen, AgreementDialog)
    assert dialog.given_at.isEnabled()
    dialog.way.setCurrentIndex(3)
    assert dialog.primary.text() == "Read and sign"
    assert not dialog.given_at.isEnabled()
    key(screen, Key.Key_Return)
    sheet = sheet_of(qtbot, screen, ConsentSheet)
    assert "120,00" in sheet._text
    assert "The display is broken" in sheet._text
    sheet.sign_on_paper()
    qtbot.waitUntil(
        lambda: shop.repairs.job(actor, job.id).card.state.kind is RepairKind.APPROVED
    )
    (consent,) = shop.intake.consents(job.ticket_id)
    assert (consent.occasion, consent.way) == (
        ConsentOccasion.APPROVAL,
        ConsentWay.PAPER,
    )
    assert shop.repairs.job(actor, job.id).approvals[-1].way is ApprovalWay.SIGNATURE


def test_the_delivery_note_is_read_and_signed_before_the_checkout(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    open_drawer(shop, screen.session.actor)
    opened(qtbot, screen, jobs["laptop"])
    key(screen, Key.Key_F12)
    dialog = sheet_of(qtbot, screen, DeliveryDialog)
    key(screen, Key.Key_F7)
    sheet = sheet_of(qtbot, screen, ConsentSheet)
    assert "210,00" in sheet._text
    sheet.sign_on_paper()
    assert open_sheet(screen) is dialog
    assert dialog.sign_button.text() == "Delivery note: signed"
    key(screen, Key.Key_Return)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    repair = shell.opened[-1][1]["repair"]
    signed = ConsentCreate.model_validate_json(
        repair.delivery.signed  # type: ignore[attr-defined]
    )
    assert (signed.occasion, signed.text) == (ConsentOccasion.PICK_UP, sheet._text)


def test_what_was_signed_can_be_read_again(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    job = jobs["phone"]
    consent = ConsentCreate(
        occasion=ConsentOccasion.APPROVAL,
        way=ConsentWay.SCREEN,
        text="Up to 100",
        strokes=(((0.1, 0.1), (0.5, 0.5)),),
    )
    shop.intake.sign(screen.session.actor, job.id, consent)
    opened(qtbot, screen, job)
    screen.detail.tabs.setCurrentIndex(2)
    signed = screen.detail.facts.signed
    qtbot.waitUntil(lambda: len(signed._lines) == 1)
    when = signed._lines[0].findChildren(Label)[0]
    assert when.minimumSizeHint().width() < when.sizeHint().width(), "it may break"
    signed._lines[0].findChildren(QuietButton)[0].click()
    sheet = sheet_of(qtbot, screen, SignedSheet)
    press(sheet, Key.Key_Escape)
    assert open_sheet(screen) is None


def test_a_photo_that_is_dropped_on_the_job_is_kept_once_and_shown_in_full(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs, tmp_path: Path
) -> None:
    file = tmp_path / "inside.jpg"
    file.write_bytes(a_photo())
    job = jobs["phone"]
    opened(qtbot, screen, job)
    screen.detail.tabs.setCurrentIndex(2)
    photos = screen.detail.facts.photos
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    for _time in range(2):
        photos.dropEvent(_a_drop(carried))
        qtbot.waitUntil(lambda: photos.strip.count() == 1)
    assert len(shop.intake.photos(job.id)) == 1
    press(photos.strip, Key.Key_Return)
    sheet = sheet_of(qtbot, screen, FullPhotoSheet)
    press(sheet, Key.Key_Escape)
    assert open_sheet(screen) is None


def test_a_picture_on_the_clipboard_goes_to_the_open_job(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    job = jobs["phone"]
    opened(qtbot, screen, job)
    QGuiApplication.clipboard().setImage(QImage.fromData(a_photo()))
    press(screen.detail.step.more, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    photos = screen.detail.facts.photos
    qtbot.waitUntil(lambda: photos.strip.count() == 1)
    assert len(shop.intake.photos(job.id)) == 1


def test_a_photo_dropped_anywhere_on_the_open_job_is_shown_with_it(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs, tmp_path: Path
) -> None:
    file = tmp_path / "inside.jpg"
    file.write_bytes(a_photo())
    opened(qtbot, screen, jobs["phone"])
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    screen.detail.dropEvent(_a_drop(carried))
    photos = screen.detail.facts.photos
    qtbot.waitUntil(lambda: photos.strip.count() == 1)
    assert photos.isVisible()


def test_a_phone_s_new_photos_come_by_themselves_while_they_are_wanted(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs, tmp_path: Path
) -> None:
    phone_folder.remember(tmp_path)
    (tmp_path / "of yesterday.jpg").write_bytes(a_photo())
    opened(qtbot, screen, jobs["phone"])
    screen.detail.tabs.setCurrentIndex(2)
    photos = screen.detail.facts.photos
    click(photos.phone)
    watching = photos._folder
    qtbot.waitUntil(lambda: watching._known is not None)
    (tmp_path / "notes.txt").write_text("no photo")
    (tmp_path / "IMG_1.JPG").write_bytes(a_photo(640, 480))
    qtbot.waitUntil(lambda: photos.strip.count() == 1)
    screen.open_job(jobs["console"].id)
    qtbot.waitUntil(lambda: not photos.phone.isChecked())
    assert watching._folder is None


def test_a_photo_of_another_device_is_taken_off_with_a_reason(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    job, actor = jobs["phone"], screen.session.actor
    shop.intake.add_photos(actor, job.id, [scaled_photo(a_photo())])
    opened(qtbot, screen, job)
    screen.detail.tabs.setCurrentIndex(2)
    photos = screen.detail.facts.photos
    qtbot.waitUntil(lambda: photos.strip.count() == 1)
    press(photos.strip, Key.Key_Return)
    press(sheet_of(qtbot, screen, FullPhotoSheet), Key.Key_Delete)
    dialog = sheet_of(qtbot, screen, TextDialog)
    press(dialog.text, Key.Key_Return)
    assert dialog._field.error()
    type_text(dialog.text, "It is another phone")
    press(dialog.text, Key.Key_Return)
    qtbot.waitUntil(lambda: photos.strip.count() == 0)
    assert shop.intake.photos(job.id) == []


def test_a_part_with_serial_numbers_asks_for_its_unit_and_gives_it_back(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, job = screen.session.actor, jobs["console"]
    battery = a_product(shop, actor, tracks_serial_numbers=True)
    line = approved(shop, actor, job.id, part(battery)).lines[0]
    opened(qtbot, screen, job)
    screen.detail.fitting.fit(line)
    sheet = sheet_of(qtbot, screen, SerialSheet)
    sheet.on_scan("bat-7")
    qtbot.waitUntil(lambda: sheet._doubted is not None or open_sheet(screen) is None)
    sheet.confirm()
    qtbot.waitUntil(
        lambda: (
            shop.repairs.job(actor, job.id).lines[0].part_status is PartStatus.FITTED
        )
    )
    fitted = shop.repairs.job(actor, job.id).lines[0]
    assert fitted.serial_numbers == ("BAT-7",)
    screen.detail.fitting.take_off(fitted)
    dialog = sheet_of(qtbot, screen, ChoiceDialog)
    press(dialog, Key.Key_Escape)
    assert shop.repairs.job(actor, job.id).lines[0].part_status is PartStatus.FITTED
    screen.detail.fitting.take_off(fitted)
    press(sheet_of(qtbot, screen, ChoiceDialog).list, Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            shop.repairs.job(actor, job.id).lines[0].part_status is PartStatus.RETURNED
        )
    )
    (unit,) = shop.serials.standings(battery.id, ["BAT-7"])
    assert unit.is_ready


def _a_drop(carried: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
