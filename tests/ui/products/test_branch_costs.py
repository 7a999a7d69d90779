"""The card in a shop of several branches: what a piece costs in each of them."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.shop import Shop
from techstore_desktop.ui.products.screen import ProductsScreen
from tests.builders import a_product
from tests.core.products.test_branch_costs import a_branch
from tests.core.products.test_costing import came
from tests.ui.keys import type_text
from tests.ui.products.conftest import shown_card

Make = Callable[[Actor], ProductsScreen]


def said(screen: ProductsScreen) -> list[str]:
    """Return what stands on the card's page of stock."""
    return [label.text() for label in screen.card.stock.findChildren(QLabel)]


def in_two_branches(shop: Shop, manager: Actor, clock: SetClock) -> Shop:
    """Make a cable that costs 6 here and 5 in another branch; return that one."""
    product = a_product(shop, manager, name="Cable", cost=Decimal(5))
    north = a_branch(shop, clock, "Norte")
    north.stock.adjust(manager, product.id, Decimal(3), "Found")
    came(shop, manager, product.id, "10", "7")
    return north


def show_cable(qtbot: QtBot, shop: Shop, screen: ProductsScreen) -> None:
    (cable,) = shop.products.search("Cable")
    screen.open_with(product_id=cable.id)
    qtbot.waitUntil(lambda: shown_card(screen) == "Cable")


def test_the_stock_of_each_branch_stands_with_its_cost(
    qtbot: QtBot, shop: Shop, manager: Actor, clock: SetClock, make_screen: Make
) -> None:
    in_two_branches(shop, manager, clock)
    screen = make_screen(manager)
    show_cable(qtbot, shop, screen)
    screen.card.open_tab("stock")
    qtbot.waitUntil(lambda: {"cost 6,00", "cost 5,00"} <= set(said(screen)))


def test_who_may_not_see_costs_reads_none_beside_the_stock(
    qtbot: QtBot, shop: Shop, manager: Actor, clock: SetClock, make_screen: Make
) -> None:
    in_two_branches(shop, manager, clock)
    rights = manager.permissions - {Permission.SEE_COST}
    clerk = Actor(manager.staff_id, manager.name, manager.role, rights)
    screen = make_screen(clerk)
    show_cable(qtbot, shop, screen)
    screen.card.open_tab("stock")
    qtbot.waitUntil(lambda: "Branch Norte" in said(screen))
    assert not [words for words in said(screen) if words.startswith("cost ")]


def test_a_shop_of_one_branch_reads_nothing_of_branches(
    qtbot: QtBot, shop: Shop, manager: Actor, make_screen: Make
) -> None:
    a_product(shop, manager, name="Cable", cost=Decimal(5))
    screen = make_screen(manager)
    show_cable(qtbot, shop, screen)
    texts = [label.text() for label in screen.card.form.findChildren(QLabel)]
    assert not [words for words in texts if "branch" in words]
    screen.card.open_tab("stock")
    qtbot.waitUntil(lambda: "Centro" in said(screen))
    assert not [words for words in said(screen) if words.startswith("cost ")]


def test_a_cost_is_typed_for_the_branch_that_the_card_says(
    qtbot: QtBot, shop: Shop, manager: Actor, clock: SetClock, make_screen: Make
) -> None:
    north = in_two_branches(shop, manager, clock)
    (cable,) = shop.products.search("Cable")
    screen = make_screen(manager)
    show_cable(qtbot, shop, screen)
    form = screen.card.form
    texts = [label.text() for label in form.fields["cost"].findChildren(QLabel)]
    assert "Only in this branch" in texts
    assert form.numbers["cost"].text() == "6,00"
    form.numbers["cost"].selectAll()
    type_text(form.numbers["cost"], "9")
    screen.card.save()
    qtbot.waitUntil(lambda: shop.products.get(cable.id).cost == Decimal(9))
    assert north.products.get(cable.id).cost == Decimal(5)
