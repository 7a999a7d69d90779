"""The right of the counter: customer, lines, totals, and the keys that pay."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.repairs_on_sale import paid_by_deposits
from techstore_desktop.ui.cash.open_drawer import OpenDrawer
from techstore_desktop.ui.checkout.customer_strip import CustomerStrip
from techstore_desktop.ui.checkout.done_panel import DonePanel
from techstore_desktop.ui.checkout.returned_lines import ReturnedLines
from techstore_desktop.ui.checkout.sale_lines import SaleLines
from techstore_desktop.ui.checkout.totals import Totals
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    PrimaryButton,
    QuietButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Rule

NARROW, WIDE = 458, 560
SHARE = 0.31
"""Of a wide screen: long names and large prices have more room there."""


class SalePanel(QFrame):
    """Shows a cart; the screen hears its parts."""

    def __init__(
        self, session: Session, *, is_tax_included: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setFixedWidth(NARROW)
        formats = session.formats
        self.customer = CustomerStrip(formats)
        self.lines = SaleLines(session)
        self.returned = ReturnedLines(formats)
        self.done = DonePanel(formats)
        self.drawer = OpenDrawer(session)
        self.totals = Totals(formats, is_tax_included=is_tax_included)
        self.discount = SecondaryButton(self.tr("Discount"), keys="F4", height=44)
        self.exact = SecondaryButton(
            self.tr("Exact"), icon="cash", keys="F11", height=44
        )
        self.pay = PrimaryButton(self.tr("Pay"), keys="F12", height=44)
        self.parked = QuietButton("", keys="F7")
        self.quotes = QuietButton(self.tr("Quotes"), keys="Shift+F7")
        self.park = QuietButton(self.tr("Park"), keys="F6")
        self.quote = QuietButton(self.tr("Quote"), keys="Shift+F6")
        self.voucher = QuietButton(self.tr("Gift card"), keys="F5")
        self._parked_count = 0
        self._empty = EmptyState(
            "shopping-cart",
            self.tr("No lines yet"),
            self.tr("What is scanned or chosen comes here."),
        )
        self._build()

    def share_width(self, of: int) -> None:
        """Be as wide as the sale may be beside the search on a screen."""
        self.setFixedWidth(max(NARROW, min(WIDE, round(of * SHARE))))

    def show_cart(self, cart: Cart, priced: PricedSale | None) -> None:
        """Show a cart and what it comes to."""
        self.customer.show_customer(cart.customer_name)
        if priced is not None:
            self.lines.show_lines(cart.lines, priced.lines)
        if not cart.is_empty:
            self.done.hide()
        self._settle(is_empty=cart.is_empty)
        self.returned.show_items(cart.returned)
        self.totals.show_sale(
            priced,
            cart.item_count,
            carts.coming_back(cart),
            deposit=paid_by_deposits(cart, priced),
        )
        for button in (self.discount, self.exact):
            button.setEnabled(bool(cart.lines))
        self.pay.setEnabled(not cart.is_empty)
        is_refund = priced is not None and priced.total < carts.coming_back(cart)
        self.pay.setText(self.tr("Pay back") if is_refund else self.tr("Pay"))
        self.exact.setVisible(not is_refund and self.drawer.isHidden())

    def show_drawer(self, *, is_open: bool) -> None:
        """Ask for the float while the drawer is closed."""
        self.drawer.setVisible(not is_open)
        for widget in (self.discount, self.exact, self.pay, self.totals):
            widget.setVisible(is_open)

    def show_parked(self, count: int) -> None:
        """Tell how many sales wait to be taken up."""
        self._parked_count = count
        self.parked.setText(self.tr("{count} parked").format(count=count))
        self._settle(is_empty=self.lines.isHidden())

    def show_done(self) -> None:
        """Make room for what is left of the last sale."""
        self._settle(is_empty=True)

    def _settle(self, *, is_empty: bool) -> None:
        # A widget that was never shown is hidden; only what was hidden by us counts.
        is_done = not self.done.isHidden()
        self.lines.setVisible(not is_empty)
        self._empty.setVisible(is_empty and not is_done)
        self.parked.setVisible(is_empty and self._parked_count > 0)
        self.quotes.setVisible(is_empty and not is_done)
        for button in (self.park, self.quote):
            button.setVisible(not is_empty)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.customer)
        column.addWidget(Rule())
        column.addWidget(self.lines, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.done, 1)
        column.addWidget(self.returned)
        column.addLayout(self._besides())
        column.addSpacing(8)
        column.addWidget(Rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(18, 14, 18, 16)
        foot.setSpacing(14)
        foot.addWidget(self.drawer)
        foot.addWidget(self.totals)
        foot.addLayout(self._buttons())
        column.addLayout(foot)
        self.drawer.hide()

    def _besides(self) -> QHBoxLayout:
        """Lay out what may be done besides paying, for the mouse."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        buttons = (self.parked, self.quotes, self.park, self.quote, self.voucher)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.discount)
        row.addStretch(1)
        row.addWidget(self.exact)
        row.addWidget(self.pay, 0, Qt.AlignmentFlag.AlignRight)
        return row
