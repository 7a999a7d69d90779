"""Quoting at the counter and selling what was quoted, by keyboard alone."""

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.sales.quotes.schemas import (
    QuoteFilter,
    QuoteState,
    QuoteSummary,
)
from techstore_desktop.ui.printing.quotes import QuotePaper
from techstore_desktop.ui.quotes.prices_sheet import PricesSheet
from techstore_desktop.ui.quotes.quote_sheet import QuoteSheet
from techstore_desktop.ui.quotes.quotes_sheet import QuotesSheet
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.checkout.conftest import PRODUCTS, Till
from tests.ui.checkout.test_parking import scan

MOUSE = PRODUCTS[0]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shift(till: Till, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or till.window, key, SHIFT)


def quote(till: Till, name: str) -> QuoteSummary:
    scan(till, MOUSE[0], MOUSE[1])
    shift(till, Qt.Key.Key_F6)
    till.until(lambda: isinstance(open_sheet(till.window), QuoteSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, QuoteSheet)
    sheet._paper.choose(QuotePaper.NONE)
    till.write(name)
    till.key(Qt.Key.Key_Return)
    till.until(lambda: not till.sale_names)
    (made,) = till.shop.quotes.page(QuoteFilter())
    return made


def list_quotes(till: Till, count: int) -> QuotesSheet:
    shift(till, Qt.Key.Key_F7)
    till.until(lambda: isinstance(open_sheet(till.window), QuotesSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, QuotesSheet)
    till.until(lambda: len(sheet.table.model.rows()) == count)
    return sheet


def reprice(till: Till, manager: Actor, amount: str) -> None:
    product = till.shop.products.find_by_code(MOUSE[0])
    assert product is not None
    update = ProductUpdate(price=Decimal(amount))
    till.shop.products.update(manager, product.id, update)


def test_a_quote_is_made_found_by_its_name_and_sold(till: Till) -> None:
    made = quote(till, "School")
    assert made.customer_name == "School"
    list_quotes(till, 1)
    till.write("scho")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: till.sale_names == [MOUSE[1]])
    assert till.checkout.cart_state.cart.quote_id == made.id
    till.key(Qt.Key.Key_F11)
    till.until_sold()
    assert till.shop.quotes.get(made.id).state is QuoteState.SOLD
    list_quotes(till, 0)


def test_where_prices_changed_the_person_chooses(till: Till, manager: Actor) -> None:
    for key, total in ((Qt.Key.Key_Return, "100"), (Qt.Key.Key_F2, "130")):
        quote_id = kept(till, manager)
        reprice(till, manager, "130")
        till.window.open_screen("checkout", quote_id=quote_id)
        till.until(lambda: isinstance(open_sheet(till.window), PricesSheet))
        till.key(key)
        till.until(lambda: till.sale_names == [MOUSE[1]])
        priced = till.checkout.cart_state.priced()
        assert priced is not None
        assert priced.total == Decimal(total)
        till.key(Qt.Key.Key_Delete, control=True)
        till.until(lambda: not till.sale_names)


def kept(till: Till, manager: Actor) -> UUID:
    reprice(till, manager, "100")
    rows = till.shop.quotes.page(QuoteFilter())
    return rows[0].id if rows else quote(till, "School").id


def test_its_paper_is_scanned_and_a_sale_on_the_screen_is_kept(till: Till) -> None:
    made = quote(till, "School")
    till.window.on_scan(made.number)
    till.until(lambda: till.sale_names == [MOUSE[1]])
    assert till.checkout.cart_state.cart.quote_number == made.number
    before = till.checkout.cart_state.cart
    till.window.on_scan(made.number)
    assert till.checkout.cart_state.cart == before


def test_days_that_are_no_days_are_refused_where_they_stand(till: Till) -> None:
    scan(till, MOUSE[0], MOUSE[1])
    shift(till, Qt.Key.Key_F6)
    till.until(lambda: isinstance(open_sheet(till.window), QuoteSheet))
    sheet = open_sheet(till.window)
    assert isinstance(sheet, QuoteSheet)
    for wrong in ("", "-1", "2.5", "367", "soon"):
        sheet.days.setText(wrong)
        sheet.confirm()
        assert sheet._days_field.error()
    assert till.shop.quotes.page(QuoteFilter()) == []
