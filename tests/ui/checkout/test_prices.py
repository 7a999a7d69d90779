"""Whom the sale is for, what is on offer, and what a person may take off."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import PriceListCreate, PromotionCreate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.ui.checkout.actions.discount import GiveDiscount
from techstore_desktop.ui.staff.approval import ApprovalSheet
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import MANAGER_PIN, a_customer
from tests.ui.checkout.conftest import PRODUCTS, Till

MOUSE = PRODUCTS[0][0]
THREE_FOR_TWO = PromotionCreate.model_validate(
    {"name": "3 for 2", "kind": "n_for_m", "quantity": 3, "paid_quantity": 2}
)


def said(widget: QWidget) -> str:
    """Return all words that a widget shows."""
    labels = [each for each in widget.findChildren(Label) if not each.isHidden()]
    return " | ".join(label.text() for label in labels)


def total(till: Till) -> Decimal:
    priced = till.checkout.cart_state.priced()
    assert priced is not None
    return priced.total


def test_the_customers_prices_are_on_the_lines_and_go_with_the_customer(
    till: Till, manager: Actor
) -> None:
    lists = till.shop.price_lists
    trade = lists.create(manager, PriceListCreate(name="Trade", percent=Decimal(10)))
    ana = a_customer(till.shop, manager, price_list_id=trade.id)
    till.scan(MOUSE)
    till.until(lambda: total(till) == 100)
    state = till.checkout.cart_state
    state.change(lambda cart: carts.with_customer(cart, ana.id, ana.name))
    till.until(lambda: total(till) == 90)
    till.scan(PRODUCTS[2][0])
    till.until(lambda: total(till) == 90 + Decimal("71.96"))
    assert "Trade, instead of 100,00" in till.checkout.sale.lines.words()
    till.checkout.search.field.set_text("corsair")
    found = till.checkout.search.table
    till.until(lambda: found.model.rowCount() == 1)
    [memory] = found.model.rows()
    assert found.model.columns[-1].text(memory) == "179,53"
    till.checkout.search.clear()
    till.key("Z", control=True)
    till.key("Z", control=True)
    till.until(lambda: total(till) == 100)
    assert state.cart.customer_id is None


def test_a_promotion_shows_on_its_line_and_goes_with_it(
    till: Till, manager: Actor
) -> None:
    till.shop.promotions.create(manager, THREE_FOR_TWO)
    for _ in range(3):
        till.scan(MOUSE)
    till.until(lambda: total(till) == 200)
    till.until(lambda: "−100,00 · 3 for 2" in till.checkout.sale.lines.words())
    assert "Promotions | −100,00" in said(till.checkout.sale.totals)
    till.key("-")
    till.until(lambda: total(till) == 200)
    till.until(lambda: "3 for 2" not in till.checkout.sale.lines.words())


def test_a_promotion_that_a_manager_makes_now_is_on_the_sale_at_once(
    till: Till, manager: Actor
) -> None:
    till.scan(MOUSE)
    till.scan(MOUSE)
    till.scan(MOUSE)
    till.until(lambda: total(till) == 300)
    till.shop.promotions.create(manager, THREE_FOR_TWO)
    till.until(lambda: total(till) == 200)


def test_beyond_the_limit_a_reason_is_asked_and_then_one_pin(
    till: Till, manager: Actor
) -> None:
    del manager
    till.scan(MOUSE)
    till.until(lambda: total(till) == 100)
    till.checkout.action(GiveDiscount).open()
    sheet = open_sheet(till.window)
    assert sheet is not None
    till.until(lambda: "Up to 10" in said(sheet))
    till.write("60")
    till.key(Qt.Key.Key_Return)
    assert "needs a reason" in said(sheet)
    till.write("last one")
    till.key(Qt.Key.Key_Return)
    till.until(lambda: total(till) == 40)
    till.until(lambda: "Under cost" in till.checkout.sale.lines.words())
    till.key(Qt.Key.Key_F11)
    till.until(lambda: isinstance(open_sheet(till.window), ApprovalSheet))
    till.write(MANAGER_PIN)
    till.key(Qt.Key.Key_Return)
    assert till.until_sold().total == 40
