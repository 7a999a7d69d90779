"""Taking money on account: how much, by which methods, then the receipt."""

from decimal import Decimal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.accounts.schemas import (
    AccountPaymentCreate,
    AccountPaymentResponse,
    AccountStanding,
)
from techstore_desktop.core.cash.schemas import CashSessionResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.ui.accounts.amount_dialog import AmountDialog
from techstore_desktop.ui.background import run
from techstore_desktop.ui.cash.forgotten import ask_to_close
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.debts import debt_sheet, give_change, refuse
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.printing.receipts import hand_out_account_receipt
from techstore_desktop.ui.session import Session


class AccountPayment(QObject):
    """One payment on account from the first question to the receipt."""

    def __init__(
        self, over: QWidget, session: Session, name: str, standing: AccountStanding
    ) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self._name = name
        self._standing = standing
        self._sheet: PaymentSheet | None = None

    def begin(self) -> None:
        """Ask how much the customer pays, about a forgotten drawer first."""
        run(self._session.shop.cash.current, self._after_drawer, self)

    def _after_drawer(self, drawer: CashSessionResponse | None) -> None:
        if drawer is None or not drawer.is_forgotten:
            self._ask_amount()
            return
        ask_to_close(
            self._session,
            self._over,
            drawer,
            self._ask_amount,
            otherwise=self.tr("Take the money all the same"),
        )

    def _ask_amount(self) -> None:
        formats = self._session.formats
        dialog = AmountDialog(self._over, formats, self._name, self._standing)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, amount: Decimal, note: str) -> None:
        sheet = debt_sheet(
            self._over,
            self._session,
            amount,
            caption=self.tr("On account · {name}").format(name=self._name),
            completes=self.tr("Take the money"),
        )
        sheet.complete_wanted.connect(
            lambda tenders: self._complete(amount, note, tenders)
        )
        self._sheet = sheet
        sheet.open()

    def _complete(
        self, amount: Decimal, note: str, tenders: tuple[Tender, ...]
    ) -> None:
        shop, actor = self._session.shop, self._session.actor
        data = AccountPaymentCreate(
            customer_id=self._standing.customer_id,
            amount=amount,
            tenders=tenders,
            note=note,
        )
        run(
            lambda: shop.accounts.pay(actor, data),
            self._done,
            self,
            failed=self._refused,
        )

    def _done(self, payment: AccountPaymentResponse) -> None:
        if self._sheet is not None:
            self._sheet.accept()
        choice = receipt_choice.remembered()
        give_change(
            self._over,
            self._session,
            payment.change_due,
            lambda: hand_out_account_receipt(
                self._session, payment, choice, self._over
            ),
        )

    def _refused(self, error: Exception) -> None:
        if self._sheet is not None:
            refuse(self._sheet, error)
