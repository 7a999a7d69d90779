"""The categories of expenses are added and taken out of use in the settings."""

from pytestqt.qtbot import QtBot

from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.categories_page import (
    CategoryDialog,
    ExpenseCategoriesPage,
)
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.keys import type_text


def test_a_category_comes_and_goes(at_work: Session, shop: Shop, qtbot: QtBot) -> None:
    page = ExpenseCategoriesPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.add()
    dialog = open_sheet(page)
    assert isinstance(dialog, CategoryDialog)
    dialog.decide()
    qtbot.waitUntil(lambda: bool(dialog._field.error()))
    type_text(dialog.name, "Courier")
    dialog.decide()
    qtbot.waitUntil(lambda: bool(shop.cash_movements.categories()))
    page.load()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    page.table.mark(0)
    page.archive()
    qtbot.waitUntil(lambda: not shop.cash_movements.categories())
