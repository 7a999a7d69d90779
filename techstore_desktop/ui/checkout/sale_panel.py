"""The right of the counter: customer, lines, totals, and what is done with them."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

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
        self._empty = EmptyState(
            "shopping-cart",
            self.tr("No lines yet"),
            self.tr("What is scanned or chosen comes here."),
        )
        self._foot = QVBoxLayout()
        self._build()

    def add_foot(self, buttons: QWidget) -> None:
        """Put the buttons of the sale beneath its total, where they stay."""
        self._foot.addWidget(buttons)

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

    def show_drawer(self, *, is_open: bool) -> None:
        """Ask for the float while the drawer is closed."""
        self.drawer.setVisible(not is_open)
        self.totals.setVisible(is_open)

    def _settle(self, *, is_empty: bool) -> None:
        # A widget that was never shown is hidden; only what was hidden by us counts.
        is_done = not self.done.isHidden()
        self.lines.setVisible(not is_empty)
        self._empty.setVisible(is_empty and not is_done)

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
        column.addWidget(Rule())
        self._foot.setContentsMargins(18, 14, 18, 16)
        self._foot.setSpacing(14)
        self._foot.addWidget(self.drawer)
        self._foot.addWidget(self.totals)
        column.addLayout(self._foot)
        self.drawer.hide()
