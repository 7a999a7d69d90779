"""Voiding a sale: a reason, and a manager's PIN where the person lacks it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField


class VoidDialog(Dialog):
    """Emits ``voided`` with the void."""

    voided = Signal(object)

    def __init__(self, over: QWidget, session: Session, sale: SaleResponse) -> None:
        amount = session.formats.money(sale.total)
        super().__init__(
            over,
            title=self.tr("Void {number}?").format(number=sale.number),
            text=self.tr(
                "The goods go back to stock and {amount} goes back as it was paid."
            ).format(amount=amount),
            primary=self.tr("Void"),
            is_danger=True,
        )
        self._session = session
        self._sale = sale
        self._over = over
        self._reason = QLineEdit()
        self._reason.setMaxLength(300)
        self._field = FormField(self.tr("Reason"), self._reason)
        self.content.addWidget(self._field)

    def first_focus(self) -> QWidget | None:
        """Return the reason."""
        return self._reason

    def decide(self) -> None:
        """Void the sale, asking for a PIN where it takes one."""
        self._void(None)

    def _void(self, approval: Approval | None) -> None:
        shop, actor, sale_id = self._session.shop, self._session.actor, self._sale.id
        reason = self._reason.text()
        run(
            lambda: shop.sales.void(actor, sale_id, reason, approval=approval),
            self._done,
            self,
            failed=self._refused,
        )

    def _done(self, void: SaleResponse) -> None:
        self.accept()
        self.voided.emit(void)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, RuleBroken) and error.code == "permission.missing":
            needed = frozenset({Permission.VOID_SALE})
            ask_approval(
                self._over,
                self._session,
                needed,
                then=self._void,
                otherwise=lambda: None,
            )
            return
        show_error(self, error, beside=self._field)
