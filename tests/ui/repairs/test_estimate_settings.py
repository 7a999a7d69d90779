"""The repairs' price list and the workshop's hours, in Settings."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.branches.workdays import Span
from techstore_desktop.core.estimates.schemas import RepairPriceCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.estimates import price_import
from techstore_desktop.ui.repairs.estimates.closed_day_dialog import ClosedDayDialog
from techstore_desktop.ui.repairs.estimates.hours_text import read_hours, write_hours
from techstore_desktop.ui.repairs.estimates.price_dialog import RepairPriceDialog
from techstore_desktop.ui.repairs.estimates.price_import import PriceImportDialog
from techstore_desktop.ui.repairs.estimates.prices_page import RepairPricesPage
from techstore_desktop.ui.repairs.estimates.workshop_page import WorkshopPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.keys import press, type_text

DAY = (Span(time(9), time(18)),)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("9-18", "9:00–18:00"),
        ("16:30-20, 9-13", "9:00–13:00, 16:30–20:00"),
        ("8h30 - 12", "8:30–12:00"),
        ("20-24", "20:00–23:59"),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, shown: str) -> None:
    spans = read_hours(typed)
    assert spans is not None
    assert write_hours(spans) == shown
    assert read_hours(shown) == spans


@pytest.mark.parametrize("typed", ["all day", "18-9", "9", "25-26", "9-9"])
def test_what_are_no_hours_is_refused(typed: str) -> None:
    assert read_hours(typed) is None


def test_hours_numbers_and_closed_days_are_set(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = WorkshopPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: bool(page._kept))
    assert page.hours[0].text() == "9:00–18:00"
    assert page.hours[6].text() == ""
    page.hours[0].setText("never")
    page.save()
    assert page.hour_fields[0].error()
    page.hours[0].clear()
    type_text(page.hours[6], "10-14")
    page.numbers["repair_parts_days"].setText("9")
    page.numbers["repair_warranty_days"].setText("180")
    page.second_check.click()
    assert page.is_changed()
    page.save()
    qtbot.waitUntil(lambda: not page.is_changed())
    week = shop.work_calendar.calendar().week
    assert 0 not in week
    assert week[1] == DAY
    assert week[6] == (Span(time(10), time(14)),)
    assert shop.branches.shop().repair_parts_days == 9
    assert shop.branches.shop().repair_warranty_days == 180
    assert shop.branches.shop().repair_second_check
    page.add()
    dialog = open_sheet(page)
    assert isinstance(dialog, ClosedDayDialog)
    dialog.day.setDate(QDate(2026, 12, 25))
    type_text(dialog.name, "Navidad")
    press(dialog.name, Qt.Key.Key_Return)
    table = page.closed_days.table
    qtbot.waitUntil(lambda: len(table.model.rows()) == 1)
    assert shop.work_calendar.closed_days()[0].day == date(2026, 12, 25)
    table.mark(0)
    page.closed_days.open_button.click()
    qtbot.waitUntil(lambda: not table.model.rows())


def test_a_week_without_work_is_refused_beside_the_hours(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = WorkshopPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: bool(page._kept))
    for line in page.hours:
        line.clear()
    page.save()
    qtbot.waitUntil(lambda: bool(page.hour_fields[0].error()))
    assert page.is_changed()


def test_prices_are_added_changed_and_taken_out_of_use(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = RepairPricesPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.add()
    dialog = open_sheet(page)
    assert isinstance(dialog, RepairPriceDialog)
    dialog.decide()
    assert dialog.fields["price"].error()
    dialog.kind.choose("phone")
    type_text(dialog.fault, "Pantalla rota")
    dialog.price.setText("150")
    press(dialog.price, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.table.model.rows()) == 1)
    page.table.mark(0)
    page.edit()
    dialog = open_sheet(page)
    assert isinstance(dialog, RepairPriceDialog)
    dialog.price.setText("175,50")
    dialog.minutes.setText("45")
    dialog.decide()
    qtbot.waitUntil(lambda: shop.repair_prices.every()[0].minutes == 45)
    assert shop.repair_prices.every()[0].price == Decimal("175.50")
    qtbot.waitUntil(lambda: page.table.model.rows()[0].minutes == 45)
    page.table.mark(0)
    page.archive()
    qtbot.waitUntil(lambda: shop.repair_prices.every() == ())


def test_a_file_is_looked_at_before_it_is_taken_in(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session, tmp_path: Path
) -> None:
    row = RepairPriceCreate(device_kind="phone", fault="Batería", price=Decimal(40))
    shop.repair_prices.add(manager, row)
    file = tmp_path / "precios.csv"
    file.write_text(
        "Tipo;Falla;Precio\nphone;Batería;45\nphone;Pantalla;90\nphone;;1\n"
    )
    page = RepairPricesPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.take_file(file)
    qtbot.waitUntil(lambda: isinstance(open_sheet(page), PriceImportDialog))
    dialog = open_sheet(page)
    assert isinstance(dialog, PriceImportDialog)
    assert "1 new, 1 changed, 0 as they were." in dialog.words.text()
    assert "Line 4: Fault is empty" in dialog.words.text()
    dialog.decide()
    qtbot.waitUntil(lambda: len(page.table.model.rows()) == 2)
    assert {each.price for each in shop.repair_prices.every()} == {45, 90}
    out = tmp_path / "out.csv"
    price_import.export(page, at_work, out)
    qtbot.waitUntil(lambda: bool(at_work.shell.toasts))  # type: ignore[attr-defined]
    assert "2" in at_work.shell.toasts[0][0]  # type: ignore[attr-defined]
    assert "Pantalla" in out.read_text(encoding="utf-8-sig")
