"""Opening the drawer with a float, in place where the money is needed."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.cash.schemas import CashSessionCreate, CashSessionResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField


class OpenDrawer(Card):
    """Emits ``opened`` with the session."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="card", margin=20)
        self._session = session
        self._amount = MoneyField(session.formats, Decimal(0))
        self._amount.make_large()
        self._field = FormField(self.tr("Float: cash in the drawer now"), self._amount)
        self._button = PrimaryButton(
            self.tr("Open the drawer"), keys="Enter", height=44
        )
        words = Label(
            self.tr("Count what is in it before the first sale of the day."), "second"
        )
        words.setWordWrap(True)
        self.body.setSpacing(12)
        self.body.addWidget(Label(self.tr("The drawer is closed"), "title"))
        self.body.addWidget(words)
        self.body.addWidget(self._field)
        self.body.addWidget(self._button)
        self.setFocusProxy(self._amount)
        self._amount.returnPressed.connect(self.confirm)
        self._button.clicked.connect(self.confirm)

    def confirm(self) -> None:
        """Open the drawer with what was counted."""
        amount = self._amount.value()
        if amount is None:
            self._field.show_error(self.tr("This is no number."))
            return
        self._button.setEnabled(False)
        shop, actor = self._session.shop, self._session.actor
        run(
            lambda: shop.cash.open(actor, CashSessionCreate(float_amount=amount)),
            self._done,
            self,
            failed=self._refused,
        )

    def _done(self, opened: CashSessionResponse) -> None:
        self._button.setEnabled(True)
        self._session.shell.refresh_status()
        self.opened.emit(opened)

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        show_error(self, error, beside=self._field)
