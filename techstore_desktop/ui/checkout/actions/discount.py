"""A discount on the sale, or on the marked line."""

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.discount_sheet import DiscountSheet
from techstore_desktop.ui.shortcut import Shortcut


class GiveDiscount(CheckoutAction):
    """Opens the sheet of the sale's discount."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        counter.sale.discount.clicked.connect(self.open)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return its key."""
        return (Shortcut("F4", self.tr("Discount"), self.open, "discount"),)

    def open(self) -> None:
        """Give a discount on the sale, or on the marked line."""
        counter = self.counter
        if counter.cart.is_empty:
            return
        given = counter.cart.sale_discount
        sheet = DiscountSheet(counter.over, counter.session, given)
        sheet.confirmed.connect(lambda discount: self._apply(sheet, discount))
        lines = counter.sale.lines
        sheet.line_wanted.connect(lambda: lines.open_marked(at_discount=True))
        sheet.open()

    def _apply(self, sheet: DiscountSheet, discount: Discount | None) -> None:
        def work(cart: Cart) -> Cart:
            changed = carts.set_sale_discount(cart, discount)
            if discount is not None:
                self.counter.check_discounts(changed)
            return changed

        try:
            self.counter.state.change(work)
        except RuleBroken as refused:
            sheet.show_error(refused)
            return
        sheet.accept()
