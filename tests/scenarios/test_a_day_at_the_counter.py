"""A whole day on the demo shop, two tills, by keyboard alone; then the figures."""

from collections import Counter as Sums
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from techstore_desktop import demo
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.shop import Shop
from techstore_desktop.ui import theme
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from tests.scenarios.counter_day import Counter, play
from tests.scenarios.day_figures import check_day, check_report, standing
from tests.scenarios.two_tills import a_window, demo_till
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till, join_empty


@pytest.fixture
def quiet_till(qapp: QApplication) -> Iterator[None]:
    """Let receipts be nobody's business, and the looks be the light ones."""
    theme.apply(qapp, "light")
    QSettings().clear()
    receipt_choice.remember(ReceiptChoice.NONE)
    yield
    QSettings().clear()


@pytest.fixture
def here(hub_engine: Engine, tmp_path: Path) -> Iterator[Till]:
    """Return the demo shop's till; its history is the hub's first content."""
    till = demo_till(hub_engine, tmp_path / "demo.db")
    yield till
    till.close()


@pytest.fixture
def there(
    hub_engine: Engine, sqlite_template: Path, tmp_path: Path, here: Till
) -> Iterator[Till]:
    """Return the shop's second till."""
    branch_id = here.shop.database.origin.branch_id
    file = tmp_path / "second.db"
    till = join_empty(hub_engine, sqlite_template, file, code="B1", branch_id=branch_id)
    yield till
    till.close()


def a_counter(qtbot: QtBot, shop: Shop) -> Counter:
    window = a_window(shop)
    qtbot.addWidget(window)
    return Counter(window, shop, _no_picture)


def _no_picture(_window: QWidget, _name: str) -> None:
    """Take none: the day is only played."""


def test_a_whole_day_by_keyboard_and_its_figures_agree(
    qtbot: QtBot, quiet_till: None, here: Till, there: Till, hub_engine: Engine
) -> None:
    owner = demo.demo_actor(here.shop)
    before = standing(here.shop, owner)

    def meet() -> None:
        for till in (here, there, here):
            till.sync()

    first, second = a_counter(qtbot, here.shop), a_counter(qtbot, there.shop)
    day = play(first, second, meet, owner)
    after = standing(here.shop, owner)
    kinds = Sums(each.kind for each in first.ledger.documents)
    assert kinds[SaleKind.SALE] + len(second.ledger.documents) == 20
    assert (kinds[SaleKind.RETURN], kinds[SaleKind.EXCHANGE]) == (2, 1)
    check_report(here.shop.cash.report(owner, day.session_id), first.ledger)
    owed = here.shop.accounts.standing(day.customer_id).balance
    check_day(before, after, (first.ledger, second.ledger), owed)
    assert standing(there.shop, owner).on_hand == after.on_hand
    for till in (here, there):
        assert till.shop.verify().differences == ()
    assert digest(here) == digest(there) == hub_digest(hub_engine)
