"""The repairs screen on a real shop, with devices in several states."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.session import Session
from tests.builders import a_customer
from tests.core.repairs.arranging import a_device, labour, ready, take_in
from tests.ui.showing import shown


@pytest.fixture
def jobs(shop: Shop, at_work: Session) -> dict[str, RepairCard]:
    """Return a received phone, a console being looked at, and a laptop to fetch."""
    actor = at_work.actor
    ana = a_customer(shop, actor).id

    def one(**values: object) -> RepairCard:
        return take_in(shop, actor, a_device(**values), customer_id=ana).jobs[0]

    phone = one()
    console = one(brand="Sony", model="PlayStation 5", imei="", fault="No picture")
    shop.repairs.move(actor, console.id, "diagnosing")
    laptop = one(brand="Dell", model="G15", imei="", fault="Goes off")
    ready(shop, actor, laptop.id, labour("210"))
    return {"phone": phone, "console": console, "laptop": laptop}


@pytest.fixture
def screen(
    qtbot: QtBot, at_work: Session, jobs: dict[str, RepairCard]
) -> Iterator[RepairsScreen]:
    made = shown(qtbot, RepairsScreen(at_work), size=(1240, 720))
    qtbot.waitUntil(lambda: made.board.mark_job(jobs["phone"].id))
    yield made
    QSettings().clear()
