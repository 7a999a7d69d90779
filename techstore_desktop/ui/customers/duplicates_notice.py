"""The warning that somebody may be registered already, while they are typed."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.customers.schemas import CustomerCreate, CustomerSummary
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.customers.customer_row import CustomerRow
from techstore_desktop.ui.customers.draft import Draft
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label

_PAUSE = 250
_MOST_SHOWN = 3


class DuplicatesNotice(Card):
    """Looks for the same phone or e-mail after a pause in typing; forbids nothing."""

    chosen = Signal(object)
    """Carries the ``CustomerSummary`` that the person took instead."""

    def __init__(self, session: Session, *, action: str) -> None:
        super().__init__(role="warning-soft", margin=12)
        self._customers = session.shop.customers
        self._action = action
        self._wanted: tuple[Draft, UUID | None] = (Draft(), None)
        self._latest = Latest(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.body.addWidget(
            Label(self.tr("The same phone or e-mail belongs to"), "warning")
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.found: Sequence[CustomerSummary] = ()
        self.hide()

    def look(self, draft: Draft, *, except_id: UUID | None = None) -> None:
        """Look for others like this, once the typing pauses."""
        self._wanted = (draft, except_id)
        self._pause.start()

    def forget(self) -> None:
        """Warn of nobody any more."""
        self._pause.stop()
        self._latest.drop()
        self._show(())

    def _look(self) -> None:
        draft, except_id = self._wanted
        self._latest.run(self._search(draft, except_id), self._show)

    def _search(
        self, draft: Draft, except_id: UUID | None
    ) -> Callable[[], Sequence[CustomerSummary]]:
        # Unchecked: what is being typed may still be too long or unreadable.
        typed = CustomerCreate.model_construct(**asdict(draft))
        customers = self._customers
        return lambda: customers.likely_duplicates(typed, except_id=except_id)

    def _show(self, found: Sequence[CustomerSummary]) -> None:
        self.found = found
        clear(self._rows)
        for customer in found[:_MOST_SHOWN]:
            self._rows.addWidget(self._row(customer))
        self.setVisible(bool(found))

    def _row(self, customer: CustomerSummary) -> QWidget:
        row = CustomerRow(customer, self._action)
        row.button.clicked.connect(lambda: self.chosen.emit(customer))
        return row
