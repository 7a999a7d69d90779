"""Ready to open, in the real window: scanner, backup, printer, and by itself."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from techstore_desktop import settings
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage import backup
from techstore_desktop.core.storage.disk import Room
from techstore_desktop.shop import Shop
from techstore_desktop.ui.opening import devices
from techstore_desktop.ui.opening.checks import State
from techstore_desktop.ui.opening.sheet import OpeningSheet
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import MANAGER_PIN, open_drawer
from tests.core.sales.payments.money import take_everything
from tests.ui.checkout.conftest import Till, a_window, signed_in
from tests.ui.keys import type_text


def sheet_of(till: Till) -> OpeningSheet:
    till.until(lambda: isinstance(open_sheet(till.window), OpeningSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, OpeningSheet)
    till.until(sheet.rows["disk"].sentence.text)
    return sheet


@pytest.fixture
def till(shop: Shop, manager: Actor, cashier: Actor, qtbot: QtBot) -> Till:
    """Return a till of a shop that wants the page."""
    QSettings().clear()
    return signed_in(a_window(shop, qtbot), shop, qtbot)


def test_a_key_opens_it_and_a_scan_proves_the_scanner(till: Till) -> None:
    till.key("o", control=True)
    sheet = sheet_of(till)
    assert sheet.rows["scanner"].state is State.UNKNOWN
    till.scan("4006381333931")
    till.until(lambda: sheet.rows["scanner"].state is State.FINE)
    assert "4006381333931" in sheet.rows["scanner"].sentence.text()
    type_text(sheet.scan_field, "40063813")
    till.until(lambda: sheet.rows["scanner"].state is State.LOOK)
    assert "without an end key" in sheet.rows["scanner"].sentence.text()
    till.key(Qt.Key.Key_Return)
    till.until(lambda: open_sheet(till.window) is None)


def test_a_backup_is_made_checked_and_remembered(till: Till, tmp_path: Path) -> None:
    till.key("o", control=True)
    sheet = sheet_of(till)
    till.until(lambda: sheet.rows["backup"].state is State.LOOK)
    copy = tmp_path / "copy.db"
    sheet.back_up(str(copy))
    till.until(lambda: sheet.rows["backup"].state is State.FINE)
    assert backup.check(copy)
    last = till.shop.backups.last()
    assert last is not None
    assert last.file == str(copy)
    sheet.back_up(str(copy))
    till.until(lambda: sheet.rows["backup"].state is State.BAD)
    assert sheet.backup_button.isEnabled()


def test_r14_a_rate_of_yesterday_is_asked_for_and_lent_a_pin(
    till: Till, manager: Actor, clock: SetClock
) -> None:
    take_everything(till.shop, manager)
    clock.advance(timedelta(days=1))
    till.key("o", control=True)
    sheet = sheet_of(till)
    till.until(sheet.rates.isVisible)
    assert "USD" in sheet.rows["rates"].sentence.text()
    field = sheet.rates.fields.fields["USD"]
    field.setFocus()
    field.selectAll()
    till.write("1300")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: isinstance(open_sheet(till.window), ApprovalSheet))
    asked = open_sheet(till.window)
    assert isinstance(asked, ApprovalSheet)
    till.until(asked._person.count)
    till.write(MANAGER_PIN)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: sheet.rows["rates"].state is State.FINE)
    assert sheet.isVisible()
    rate = till.shop.payment_methods.rates()["USD"]
    today = till.shop.profiles.current().business_day(clock.now())
    assert (rate.rate, rate.business_day) == (1300, today)


def test_a_shop_with_one_currency_is_asked_no_rate(till: Till) -> None:
    till.key("o", control=True)
    assert not sheet_of(till).rows["rates"].isVisible()


def test_a_full_disk_blocks_the_day(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shop, "room", lambda _shop: Room.NONE)
    till.key("o", control=True)
    sheet = sheet_of(till)
    till.until(lambda: not sheet.begin.isEnabled())
    till.key(Qt.Key.Key_Return)
    assert sheet.isVisible()
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: open_sheet(till.window) is None)


def test_a_printer_that_fails_says_why(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[bytes] = []

    def fail(
        make: Callable[[], bytes],
        _name: str,
        _parent: object,
        *,
        failed: Callable[[Exception], None],
        **_others: object,
    ) -> None:
        pages.append(make())
        failed(Unavailable("printer.out_of_paper", printer="Counter"))

    monkeypatch.setattr(devices, "send", fail)
    till.key("o", control=True)
    sheet = sheet_of(till)
    till.click(sheet.print_button)
    till.until(lambda: sheet.rows["printer"].state is State.BAD)
    assert "Counter" in sheet.rows["printer"].sentence.text()
    assert pages[0].startswith(b"%PDF")


def test_a_drawer_that_is_tried_before_the_day_is_recorded(
    till: Till, cashier: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bool] = []

    def carry(
        _make: object,
        _name: str,
        _parent: object,
        *,
        then: Callable[[], object],
        opens_drawer: bool,
        **_others: object,
    ) -> None:
        sent.append(opens_drawer)
        then()

    monkeypatch.setattr(devices, "send", carry)
    settings.change(receipt_printer="escpos://192.0.2.7:9100")
    till.key("o", control=True)
    sheet = sheet_of(till)
    till.click(sheet.print_button)
    till.until(lambda: sheet.rows["printer"].state is State.FINE)
    settings.change(receipt_printer="escpos://192.0.2.7:9100?opens_drawer=no")
    till.click(sheet.print_button)
    till.until(lambda: len(sent) == 2)
    assert sent == [True, False]
    session = open_drawer(till.shop, cashier)
    (movement,) = till.shop.cash_movements.movements(session.id)
    assert (movement.kind, movement.amount) == (MovementKind.OPENED, 0)
    assert movement.recorded_by_name == cashier.name


def test_it_opens_by_itself_once_a_day_where_the_shop_wants_it(
    shop: Shop, manager: Actor, cashier: Actor, qtbot: QtBot
) -> None:
    QSettings().clear()
    shop.branches.update_shop(manager, ShopUpdate(shows_opening=True))
    till = signed_in(a_window(shop, qtbot), shop, qtbot)
    sheet_of(till)
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: open_sheet(till.window) is None)
    till.window.close()
    again = signed_in(a_window(shop, qtbot), shop, qtbot)
    assert open_sheet(again.window) is None
    QSettings().clear()
