"""Quick keys and the price check at the counter, by keyboard and by mouse."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import PromotionCreate
from techstore_desktop.core.products.in_store import InStoreRule
from techstore_desktop.core.products.quick_keys import QuickKey, QuickPage
from techstore_desktop.core.products.schemas import CategoryCreate, ProductUpdate
from techstore_desktop.ui.checkout.price_check_sheet import PriceCheckSheet
from techstore_desktop.ui.quick_keys.key_button import KeyButton
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_product
from tests.core.products.test_in_store import label
from tests.ui.checkout.conftest import PRODUCTS, Till
from tests.ui.keys import press

MOUSE, MEMORY, FAN = PRODUCTS


def laid_out(till: Till, manager: Actor) -> None:
    shop = till.shop
    mouse, fan = (shop.products.find_by_code(each[0]) for each in (MOUSE, FAN))
    assert mouse is not None
    assert fan is not None
    cooling = shop.products.create_category(manager, CategoryCreate(name="Cooling"))
    shop.products.update(manager, fan.id, ProductUpdate(category_id=cooling.id))
    pages = [
        QuickPage(name="Often", keys=(QuickKey(product_id=mouse.id, label="Mouse"),)),
        QuickPage(name="Shelves", keys=(QuickKey(category_id=cooling.id),)),
    ]
    shop.quick_keys.save(manager, pages)
    till.until(till.checkout.search.quick.isVisible)


def alt(till: Till, key: Qt.Key) -> None:
    press(till.checkout.search.field.line, key, Qt.KeyboardModifier.AltModifier)


def test_a_key_sells_and_one_of_a_category_lists(till: Till, manager: Actor) -> None:
    laid_out(till, manager)
    search = till.checkout.search
    till.click(search.quick.findChildren(KeyButton)[0])
    till.until(lambda: till.sale_names == [MOUSE[1]])
    alt(till, Qt.Key.Key_1)
    till.until(lambda: till.checkout.cart_state.cart.item_count == 2)
    alt(till, Qt.Key.Key_Right)
    alt(till, Qt.Key.Key_1)
    till.until(search.table.isVisible)
    till.until(lambda: [r.name for r in search.table.model.rows()] == [FAN[1]])
    till.key(Qt.Key.Key_Return)
    till.key(Qt.Key.Key_Escape)
    till.until(search.quick.isVisible)


def test_alt_and_a_digit_never_type_into_what_is_looked_for(
    till: Till, manager: Actor
) -> None:
    laid_out(till, manager)
    till.write("cors")
    till.until(till.checkout.search.table.isVisible)
    for key in (Qt.Key.Key_1, Qt.Key.Key_0):
        line = till.checkout.search.field.line
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress,
            key,
            Qt.KeyboardModifier.AltModifier,
            chr(key),
        )
        QApplication.sendEvent(line, event)
    assert till.checkout.search.field.line.text() == "cors"
    assert till.sale_names == []


def test_typing_hides_the_keys_and_an_empty_field_brings_them_back(
    till: Till, manager: Actor
) -> None:
    laid_out(till, manager)
    search = till.checkout.search
    till.write("cors")
    till.until(search.table.isVisible)
    assert search.quick.isHidden()
    till.key(Qt.Key.Key_Escape)
    till.until(search.quick.isVisible)


def test_a_price_check_tells_and_sells_nothing(till: Till, manager: Actor) -> None:
    half = PromotionCreate.model_validate(
        {"name": "Half", "kind": "percent_off", "percent": "50"}
    )
    till.shop.promotions.create(manager, half)
    till.key(Qt.Key.Key_F9)
    till.until(lambda: isinstance(open_sheet(till.window), PriceCheckSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, PriceCheckSheet)
    till.scan(MOUSE[0])
    till.until(lambda: sheet.name.text() == MOUSE[1])
    till.until(lambda: "50,00" in sheet.price.text())
    assert "Half" in sheet.why.text()
    till.scan("7790000000017")
    till.until(lambda: sheet.name.text() == "Nothing found")
    till.key(Qt.Key.Key_Escape)
    assert till.checkout.cart_state.cart.is_empty


def test_a_label_with_its_weight_sells_so_much(till: Till, manager: Actor) -> None:
    a_product(till.shop, manager, name="Cable by weight", barcodes=["2112345"])
    rule = InStoreRule(prefix="21").model_dump(mode="json")
    till.shop.branches.update_shop(manager, ShopUpdate(in_store_codes=[rule]))
    till.scan(label("21", "1234501250"))
    till.until(lambda: till.sale_names == ["Cable by weight"])
    assert till.checkout.cart_state.cart.lines[0].quantity == Decimal("1.25")
