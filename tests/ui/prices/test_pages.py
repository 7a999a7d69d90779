"""Price lists, promotions and limits as a manager sets them, by keyboard and mouse."""

from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.schemas import PriceListCreate, PromotionCreate
from techstore_desktop.core.products.schemas import CategoryCreate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.customers.card import CustomerCard
from techstore_desktop.ui.prices import price_files
from techstore_desktop.ui.prices.limits_page import DiscountLimitsPage
from techstore_desktop.ui.prices.own_prices_sheet import OwnPricesSheet
from techstore_desktop.ui.prices.price_list_dialog import PriceListDialog
from techstore_desktop.ui.prices.price_lists_page import PriceListsPage
from techstore_desktop.ui.prices.promotion_dialog import PromotionDialog
from techstore_desktop.ui.prices.promotions_page import PromotionsPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests import builders
from tests.ui.keys import click, press, type_text
from tests.ui.showing import shown

PageT = TypeVar("PageT", bound=SettingsPage)
SheetT = TypeVar("SheetT", bound=QWidget)


@pytest.fixture
def screen(qtbot: QtBot, at_work: Session) -> SettingsScreen:
    """Return the manager's settings."""
    return shown(qtbot, SettingsScreen(at_work))


def page_of(screen: SettingsScreen, key: str, kind: type[PageT]) -> PageT:
    screen.open_page(key)
    page = screen.page()
    assert isinstance(page, kind)
    return page


def on_top(screen: QWidget, kind: type[SheetT]) -> SheetT:
    sheet = open_sheet(screen)
    assert isinstance(sheet, kind)
    return sheet


def test_a_promotion_is_made_by_keyboard(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop, manager: Actor
) -> None:
    shop.products.create_category(manager, CategoryCreate(name="Cables"))
    page = page_of(screen, "promotions", PromotionsPage)
    press(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = on_top(screen, PromotionDialog)
    type_text(dialog.name, "3 for 2 on cables")
    dialog.gift.kind.choose("n_for_m")
    type_text(dialog.gift.group, "3")
    type_text(dialog.gift.paid, "2")
    type_text(dialog.scope.search, "cab")
    qtbot.waitUntil(lambda: dialog.scope.search.found_count() == 1)
    press(dialog.scope.search, Qt.Key.Key_Return)
    assert len(dialog.scope.category_ids()) == 1
    press(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    [made] = shop.promotions.promotions()
    assert (made.kind, made.quantity, made.paid_quantity) == (
        PromotionKind.N_FOR_M,
        3,
        2,
    )


def test_all_that_is_wrong_with_a_promotion_shows_at_once(
    screen: SettingsScreen, shop: Shop
) -> None:
    page = page_of(screen, "promotions", PromotionsPage)
    page.add()
    dialog = on_top(screen, PromotionDialog)
    dialog.gift.percent.setText("much")
    dialog.decide()
    assert "number" in dialog.gift.field_of("promotion.no_percent").error()
    dialog.gift.percent.setText("")
    dialog.decide()
    assert "per cent" in dialog.gift.field_of("promotion.no_percent").error()
    assert shop.promotions.promotions() == []


def test_a_promotion_is_changed_ended_and_brought_back(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop, manager: Actor
) -> None:
    mouse = builders.a_product(shop, manager)
    values = {"name": "Half", "kind": "percent_off", "percent": "50"}
    shop.promotions.create(
        manager, PromotionCreate.model_validate(values | {"product_ids": [mouse.id]})
    )
    page = page_of(screen, "promotions", PromotionsPage)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    page.table.mark(0)
    click(page.edit_button)
    dialog = on_top(screen, PromotionDialog)
    qtbot.waitUntil(dialog.primary.isEnabled)
    dialog.gift.percent.setText("40")
    dialog.weekdays.buttons[4].click()
    dialog.decide()
    qtbot.waitUntil(lambda: shop.promotions.promotions()[0].percent == 40)
    [changed] = shop.promotions.promotions()
    assert (changed.weekdays, changed.product_ids) == ((4,), (mouse.id,))
    qtbot.waitUntil(lambda: open_sheet(screen) is None)
    click(page.archive_button)
    qtbot.waitUntil(lambda: shop.promotions.promotions() == [])
    qtbot.waitUntil(lambda: page.archive_button.text() == "Restore")
    click(page.archive_button)
    qtbot.waitUntil(lambda: len(shop.promotions.promotions()) == 1)


def test_a_price_list_with_parts_and_own_prices(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop, manager: Actor
) -> None:
    shop.products.create_category(manager, CategoryCreate(name="Cables"))
    mouse = builders.a_product(shop, manager, name="Mouse")
    page = page_of(screen, "price_lists", PriceListsPage)
    page.add()
    dialog = on_top(screen, PriceListDialog)
    type_text(dialog.name, "Wholesale")
    type_text(dialog.percent, "7.5")
    type_text(dialog.search, "cab")
    qtbot.waitUntil(lambda: dialog.search.found_count() == 1)
    press(dialog.search, Qt.Key.Key_Return)
    [rate] = dialog.rates.values()
    type_text(rate, "12")
    dialog.decide()
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 1)
    [made] = shop.price_lists.price_lists()
    assert made.percent == Decimal("7.5")
    assert [each.percent for each in made.category_percents] == [12]
    page.table.mark(0)
    click(page.prices_button)
    sheet = on_top(screen, OwnPricesSheet)
    sheet.search.set_text("mouse")
    qtbot.waitUntil(lambda: sheet.table.model.rowCount() == 1)
    press(sheet.search.line, Qt.Key.Key_Return)
    type_text(sheet.price, "80")
    press(sheet.price, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shop.price_lists.prices(made.id)) == 1)
    assert shop.price_lists.prices(made.id)[0].amount == 80
    assert shop.price_lists.prices(made.id)[0].product_id == mouse.id


