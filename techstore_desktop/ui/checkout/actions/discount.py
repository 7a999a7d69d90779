"""A discount on the sale, or on the marked line."""

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.discount_sheet import DiscountSheet
from techstore_desktop.ui.shortcut import Shortcut


class GiveDiscount(CheckoutAction):
    """Opens the sheet of the sale's discount."""

    def offers(self) -> tuple[Offer, ...]:
        """Return its key and its button."""
        key = Shortcut("F4", self.tr("Discount"), self.open, "discount")
        return (Offer(key, Place.BESIDE_PAY, self.can_open),)

    def can_open(self) -> bool:
        """Tell whether anything is sold that could cost less."""
        return bool(self.counter.cart.lines)

    def open(self) -> None:
        """Give a discount on the sale, or on the marked line."""
        counter = self.counter
        if not self.can_open():
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
