"""Quick keys laid out, and what holds at every counter, in Settings."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.quick_keys import KeyColour
from techstore_desktop.shop import Shop
from techstore_desktop.ui.prices.catalogue_search import Found
from techstore_desktop.ui.quick_keys.key_button import KeyButton
from techstore_desktop.ui.quick_keys.settings_page import QuickKeysPage
from techstore_desktop.ui.quotes.settings_page import OffersPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.counter_page import CounterPage
from tests.builders import a_product
from tests.ui.keys import press, type_text


def test_keys_are_added_moved_named_and_coloured(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    a_product(shop, manager, name="Mouse")
    keyboard = a_product(shop, manager, name="Keyboard")
    page = QuickKeysPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.load()
    qtbot.waitUntil(lambda: page._kept is not None)
    page.add()
    page.name.setFocus()
    type_text(page.search, "mouse")
    qtbot.waitUntil(lambda: page.search.found_count() == 1)
    press(page.search, Qt.Key.Key_Return)
    (button,) = page.grid.findChildren(KeyButton)
    assert button.accessibleName() == "Mouse, 100,00"
    page.search.chosen.emit(Found(keyboard.id, "Keyboard", is_category=False))
    qtbot.waitUntil(lambda: len(page.layout_in_hand.keys) == 2)
    page.back.click()
    type_text(page.label, "Keys")
    page.colour.choose(KeyColour.ACCENT.value)
    page.colour.activated.emit(1)
    assert page.is_changed()
    page.save()
    qtbot.waitUntil(lambda: not page.is_changed())
    (kept,) = shop.quick_keys.shown()
    assert [key.label for key in kept.keys] == ["Keys", "Mouse"]
    assert kept.keys[0].key.colour is KeyColour.ACCENT
    page.drop_key.click()
    page.drop_page.click()
    page.save()
    qtbot.waitUntil(lambda: not shop.quick_keys.pages())


def test_what_codes_carry_is_chosen_by_prefix(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    page = CounterPage(at_work)
    qtbot.addWidget(page)
    page.load()
    qtbot.waitUntil(lambda: bool(page._kept))
    page.rules["21"].choose("price-5-2-0")
    page.shows_opening.setChecked(True)
    assert page.is_changed()
    page.save()
    qtbot.waitUntil(lambda: shop.branches.shop().shows_opening)
    (rule,) = shop.branches.shop().in_store_codes or []
    assert (rule["prefix"], rule["value"], rule["decimals"]) == ("21", "price", 2)
    qtbot.waitUntil(lambda: not page.is_changed())
    page.rules["21"].choose("")
    page.save()
    qtbot.waitUntil(lambda: shop.branches.shop().in_store_codes == [])


def test_what_is_typed_is_kept_and_what_another_manager_changed_stays(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = OffersPage(at_work)
    qtbot.addWidget(page)
    page.load()
    qtbot.waitUntil(lambda: page.days.value() is not None)
    shop.branches.update_shop(manager, ShopUpdate(restocking_fee=Decimal(7)))
    page.days.setText("many")
    page.save()
    assert page.fields["quote_validity_days"].error()
    page.days.setText("21")
    page.terms.setPlainText("Prices in pesos")
    page.save()
    qtbot.waitUntil(lambda: not page.is_changed())
    kept = shop.branches.shop()
    assert (kept.quote_validity_days, kept.quote_terms) == (21, "Prices in pesos")
    assert kept.restocking_fee == 7
    assert page.fee.value() == 7
