"""Past sales are found, added up, looked at and printed again."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.schemas import SaleFilter, SaleResponse
from techstore_desktop.shop import Shop
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.sales.entry import find
from techstore_desktop.ui.sales.screen import SalesScreen
from techstore_desktop.ui.sales.void_dialog import VoidDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_cart, a_customer, a_free_line, open_drawer, sell, tenders
from tests.ui.showing import at_rest


def sold(shop: Shop, manager: Actor) -> None:
    open_drawer(shop, manager)
    customer = a_customer(shop, manager)
    cart = a_cart(a_free_line("10", "Cable"), customer_id=customer.id)
    shop.sales.complete(manager, cart, tenders(("cash", "20")))
    sell(shop, manager, a_free_line("7", "Adapter"), paid=(("card", "7"),))


def shown(screen: SalesScreen) -> list[str]:
    model = screen.table.model
    rows = (model.row_at(number) for number in range(model.rowCount()))
    return [row.number for row in rows if row is not None]


def a_screen(at_work: Session, qtbot: QtBot) -> SalesScreen:
    screen = SalesScreen(at_work)
    qtbot.addWidget(screen)
    screen.resize(1092, 770)
    screen.show()
    qtbot.waitUntil(lambda: len(shown(screen)) == 2)
    return screen


def texts(screen: SalesScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(Label))


def test_the_list_its_totals_and_the_sale_that_is_marked(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)
    assert shown(screen) == ["A1-000002", "A1-000001"]
    qtbot.waitUntil(lambda: "2 documents · 17,00" in texts(screen))
    assert "Card 7,00 · Cash 10,00" in texts(screen)
    screen.table.mark(1)
    qtbot.waitUntil(lambda: "Cable" in texts(screen))
    assert "Ana Quiroga" in texts(screen)


def test_a_sale_is_found_by_customer_and_by_its_scanned_receipt(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)
    screen.filters.search.set_text("quiroga")
    qtbot.waitUntil(lambda: shown(screen) == ["A1-000001"])
    screen.on_scan("A1-000002")
    qtbot.waitUntil(lambda: "Adapter" in texts(screen))
    assert [found.text for found in find(at_work, "a1-000002")] == ["A1-000002"]


def test_a_reprint_is_previewed(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(lambda: "Adapter" in texts(screen))
    screen.view.print_again()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PreviewSheet))
    sheet = open_sheet(screen)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.findChildren(Label) != [])
    sheet.reject()


def test_a_sale_made_elsewhere_appears_by_itself(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)
    sell(shop, manager, a_free_line("1"), paid=(("cash", "1"),))
    qtbot.waitUntil(lambda: len(shown(screen)) == 3)


def test_the_sales_of_a_period_are_opened_from_elsewhere(
    at_work: Session, shop: Shop, manager: Actor, clock: SetClock, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)
    clock.advance(timedelta(days=1))
    screen.open_with(period="today")
    qtbot.waitUntil(lambda: shown(screen) == [])
    screen.open_with(period="month")
    qtbot.waitUntil(lambda: len(shown(screen)) == 2)


def test_the_list_narrows_to_a_method(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)
    screen.open_with(period="today", method="card")
    qtbot.waitUntil(lambda: len(shown(screen)) == 1)
    assert shop.sales.totals(SaleFilter(method="card")).sale_count == 1
    screen.open_with(period="today")
    qtbot.waitUntil(lambda: len(shown(screen)) == 2)


def test_a_second_sale_stands_where_the_first_one_did(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)

    def top_of(name: str) -> int | None:
        labels = screen.view.findChildren(Label)
        shown = (each for each in labels if each.text() == name and each.isVisible())
        label = next(shown, None)
        return None if label is None else label.y()

    qtbot.waitUntil(lambda: top_of("Adapter") is not None)
    at_rest(qtbot)
    first = top_of("Adapter")
    screen.table.mark(1)
    qtbot.waitUntil(lambda: top_of("Cable") is not None)
    qtbot.waitUntil(lambda: top_of("Cable") == first)


def test_return_and_void_have_their_keys(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.view._void.isVisible)
    acts = {each.keys: each.act for each in screen.shortcuts()}
    asked: list[SaleResponse] = []
    screen.view.return_wanted.connect(asked.append)
    give_back, void = acts["F8"], acts["F9"]
    assert give_back is not None
    assert void is not None
    give_back()
    assert [sale.number for sale in asked] == ["A1-000002"]
    void()
    assert isinstance(open_sheet(screen), VoidDialog)


def test_a_sale_that_was_voided_says_so_and_is_not_voided_again(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    sale = shop.sales.find_by_number("A1-000002")
    assert sale is not None
    screen = a_screen(at_work, qtbot)
    qtbot.waitUntil(screen.view._void.isVisible)
    shop.sales.void(manager, sale.id, "charged twice")
    screen.open_with(sale_id=sale.id)
    qtbot.waitUntil(lambda: screen.view._kind.text() == "all came back")
    assert not screen.view._void.isVisible()
    assert not screen.view._return.isVisible()


def test_r15_a_sale_of_which_something_came_back_is_returned_not_voided(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    sold(shop, manager)
    sale = shop.sales.find_by_number("A1-000002")
    assert sale is not None
    screen = a_screen(at_work, qtbot)
    screen.view.show_sale(sale, {sale.lines[0].id: sale.lines[0].quantity / 2})
    assert screen.view._return.isVisible()
    assert not screen.view._void.isVisible()
