"""Finding products: as you type, by scan, by chip, by category."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.in_store import InStoreRule
from techstore_desktop.core.products.schemas import CategoryCreate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.products.category_move import CategoryMoveDialog
from techstore_desktop.ui.products.entry import find
from techstore_desktop.ui.products.screen import ProductsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_cashier, a_product
from tests.core.products.test_in_store import label
from tests.ui.keys import press, type_text
from tests.ui.products.conftest import RememberingShell, names, shown_card

Make = Callable[[Actor], ProductsScreen]


def test_the_list_follows_each_key(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager, name="Teclado Genius")
    a_product(shop, manager, name="Ratón Genius")
    screen = make_screen(manager)
    qtbot.waitUntil(lambda: len(names(screen)) == 2)
    type_text(screen.browser.search.line, "raton")
    qtbot.waitUntil(lambda: names(screen) == ["Ratón Genius"])
    press(screen.browser.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_card(screen) == "Ratón Genius")


def test_an_empty_catalogue_says_how_to_fill_it(
    qtbot: QtBot, screen: ProductsScreen
) -> None:
    qtbot.waitUntil(lambda: screen.browser.counts.text() == "0 products")
    assert "spreadsheet" in screen.list.table.empty.text.text()


def test_chips_and_categories_narrow_the_list(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    mice = shop.products.create_category(manager, CategoryCreate(name="Mice"))
    a_product(shop, manager, name="Mouse", category_id=mice.id)
    a_product(shop, manager, name="Cable", opening_stock=Decimal(1))
    screen = make_screen(manager)
    qtbot.waitUntil(lambda: names(screen) == ["Cable", "Mouse"])
    screen.browser.shelf.choose("low")
    qtbot.waitUntil(lambda: names(screen) == ["Cable"])
    assert screen.step_back()
    tree = screen.browser.categories.tree
    item = tree.topLevelItem(1)
    assert item is not None
    tree.setCurrentItem(item)
    qtbot.waitUntil(lambda: names(screen) == ["Mouse"])


def test_a_scan_opens_its_product(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager, name="Mouse", barcodes=("4006381333931",))
    screen = make_screen(manager)
    assert screen.on_scan("4006381333931")
    qtbot.waitUntil(lambda: shown_card(screen) == "Mouse")


def test_an_unknown_scan_offers_to_add_the_product(
    qtbot: QtBot, screen: ProductsScreen, shell: RememberingShell
) -> None:
    screen.on_scan("4006381333931")
    qtbot.waitUntil(lambda: bool(shell.acts))
    shell.acts[0]()
    assert screen.card.form.barcodes.codes() == ("4006381333931",)


def test_a_label_of_the_scale_is_added_without_its_weight(
    shop: Shop, manager: Actor, screen: ProductsScreen
) -> None:
    rule = InStoreRule(prefix="21").model_dump(mode="json")
    shop.branches.update_shop(manager, ShopUpdate(in_store_codes=[rule]))
    screen.open_with(new_code=label("21", "1234501250"))
    assert screen.card.form.barcodes.codes() == ("2112345",)


def test_who_may_not_see_costs_sees_none(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager)
    screen = make_screen(a_cashier(shop, manager))
    titles = {column.key for column in screen.list.table.model.columns}
    assert not titles & {"cost", "margin"}
    qtbot.waitUntil(lambda: bool(names(screen)))
    screen.open_product(screen.list.table.model.rows()[0].id)
    qtbot.waitUntil(lambda: bool(shown_card(screen)))
    assert not screen.card.form.fields["cost"].isVisible()
    assert not screen.card.form.isEnabled()


def test_a_long_list_comes_in_pages(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    for number in range(60):
        a_product(shop, manager, name=f"Cable {number:03}")
    screen = make_screen(manager)
    qtbot.waitUntil(lambda: screen.browser.counts.text() == "60 products")
    model = screen.list.table.model
    assert model.rowCount() == 50
    model.fetchMore(screen.list.table.view.rootIndex())
    qtbot.waitUntil(lambda: model.rowCount() == 60)


def test_the_palette_finds_products(
    shop: Shop, manager: Actor, screen: ProductsScreen
) -> None:
    product = a_product(shop, manager, name="Webcam Logitech")
    found = find(screen.session, "webc")
    assert [item.arguments for item in found] == [{"product_id": product.id}]


def test_a_category_is_moved_by_the_menu_and_by_dragging(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    make = shop.products.create_category
    parts = make(manager, CategoryCreate(name="Parts"))
    discs = make(manager, CategoryCreate(name="Discs", parent_id=parts.id))
    usb = make(manager, CategoryCreate(name="USB", parent_id=discs.id))
    panel = make_screen(manager).browser.categories
    qtbot.waitUntil(lambda: panel.tree.topLevelItemCount() == 2)
    panel._move(discs)
    dialog = open_sheet(panel.window())
    assert isinstance(dialog, CategoryMoveDialog)
    listed = [dialog.place.itemText(row) for row in range(dialog.place.count())]
    assert listed == ["At the top, in no other", "Parts"]
    dialog.place.setCurrentIndex(0)
    with qtbot.waitSignal(dialog.closed):
        dialog.decide()
    qtbot.waitUntil(lambda: panel.tree.topLevelItemCount() == 3)
    panel.tree.moved.emit(usb.id, parts.id)

    def place() -> object:
        return {each.name: each.parent_id for each in shop.products.categories()}

    qtbot.waitUntil(lambda: place() == {"Parts": None, "Discs": None, "USB": parts.id})


def test_a_shelf_is_opened_from_elsewhere_without_other_filters(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager, name="Mouse")
    a_product(shop, manager, name="Cable", opening_stock=Decimal(1))
    screen = make_screen(manager)
    screen.browser.search.set_text("mouse")
    qtbot.waitUntil(lambda: names(screen) == ["Mouse"])
    screen.open_with(shelf="low")
    qtbot.waitUntil(lambda: names(screen) == ["Cable"])
