"""Turning the sale on the screen into a completed one, once, with approvals."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.staff.lending import missing_permissions
from techstore_desktop.ui.widgets.dialog import ask


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sale to be completed, with all that was agreed about it so far."""

    cart: Cart
    tenders: tuple[Tender, ...] = ()
    refunds: tuple[Tender, ...] = ()
    approval: Approval | None = None
    accepts_clock: bool = False


class Completion(QObject):
    """Completes one cart. A second Enter changes nothing: the cart's id is the sale's.

    Emits ``completed`` with the sale, or ``refused`` with the RuleBroken.
    """

    completed = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._is_running = False

    def complete(self, attempt: Attempt) -> None:
        """Write the sale on the worker."""
        if self._is_running:
            return
        self._is_running = True
        shop, actor = self._session.shop, self._session.actor

        def work() -> SaleResponse:
            return shop.sales.complete(
                actor,
                attempt.cart,
                attempt.tenders,
                approval=attempt.approval,
                accepts_clock=attempt.accepts_clock,
                refunds=attempt.refunds,
            )

        def failed(error: Exception) -> None:
            self._is_running = False
            self._answer(error, attempt)

        run(work, self._done, self, failed=failed)

    def _done(self, sale: SaleResponse) -> None:
        self._is_running = False
        self.completed.emit(sale)

    def _answer(self, error: Exception, attempt: Attempt) -> None:
        if isinstance(error, RuleBroken) and error.code == "permission.missing":
            former = attempt.approval
            ask_approval(
                self._over,
                self._session,
                missing_permissions(error)
                | (former.permissions if former else frozenset()),
                then=lambda lent: self.complete(replace(attempt, approval=lent)),
                otherwise=lambda: self.refused.emit(error),
            )
        elif isinstance(error, RuleBroken) and error.code == "clock.set_back":
            self._ask_clock(attempt)
        elif isinstance(error, RuleBroken):
            self.refused.emit(error)
        else:
            is_passing = isinstance(error, Unavailable)
            again = lambda: self.complete(attempt)  # noqa: E731
            show_error(self._over, error, retry=again if is_passing else None)
            self.refused.emit(None)

    def _ask_clock(self, attempt: Attempt) -> None:
        self.refused.emit(None)
        ask(
            self._over,
            title=self.tr("The clock has gone back"),
            text=self.tr(
                "The last sale is later than this computer's clock. Check the clock, "
                "or sell with the time of the last sale."
            ),
            primary=self.tr("Sell anyway"),
            then=lambda: self.complete(replace(attempt, accepts_clock=True)),
        )