def test_limits_are_kept_and_what_is_no_number_is_said(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = page_of(screen, "discounts", DiscountLimitsPage)
    qtbot.waitUntil(lambda: page.limits["cashier_discount_limit"].text() != "")
    page.limits["cashier_discount_limit"].setText("a lot")
    page.limits["manager_discount_limit"].setText("101")
    page.save()
    wrong = {name for name, field in page.fields.items() if field.error()}
    assert wrong == {"cashier_discount_limit", "manager_discount_limit"}
    page.limits["cashier_discount_limit"].setText("5.5")
    page.limits["manager_discount_limit"].setText("60")
    page.save()
    qtbot.waitUntil(lambda: not page.is_changed())
    kept = shop.branches.shop()
    assert kept.cashier_discount_limit == Decimal("5.5")
    assert kept.manager_discount_limit == 60


def test_a_customer_pays_by_a_list(
    qtbot: QtBot, at_work: Session, shop: Shop, manager: Actor
) -> None:
    trade = shop.price_lists.create(manager, PriceListCreate(name="Trade"))
    ana = builders.a_customer(shop, manager)
    card = CustomerCard(at_work)
    qtbot.addWidget(card)
    card.show()
    card.show_customer(ana.id)
    choice = card.form.price_list
    qtbot.waitUntil(choice.has_choice)
    qtbot.waitUntil(lambda: card.customer_id() == ana.id)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    card.save()
    qtbot.waitUntil(lambda: shop.customers.get(ana.id).price_list_id == trade.id)


def test_prices_come_from_a_file_or_every_bad_row_is_told(
    qtbot: QtBot,
    screen: SettingsScreen,
    at_work: Session,
    shop: Shop,
    manager: Actor,
    tmp_path: Path,
) -> None:
    trade = shop.price_lists.create(manager, PriceListCreate(name="Trade"))
    builders.a_product(shop, manager, sku="MOU-1")
    file = tmp_path / "prices.csv"
    file.write_text("sku,price\nMOU-1,80\nGONE,1\n", "utf-8")
    taken: list[bool] = []

    def take() -> None:
        price_files.take_in(screen, at_work, trade.id, file, lambda: taken.append(True))

    take()
    qtbot.waitUntil(lambda: open_sheet(screen) is not None)
    told = on_top(screen, Dialog)
    words = " ".join(label.text() for label in told.findChildren(Label))
    assert "Line 3: SKU GONE is not in the catalogue." in words
    told.reject()
    assert shop.price_lists.prices(trade.id) == []
    file.write_text("sku,price\nMOU-1,80\n", "utf-8")
    take()
    qtbot.waitUntil(lambda: open_sheet(screen) not in (None, told))
    on_top(screen, Dialog).decide()
    qtbot.waitUntil(lambda: taken == [True])
    assert [each.amount for each in shop.price_lists.prices(trade.id)] == [80]
    written = tmp_path / "written.csv"
    price_files.write_prices(screen, at_work, trade.id, written)
    qtbot.waitUntil(written.exists)
