"""Merging the customer shown into another one, and taking that back."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.customers.schemas import CustomerResponse
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.customer_sheet import CustomerSheet
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.widgets.dialog import ask

_NEEDED = frozenset({Permission.MERGE_CUSTOMERS})


class Merging(QObject):
    """Asks whom, then whether, then for a PIN where it takes one."""

    done = Signal(object)
    """Carries the id of the customer to be shown now."""

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._customer: CustomerResponse | None = None

    def begin(self, customer: CustomerResponse) -> None:
        """Ask whom a customer turned out to be."""
        words = self.tr("Merge {name} with whom?").format(name=customer.name)
        sheet = CustomerSheet(
            self._over,
            self._session,
            has_customer=False,
            title=words,
            may_register=False,
            besides=customer.id,
        )
        # The sheet closes after it told whom, and would take the question's focus.
        later = Qt.ConnectionType.QueuedConnection
        self._customer = customer
        sheet.chosen.connect(self._ask, later)
        sheet.open()

    def part(self, customer_id: UUID, then_show: UUID) -> None:
        """Let a merged customer be themself again."""
        shop, actor = self._session.shop, self._session.actor
        self._with_approval(
            lambda lent: shop.customers.part(actor, customer_id, approval=lent),
            lambda: self.done.emit(then_show),
        )

    def _ask(self, into_id: UUID | None, name: str) -> None:
        customer = self._customer
        if into_id is None or customer is None:
            return
        title = self.tr("Merge {name} into {other}?")
        ask(
            self._over,
            title=title.format(name=customer.name, other=name),
            text=self.tr(
                "Purchases, quotes, parked sales and account are {other}'s from now "
                "on; both balances add up. Nothing is lost: the card of {other} keeps "
                "who was merged, and parts them again."
            ).format(other=name),
            primary=self.tr("Merge"),
            then=lambda: self._merge(customer, into_id),
        )

    def _merge(self, customer: CustomerResponse, into_id: UUID) -> None:
        shop, actor = self._session.shop, self._session.actor

        def told() -> None:
            words = self.tr("{name} is merged.").format(name=customer.name)
            self._session.shell.toast(
                words,
                action=self.tr("Undo"),
                act=lambda: self.part(customer.id, customer.id),
            )
            self.done.emit(into_id)

        self._with_approval(
            lambda lent: shop.customers.merge(
                actor, customer.id, into_id, approval=lent
            ),
            told,
        )

    def _with_approval(
        self,
        work: Callable[[Approval | None], object],
        then: Callable[[], None],
        lent: Approval | None = None,
    ) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, RuleBroken) and error.code == "permission.missing":
                ask_approval(
                    self._over,
                    self._session,
                    _NEEDED,
                    then=lambda given: self._with_approval(work, then, given),
                    otherwise=lambda: None,
                )
            else:
                show_error(self._over, error)

        run(lambda: work(lent), lambda _done: then(), self, failed=failed)
