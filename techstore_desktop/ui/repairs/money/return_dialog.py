"""Giving a deposit back: by its methods, or as credit on the account."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositResponse,
    RepairDepositReturn,
)
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.printing.repair_papers import hand_out_deposit_receipt
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

LONGEST = 300


class DepositReturnDialog(Dialog):
    """Offers all that is held; emits ``returned`` with the document."""

    returned = Signal(object)

    def __init__(self, over: QWidget, session: Session, job: RepairJobResponse) -> None:
        formats, held = session.formats, job.deposit_balance
        super().__init__(
            over,
            title=self.tr("Give the deposit back"),
            text=self.tr("{number} holds {amount} of {customer}.").format(
                number=job.card.number,
                amount=formats.money(held),
                customer=job.card.customer_name,
            ),
            primary=self.tr("Give it back"),
        )
        self._over, self._session, self._job = over, session, job
        self.amount = MoneyField(formats, held)
        self.way = QComboBox()
        self.way.addItem(self.tr("By the methods that it came by"), False)
        self.way.addItem(self.tr("Keep it as credit on the account"), True)
        self.note = QLineEdit(maxLength=LONGEST)
        self._amount_field = FormField(self.tr("Amount"), self.amount)
        column = QVBoxLayout()
        column.addWidget(self._amount_field)
        column.addWidget(FormField(self.tr("How"), self.way))
        column.addWidget(FormField(self.tr("Note (optional)"), self.note))
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the amount."""
        return self.amount

    def decide(self) -> None:
        """Give it back, or say what is wrong beside the amount."""
        amount = self.amount.value()
        if amount is None or not 0 < amount <= self._job.deposit_balance:
            self._refuse_amount()
            return
        data = RepairDepositReturn(
            job_id=self._job.card.id,
            amount=amount,
            to_account=bool(self.way.currentData()),
            note=self.note.text().strip(),
        )
        money, actor = self._session.shop.repair_money, self._session.actor

        def work(lent: Approval | None) -> RepairDepositResponse:
            return money.return_deposit(actor, data, approval=lent)

        run_lending(self, self._session, work, self._done, failed=self._refused)

    def _refuse_amount(self, held: Decimal | None = None) -> None:
        holds = self._job.deposit_balance if held is None else held
        words = self.tr("Type an amount up to {held}.")
        self._amount_field.show_error(
            words.format(held=self._session.formats.money(holds))
        )
        self.amount.setFocus()

    def _done(self, document: RepairDepositResponse) -> None:
        self.accept()
        choice = receipt_choice.remembered()
        hand_out_deposit_receipt(self._session, document, self._over, choice=choice)
        self.returned.emit(document)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self._amount_field.show_error(message(error, self._session.formats))
        else:
            show_error(self, error)
