"""Closing the drawer: count first, blind; then what was expected, and why not."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashSessionCloseResponse,
    CashSessionResponse,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.dialog import ask
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

CASH = "cash"


class CloseDrawer(Card):
    """Emits ``closed`` with how the session was closed."""

    closed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=20)
        self._session = session
        self._open: CashSessionResponse | None = None
        self._title = Label("", "title")
        self._facts = Label("", "second")
        self._facts.setWordWrap(True)
        self._counted = MoneyField(session.formats)
        self._counted.make_large()
        self._field = FormField(
            self.tr("Cash counted, the float included"), self._counted
        )
        self._reason = QLineEdit()
        self._reason.setMaxLength(1000)
        self._reason_field = FormField(
            self.tr("What explains a difference (optional)"), self._reason
        )
        self._button = PrimaryButton(self.tr("Close the drawer"), height=44)
        words = Label(
            self.tr("Count before anything is compared. Any count closes."), "second"
        )
        words.setWordWrap(True)
        self.body.setSpacing(12)
        for widget in (self._title, self._facts, words, self._field):
            self.body.addWidget(widget)
        self.body.addWidget(self._reason_field)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._button)
        self.body.addLayout(foot)
        self.setFocusProxy(self._counted)
        self._counted.returnPressed.connect(self.confirm)
        self._reason.returnPressed.connect(self.confirm)
        self._button.clicked.connect(self.confirm)

    def show_session(self, opened: CashSessionResponse) -> None:
        """Show which session would be closed."""
        self._open = opened
        formats, profile = (
            self._session.formats,
            self._session.shop.profiles.current(),
        )
        title = self.tr("Session {number} is open")
        self._title.setText(title.format(number=opened.number))
        words = self.tr("Since {time} · opened by {person} · float {amount}")
        self._facts.setText(
            words.format(
                time=formats.date_time(opened.opened_at, profile.zone),
                person=opened.opened_by_name,
                amount=formats.money(opened.float_amount),
            )
        )

    def confirm(self) -> None:
        """Ask once: a closing is final."""
        counted = self._counted.value()
        if counted is None:
            self._field.show_error(self.tr("Type what you counted; 0 for nothing."))
            return
        self._field.show_error("")
        amount = self._session.formats.money(counted)
        ask(
            self,
            title=self.tr("Close with {amount} counted?").format(amount=amount),
            text=self.tr("The session is closed for good. What differs is kept."),
            primary=self.tr("Close the drawer"),
            secondary=self.tr("Count again"),
            then=lambda: self._close(counted),
        )

    def _close(self, counted: Decimal) -> None:
        opened = self._open
        if opened is None:
            return
        self._button.setEnabled(False)
        shop, actor = self._session.shop, self._session.actor
        count = CashCount(counted={CASH: counted}, explanation=self._reason.text())
        run(
            lambda: shop.cash.close(actor, opened.id, count),
            self._done,
            self,
            failed=self._refused,
        )

    def _done(self, closing: CashSessionCloseResponse) -> None:
        self._button.setEnabled(True)
        self._counted.set_value(None)
        self._reason.clear()
        self._session.shell.refresh_status()
        self.closed.emit(closing)

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        show_error(self, error, beside=self._field)
