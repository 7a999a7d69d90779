"""The counter's page fills price and day in; what is typed there stays."""

from datetime import datetime
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from techstore_desktop.core.estimates.schemas import RepairPriceCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.intake.draft import (
    SUGGESTED,
    DeviceDraft,
    TicketDraft,
    from_disk,
)
from techstore_desktop.ui.repairs.intake.page import IntakePage
from techstore_desktop.ui.session import Session
from tests.builders import a_customer
from tests.core.repairs.arranging import a_job
from tests.ui.keys import type_text
from tests.ui.repairs.test_intake_page import a_page, the_job

TONIGHT = datetime.fromisoformat("2026-11-23T18:00-03:00")


@pytest.fixture
def prices(shop: Shop, manager: Actor) -> None:
    for fault, price in (("Screen broken", 150), ("Battery", 40)):
        row = RepairPriceCreate(
            device_kind="phone", fault=fault, price=price, minutes=45
        )
        shop.repair_prices.add(manager, row)


def a_known_page(
    shop: Shop, manager: Actor, at_work: Session, qtbot: QtBot
) -> IntakePage:
    page = a_page(at_work, qtbot)
    ana = a_customer(shop, manager, name="Ana Quiroga")
    page.open_with(customer_id=ana.id, customer_name=ana.name)
    type_text(page.device.name, "Galaxy S21")
    return page


@pytest.mark.usefixtures("prices")
def test_price_and_day_are_filled_in_with_what_they_rest_on(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = a_known_page(shop, manager, at_work, qtbot)
    type_text(page.device.fault, "Screen broken")
    qtbot.waitUntil(lambda: page.device.estimate.value() == 150)
    hint = page.device.fields["estimate"]._below.text()
    assert hint == "From the price list · 45 min"
    day = page.ticket.fields["promised"]._below.text()
    assert day == "No open work before it · this takes 45 min"
    assert page.ticket.promised._choices[0] == (SUGGESTED, "today 18:00")
    page.take_in()
    qtbot.waitUntil(lambda: bool(shop.repairs.board(manager).cards))
    job = the_job(shop, manager)
    assert job.estimate == 150
    assert job.approved_amount is None
    assert job.card.promised_at == TONIGHT
    qtbot.waitUntil(lambda: page.device.estimate.text() == "")
    assert page.device.fields["estimate"]._below.text() == ""


@pytest.mark.usefixtures("prices")
def test_a_price_that_is_typed_stays_and_a_day_that_is_chosen_too(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = a_known_page(shop, manager, at_work, qtbot)
    type_text(page.device.fault, "Battery")
    qtbot.waitUntil(lambda: page.device.estimate.value() == 40)
    page.device.estimate.clear()
    type_text(page.device.estimate, "55")
    page.ticket.promised.choose("1")
    page.device.fault.clear()
    type_text(page.device.fault, "Screen broken")
    told = page.ticket.fields["promised"]._below
    qtbot.waitUntil(lambda: "this takes 45 min" in told.text())
    assert page.device.estimate.value() == 55
    page.take_in()
    qtbot.waitUntil(lambda: bool(shop.repairs.board(manager).cards))
    job = the_job(shop, manager)
    assert job.estimate == 55
    promised = job.card.promised_at
    assert promised == datetime.fromisoformat("2026-11-24T18:00-03:00")


@pytest.mark.usefixtures("prices")
def test_another_fault_brings_another_price_and_an_unknown_one_none(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = a_known_page(shop, manager, at_work, qtbot)
    type_text(page.device.fault, "Battery")
    qtbot.waitUntil(lambda: page.device.estimate.value() == 40)
    type_text(page.device.fault, ", Screen broken")
    qtbot.waitUntil(lambda: page.device.estimate.value() == 190)
    page.device.fault.clear()
    type_text(page.device.fault, "It smells")
    qtbot.waitUntil(lambda: page.device.estimate.text() == "")
    assert page.draft().devices[0].estimate is None


@pytest.mark.usefixtures("prices")
def test_each_device_of_a_ticket_has_its_price_and_one_day_holds_for_all(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    a_job(shop, manager)
    page = a_known_page(shop, manager, at_work, qtbot)
    type_text(page.device.fault, "Battery")
    qtbot.waitUntil(lambda: page.device.estimate.value() == 40)
    page.add_device()
    type_text(page.device.name, "Galaxy A52")
    type_text(page.device.fault, "Screen broken")
    qtbot.waitUntil(lambda: page.device.estimate.value() == 150)
    hint = page.ticket.fields["promised"]._below
    assert hint.text() == (
        "Open repairs before it: 1 · 45 min of work · technicians: 1"
        " · this takes 90 min"
    )
    page._turn_to(0)
    assert page.device.estimate.value() == 40
    assert [each.estimate for each in page.draft().devices] == [40, 150]


def test_what_an_older_program_kept_was_typed() -> None:
    kept = TicketDraft(
        customer_name="Ana",
        devices=(DeviceDraft(model="S21", fault="Broken", estimate=Decimal(70)),),
    ).for_disk()
    del kept["devices"][0]["is_estimate_typed"]
    (device,) = from_disk(kept).devices
    assert device.with_price(Decimal(90)).estimate == 70
