"""Customers are told from the job, by WhatsApp, by mail or by phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop import settings
from techstore_desktop.core.customers.choices import ContactWay
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.notices.choices import Channel, Occasion, Outcome
from techstore_desktop.core.notices.schemas import NoticeCreate
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.notices.mail_page import MailPage
from techstore_desktop.ui.notices.notice_sheet import NoticeSheet
from techstore_desktop.ui.notices.postman import Postman
from techstore_desktop.ui.notices.texts_page import NoticeTextsPage, TextsDialog
from techstore_desktop.ui.repairs.detail.timeline import Timeline
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.repairs.arranging import a_job, ready
from tests.mail.post_office import PostOffice
from tests.ui.keys import press
from tests.ui.showing import at_rest, shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "config" / "settings.toml"
    monkeypatch.setattr(settings, "config_file", lambda: file)
    monkeypatch.setattr(
        "techstore_desktop.ui.notices.mailbox.config_file", lambda: file
    )


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that other programs were asked to open."""
    addresses: list[str] = []

    def remember(address: QUrl) -> bool:
        addresses.append(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    return addresses


@pytest.fixture
def job(shop: Shop, at_work: Session) -> RepairCard:
    """Return a phone that is ready to be fetched."""
    card = a_job(shop, at_work.actor)
    update = CustomerUpdate(email="ana@example.org")
    shop.customers.update(at_work.actor, card.customer_id, update)
    ready(shop, at_work.actor, card.id)
    return card


@pytest.fixture
def office() -> Iterator[PostOffice]:
    made = PostOffice()
    made.open()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return shown(qtbot, QWidget(), size=(1000, 700))


def a_sheet(
    qtbot: QtBot, window: QWidget, at_work: Session, job: RepairCard
) -> NoticeSheet:
    sheet = NoticeSheet(window, at_work, job.id)
    sheet.open()
    qtbot.waitUntil(lambda: bool(sheet.text.toPlainText()))
    return sheet


def test_whatsapp_opens_with_the_words_and_the_notice_is_kept(
    qtbot: QtBot,
    shop: Shop,
    at_work: Session,
    job: RepairCard,
    opened: list[str],
    window: QWidget,
) -> None:
    sheet = a_sheet(qtbot, window, at_work, job)
    assert sheet.primary.text() == "Open WhatsApp"
    sheet.text.setPlainText("Está listo & espera 100 %")
    press(sheet.text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(shop.notices.of_job(at_work.actor, job.id)))
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [
        "https://wa.me/541155550142?text=Est%C3%A1%20listo%20%26%20espera%20100%20%25"
    ]
    (notice,) = shop.notices.of_job(at_work.actor, job.id)
    assert (notice.occasion, notice.channel) == (Occasion.READY, Channel.WHATSAPP)


def test_whatsapp_to_what_is_no_phone_tells_nobody(
    qtbot: QtBot,
    shop: Shop,
    at_work: Session,
    job: RepairCard,
    opened: list[str],
    window: QWidget,
) -> None:
    sheet = a_sheet(qtbot, window, at_work, job)
    sheet.address.setText("ana@example.com")
    press(sheet.text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(sheet.address.hasFocus)
    assert "Type one" in sheet._address_field._below.text()
    assert (opened, shop.notices.of_job(at_work.actor, job.id)) == ([], ())
    sheet.address.setText("+54 9 11 5555-0142")
    press(sheet.text, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(opened))


def test_a_way_that_was_used_says_by_whom_and_another_is_offered(
    qtbot: QtBot,
    shop: Shop,
    at_work: Session,
    job: RepairCard,
    opened: list[str],
    window: QWidget,
) -> None:
    shop.notices.record(at_work.actor, words(job, Channel.WHATSAPP, "+54 11 1"))
    sheet = a_sheet(qtbot, window, at_work, job)
    assert sheet.way.current() == Channel.EMAIL
    sheet.way.choose(Channel.WHATSAPP)
    assert not sheet.primary.isEnabled()
    assert at_work.actor.name in sheet._before.text()


def test_without_a_mailbox_the_mail_program_opens(
    qtbot: QtBot,
    shop: Shop,
    at_work: Session,
    job: RepairCard,
    opened: list[str],
    window: QWidget,
) -> None:
    sheet = a_sheet(qtbot, window, at_work, job)
    sheet.way.choose(Channel.EMAIL)
    assert sheet.primary.text() == "Open a mail"
    at_work.shell.window_widget = lambda: window  # type: ignore[method-assign]
    sheet.primary.click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].startswith("mailto:ana@example.org?subject=")
    qtbot.waitUntil(
        lambda: shop.notices.of_job(at_work.actor, job.id)[0].outcome is Outcome.SENT
    )
    assert shop.notices.waiting() == ()


def words(job: RepairCard, channel: Channel, address: str) -> NoticeCreate:
    return NoticeCreate(
        job_id=job.id,
        occasion=Occasion.READY,
        channel=channel,
        language="en",
        address=address,
        subject="Ready",
        text="It is ready",
    )


def test_a_mail_that_waits_goes_out_and_one_that_never_will_is_marked(
    qtbot: QtBot, shop: Shop, at_work: Session, job: RepairCard, office: PostOffice
) -> None:
    shop.notices.record(at_work.actor, words(job, Channel.EMAIL, "ana@example.org"))
    other = a_job(shop, at_work.actor)
    office.refuses["nobody@example.org"] = "550 no such mailbox"
    wrong = words(other, Channel.EMAIL, "nobody@example.org")
    shop.notices.record(at_work.actor, wrong)
    postman = Postman(shop, at_work.changes, at_work.changes)
    refused: list[str] = []
    postman.refused.connect(lambda number, _error: refused.append(number))
    postman.go()
    at_rest(qtbot)
    assert len(shop.notices.waiting()) == 2
    settings.change(
        mail_host="127.0.0.1",
        mail_port=str(office.port),
        mail_sender="shop@example.com",
        mail_security="none",
    )
    postman.go()
    qtbot.waitUntil(lambda: shop.notices.waiting() == ())
    assert len(office.letters) == 1
    (sent,) = shop.notices.of_job(at_work.actor, job.id)
    (failed,) = shop.notices.of_job(at_work.actor, other.id)
    assert (sent.outcome, failed.outcome) == (Outcome.SENT, Outcome.FAILED)
    assert refused == [other.number]
    postman.deleteLater()


def test_a_full_mailbox_keeps_no_other_mail_waiting(
    qtbot: QtBot, shop: Shop, at_work: Session, job: RepairCard, office: PostOffice
) -> None:
    office.refuses["full@example.org"] = "452 mailbox full"
    full = words(job, Channel.EMAIL, "full@example.org")
    shop.notices.record(at_work.actor, full)
    other = a_job(shop, at_work.actor)
    shop.notices.record(at_work.actor, words(other, Channel.EMAIL, "ana@example.org"))
    settings.change(
        mail_host="127.0.0.1",
        mail_port=str(office.port),
        mail_sender="shop@example.com",
        mail_security="none",
    )
    postman = Postman(shop, at_work.changes, at_work.changes)
    postman.go()
    qtbot.waitUntil(lambda: len(office.letters) == 1)
    qtbot.waitUntil(lambda: not postman._is_out)
    assert [each.address for each in shop.notices.waiting()] == ["full@example.org"]
    office.refuses.clear()
    postman.go()
    qtbot.waitUntil(lambda: shop.notices.waiting() == ())
    assert len(office.letters) == 2
    postman.deleteLater()


def test_what_holds_mail_up_is_said_once_and_stands_on_the_job(
    qtbot: QtBot, shop: Shop, at_work: Session, job: RepairCard, office: PostOffice
) -> None:
    shop.notices.record(at_work.actor, words(job, Channel.EMAIL, "ana@example.org"))
    timeline = Timeline(at_work)
    qtbot.addWidget(timeline)
    settings.change(
        mail_host="127.0.0.1",
        mail_port=str(office.port),
        mail_sender="shop@example.com",
        mail_security="none",
        mail_user="shop",
    )
    held_up: list[str] = []
    postman = Postman(shop, at_work.changes, at_work.changes)
    postman.held_up.connect(lambda error: held_up.append(error.code))
    postman.go()
    qtbot.waitUntil(lambda: bool(held_up))
    postman.go()
    qtbot.waitUntil(lambda: not postman._is_out)
    assert held_up == ["mail.sign_in_refused"]
    timeline.show_job(shop.repairs.job(at_work.actor, job.id))
    qtbot.waitUntil(lambda: "waits to be sent" in second_line(timeline))
    settings.change(mail_user="")
    office.refuses["ana@example.org"] = "550 no such mailbox"
    postman.go()
    qtbot.waitUntil(lambda: shop.notices.waiting() == ())
    at_work.changes.feed({"notice_outcome": ()})
    qtbot.waitUntil(lambda: "550 no such mailbox" in second_line(timeline))
    postman.deleteLater()


def second_line(timeline: Timeline) -> str:
    second = timeline.table.model.columns[0].second
    assert second is not None
    return second(timeline.table.model.rows()[0])


def test_the_mailbox_is_set_up_on_its_page(qtbot: QtBot, at_work: Session) -> None:
    page = MailPage(at_work)
    qtbot.addWidget(page)
    page.load()
    assert not page.is_changed()
    page.lines["sender"].setText("shop")
    page.lines["host"].setText("smtp.example.com")
    page.save()
    assert page.fields["sender"].error()
    page.lines["port"].setText("many")
    page.save()
    assert page.fields["port"].error()
    assert not page.fields["sender"].error()
    page.lines["port"].setText("587")
    page.save()
    assert page.fields["sender"].error()
    assert not page.fields["port"].error()
    page.lines["sender"].setText("shop@example.com")
    page.security.choose("starttls")
    page.save()
    qtbot.waitUntil(lambda: not page.is_changed())
    kept = settings.read()
    assert (kept.mail_host, kept.mail_port) == ("smtp.example.com", 587)
    assert kept.mail_security == "starttls"


def test_the_shop_writes_its_own_words(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    page = NoticeTextsPage(at_work)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: page.table.model.rowCount() > 0)
    page.table.mark(0)
    page.edit()
    dialog = open_sheet(page)
    assert isinstance(dialog, TextsDialog)
    dialog.text.setPlainText("Hello {nobody}")
    dialog.decide()
    qtbot.waitUntil(lambda: "nobody" in dialog._field.error())
    dialog.text.setPlainText("Hello {customer}")
    dialog.decide()
    qtbot.waitUntil(lambda: page.table.model.rows()[0].is_own)
    page.use_standard()
    qtbot.waitUntil(lambda: not page.table.model.rows()[0].is_own)
    assert not any(each.is_own for each in shop.notice_templates.templates())


def test_the_preferred_way_is_chosen_and_said(
    qtbot: QtBot, shop: Shop, at_work: Session, job: RepairCard, window: QWidget
) -> None:
    wish = CustomerUpdate(preferred_contact=ContactWay.PHONE)
    shop.customers.update(at_work.actor, job.customer_id, wish)
    sheet = a_sheet(qtbot, window, at_work, job)
    assert sheet.way.current() == Channel.PHONE
    assert "wants to be reached by Phone" in sheet._wish.text()
    sheet.reject()
    wish = CustomerUpdate(preferred_contact=ContactWay.NONE)
    shop.customers.update(at_work.actor, job.customer_id, wish)
    sheet = a_sheet(qtbot, window, at_work, job)
    assert "asked not to be told" in sheet._wish.text()
