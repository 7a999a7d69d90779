"""What every action of the checkout works on: the sale, the search, the screen."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.schemas import CashSessionResponse
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Role
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.needs import check_discounts
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.checkout.account_standing import StandingOfCustomer
from techstore_desktop.ui.checkout.sale_panel import SalePanel
from techstore_desktop.ui.checkout.search_panel import SearchPanel
from techstore_desktop.ui.checkout.serial_asking import SerialAsking
from techstore_desktop.ui.checkout.state import CheckoutState
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session


class Counter(QObject):
    """The parts of the checkout, for its actions; ``over`` is where sheets open.

    ``vouchers`` are those that the customer handed over, as they were scanned: they
    are at hand for the payment.
    """

    completed = Signal(object)
    """Carries each sale that was completed here."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self.session = session
        self.over = over
        self.state = CheckoutState(session, self)
        self.account = StandingOfCustomer(session, self)
        self.search = SearchPanel(session)
        self.search.price_of = self.state.price_for
        self.drawer: CashSessionResponse | None = None
        self.vouchers: tuple[VoucherResponse, ...] = ()
        self.serials = SerialAsking(session, over, self.state, self.change)
        self.serials.taken.connect(self.focus_search)
        self.sale = SalePanel(session, is_tax_included=self.profile.prices_include_tax)

    @property
    def profile(self) -> ShopProfile:
        """The shop as it is set now."""
        return self.session.shop.profiles.current()

    @property
    def cart(self) -> Cart:
        """The sale on the screen."""
        return self.state.cart

    def change(self, work: Callable[[Cart], Cart]) -> bool:
        """Change the sale; a refusal is shown, and False returned."""
        try:
            self.state.change(work)
        except RuleBroken as refused:
            show_error(self.over, refused)
            return False
        return True

    def discount_limit(self) -> Decimal:
        """Return how many per cent this person may take off by hand."""
        return self.profile.discount_limits[self.session.actor.role]

    def check_discounts(self, cart: Cart) -> None:
        """Check a cart's discounts before they are given.

        Raises RuleBroken ``discount.beyond_all`` and ``discount.reason_needed``.
        """
        priced = self.state.price_of(cart)
        if priced is not None:
            ceiling = self.profile.discount_limits[Role.MANAGER]
            check_discounts(cart, priced, limit=self.discount_limit(), ceiling=ceiling)

    def is_drawer_open(self) -> bool:
        """Tell whether money may be taken."""
        return self.sale.drawer.isHidden()

    def show_cart(self) -> None:
        """Show the sale and what it comes to."""
        self.sale.show_cart(self.cart, self.state.priced())

    def first_focus(self) -> QWidget:
        """Return the search field, or the float while the drawer is closed."""
        return self.search.field if self.is_drawer_open() else self.sale.drawer

    def focus_first(self) -> None:
        """Put the cursor there: a click of a button must not keep it."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the cursor where the next scan goes."""
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)
