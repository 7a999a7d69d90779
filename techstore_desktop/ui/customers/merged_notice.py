"""Who else this customer was registered as, and how to take that back."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.customers.schemas import CustomerSummary
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.customers.customer_row import CustomerRow
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label


class MergedNotice(Card):
    """Lists those who were merged into the customer shown; hidden where nobody was."""

    parted = Signal(object)
    """Carries the ``CustomerSummary`` who is to be themself again."""

    def __init__(self, session: Session) -> None:
        super().__init__(role="raised", margin=12)
        self._customers = session.shop.customers
        self._latest = Latest(self)
        self.buttons: list[SecondaryButton] = []
        self.body.addWidget(Label(self.tr("Also registered as"), "second"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.hide()

    def show_customer(self, customer_id: UUID) -> None:
        """Read who was merged into a customer."""
        customers = self._customers
        self._latest.run(lambda: customers.merged_into(customer_id), self._show)

    def forget(self) -> None:
        """Tell of nobody."""
        self._latest.drop()
        self._show(())

    def _show(self, merged: Sequence[CustomerSummary]) -> None:
        clear(self._rows)
        self.buttons.clear()
        for customer in merged:
            self._rows.addWidget(self._row(customer))
        self.setVisible(bool(merged))

    def _row(self, customer: CustomerSummary) -> QWidget:
        row = CustomerRow(customer, self.tr("Part again"))
        row.button.clicked.connect(lambda: self.parted.emit(customer))
        self.buttons.append(row.button)
        return row
