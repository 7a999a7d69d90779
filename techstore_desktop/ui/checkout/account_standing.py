"""How the sale's customer stands and what they wish: read when they are attached."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.customers.choices import ReceiptWish
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session


class StandingOfCustomer(QObject):
    """Emits ``changed`` with the standing, None where the sale names nobody."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: UUID | None = None
        self._latest = Latest(self)
        self.standing: AccountStanding | None = None
        self.receipt_wish = ReceiptWish.TILL

    def follow(self, cart: Cart) -> None:
        """Read the standing of whoever a sale names now."""
        if cart.customer_id != self._customer_id:
            self._customer_id = cart.customer_id
            self._show(None)
            self.refresh()

    def refresh(self) -> None:
        """Read it again: an account has moved."""
        shop, customer_id = self._session.shop, self._customer_id
        if customer_id is not None:
            self._latest.run(
                lambda: (
                    shop.accounts.standing(customer_id),
                    shop.customers.survivor(customer_id).receipt_wish,
                ),
                lambda read: self._show(*read),
            )

    def _show(
        self,
        standing: AccountStanding | None,
        wish: ReceiptWish = ReceiptWish.TILL,
    ) -> None:
        if standing is not None and standing.customer_id != self._customer_id:
            return
        self.standing, self.receipt_wish = standing, wish
        self.changed.emit(standing)
