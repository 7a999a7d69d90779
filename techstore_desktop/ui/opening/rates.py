"""Today's rates where the day begins: typed and kept by who may, or lent a PIN."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.opening.checks import CurrencyRate
from techstore_desktop.ui.payments.rate_fields import RateFields
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.widgets.button import SecondaryButton

_NEEDED = frozenset({Permission.EDIT_SETTINGS})
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RatesOfToday(QWidget):
    """Emits ``kept`` once every rate is of today.

    Keeping them says that they hold today, also those that are as they were.
    """

    kept = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.fields = RateFields(session)
        self.keep_button = SecondaryButton(
            self.tr("These hold today"), self, icon="check"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fields)
        column.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.keep_button.clicked.connect(self.keep)
        self.fields.entered.connect(self.keep)

    def show_rates(self, rates: Sequence[CurrencyRate]) -> None:
        """Have a field for each currency, filled with its last rate."""
        known = {each.currency: each.rate for each in rates if each.rate}
        self.fields.show_currencies([each.currency for each in rates], known)
        self.fields.fill({code: rate.rate for code, rate in known.items()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field keep the rates: it does not begin the day."""
        if event.key() in _ENTERS:
            event.accept()
        else:
            super().keyPressEvent(event)

    def keep(self, _checked: bool = False, approval: Approval | None = None) -> None:
        """Keep every rate as today's; without the permission, ask who lends it."""
        if self.fields.show_faults():
            return
        session = self._session
        if not session.actor.may(Permission.EDIT_SETTINGS) and approval is None:
            ask_approval(
                self,
                session,
                _NEEDED,
                then=lambda lent: self.keep(approval=lent),
                otherwise=lambda: None,
            )
            return
        values = self.fields.values()

        def work() -> None:
            for code, rate in values.items():
                if rate is not None:
                    session.shop.payment_methods.set_rate(
                        session.actor, code, rate, approval=approval
                    )

        run(work, lambda _done: self.kept.emit(), self, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
