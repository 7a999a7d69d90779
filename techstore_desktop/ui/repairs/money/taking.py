"""Taking a deposit: how much, by which methods, then its receipt."""

from decimal import Decimal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositCreate,
    RepairDepositResponse,
)
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.debts import debt_sheet, give_change, refuse
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.printing.repair_papers import hand_out_deposit_receipt
from techstore_desktop.ui.repairs.money.amount_dialog import DepositDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending


class DepositTaking(QObject):
    """One deposit from the first question to the receipt."""

    taken = Signal(object)
    """Carries the deposit's document."""

    def __init__(self, over: QWidget, session: Session, job: RepairJobResponse) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self._job = job
        self._sheet: PaymentSheet | None = None

    def begin(self) -> None:
        """Ask how much the customer leaves."""
        dialog = DepositDialog(self._over, self._session.formats, self._job)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, amount: Decimal, note: str) -> None:
        sheet = debt_sheet(
            self._over,
            self._session,
            amount,
            caption=self.tr("Deposit · {customer}").format(
                customer=self._job.card.customer_name
            ),
            completes=self.tr("Take the deposit"),
        )
        sheet.complete_wanted.connect(
            lambda tenders: self._complete(amount, note, tenders)
        )
        self._sheet = sheet
        sheet.open()

    def _complete(
        self, amount: Decimal, note: str, tenders: tuple[Tender, ...]
    ) -> None:
        money, actor = self._session.shop.repair_money, self._session.actor
        data = RepairDepositCreate(
            job_id=self._job.card.id, amount=amount, tenders=tenders, note=note
        )

        def work(lent: Approval | None) -> RepairDepositResponse:
            return money.take_deposit(actor, data, approval=lent)

        run_lending(
            self._over,
            self._session,
            work,
            self._done,
            failed=self._refused,
            otherwise=self._refused,
        )

    def _done(self, deposit: RepairDepositResponse) -> None:
        if self._sheet is not None:
            self._sheet.accept()
        choice = receipt_choice.remembered()
        give_change(
            self._over,
            self._session,
            deposit.change_due,
            lambda: hand_out_deposit_receipt(
                self._session, deposit, self._over, choice=choice
            ),
        )
        self.taken.emit(deposit)

    def _refused(self, error: Exception | None = None) -> None:
        if self._sheet is not None:
            refuse(self._sheet, error)
