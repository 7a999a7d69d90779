"""Taking goods back onto the sale: a return, or an exchange with what else is sold."""

from uuid import UUID

from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.lines import components_of
from techstore_desktop.core.sales.restocking import charge_fee
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.offer import Offer, Place
from techstore_desktop.ui.checkout.counter import Counter
from techstore_desktop.ui.checkout.return_sheet import ReturnSheet
from techstore_desktop.ui.checkout.unreceipted_sheet import UnreceiptedSheet
from techstore_desktop.ui.shortcut import Shortcut


class ReturnGoods(CheckoutAction):
    """Opens the sheet that finds the receipt and asks how many come back."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        counter.sale.returned.removed.connect(self._keep_sold)

    def offers(self) -> tuple[Offer, ...]:
        """Return its keys and their buttons."""
        icon, bare = "receipt-refund", self.tr("Return without a receipt")
        key = Shortcut("F8", self.tr("Return"), self.open, icon)
        bare_key = Shortcut("Shift+F8", bare, self.open_bare, icon)
        return (Offer(key, Place.COUNTER), Offer(bare_key, Place.MORE))

    def open(self) -> None:
        """Ask for the receipt."""
        self._open_sheet()

    def open_sale(self, sale_id: UUID) -> None:
        """Show what of a sale may come back."""
        shop = self.counter.session.shop
        sheet = self._open_sheet()
        run(
            lambda: (shop.sales.get(sale_id), shop.sales.left_to_return(sale_id)),
            lambda found: sheet.show_sale(*found),
            sheet,
        )

    def _open_sheet(self) -> ReturnSheet:
        counter = self.counter
        counter.sale.lines.close_editor()
        sheet = ReturnSheet(counter.over, counter.session)
        sheet.confirmed.connect(self._take_back)
        sheet.bare_wanted.connect(self.open_bare)
        sheet.open()
        return sheet

    def open_bare(self) -> None:
        """Ask which goods come back without their receipt."""
        counter = self.counter
        counter.sale.lines.close_editor()
        reason = counter.cart.return_reason
        sheet = UnreceiptedSheet(counter.over, counter.session, reason)
        sheet.confirmed.connect(self._take_bare)
        sheet.open()

    def _take_bare(self, items: tuple[CartReturn, ...], reason: str) -> None:
        def work(cart: Cart) -> Cart:
            for item in items:
                cart = carts.take_back(cart, item)
            return carts.set_return_reason(cart, reason)

        self.counter.change(work)

    def _with_fee(self, cart: Cart, share: Discount | None) -> Cart:
        rules = self.counter.state.rules
        if share is None or rules is None:
            return cart
        return charge_fee(
            cart,
            share,
            line_id=self.counter.session.shop.database.identifiers.new(),
            name=self.tr("Restocking fee"),
            taxes=components_of(None, self.counter.state.taxes),
            rules=rules,
        )

    def _take_back(
        self,
        sale: SaleResponse,
        items: tuple[CartReturn, ...],
        share: Discount | None,
    ) -> None:
        def work(cart: Cart) -> Cart:
            for item in items:
                cart = carts.take_back(cart, item)
            if cart.customer_id is None and sale.customer_id is not None:
                name = sale.customer_name or ""
                cart = carts.with_customer(cart, sale.customer_id, name)
            return self._with_fee(cart, share)

        self.counter.change(work)

    def _keep_sold(self, line_id: UUID) -> None:
        self.counter.change(lambda cart: carts.keep_sold(cart, line_id))
