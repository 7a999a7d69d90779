"""Opening the drawer with a float, in place where the money is needed."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashSessionCreate,
    CashSessionResponse,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.cash.count_sheet import CASH, CountSheet
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, QuietButton
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
        self._left: Decimal | None = None
        self._amount = MoneyField(session.formats, Decimal(0))
        self._amount.make_large()
        self._field = FormField(self.tr("Float: cash in the drawer now"), self._amount)
        self._against = Label("", "second")
        self._against.setWordWrap(True)
        self._against.hide()
        self._button = PrimaryButton(
            self.tr("Open the drawer"), keys="Enter", height=44
        )
        self._count = QuietButton(self.tr("Count coins and notes"), icon="coins")
        words = Label(
            self.tr("Count what is in it before the first sale of the day."), "second"
        )
        words.setWordWrap(True)
        self.body.setSpacing(12)
        self.body.addWidget(Label(self.tr("The drawer is closed"), "title"))
        for widget in (words, self._field, self._against, self._count, self._button):
            self.body.addWidget(widget)
        self.setFocusProxy(self._amount)
        self._amount.returnPressed.connect(self.confirm)
        self._amount.changed.connect(lambda _value: self._show_against())
        self._button.clicked.connect(self.confirm)
        self._count.clicked.connect(self.count)

    def show_left(self, left: Decimal | None) -> None:
        """Show what the last close left, to be compared with the float (R42a)."""
        self._left = left
        self._show_against()

    def count(self) -> None:
        """Count the float coin by coin."""
        sheet = CountSheet(
            self,
            self._session,
            title=self.tr("Count the float"),
            text=self.tr("How many of each are in the drawer now."),
            primary=self.tr("Take over"),
            only_cash=True,
        )
        sheet.counted.connect(lambda count: self._take_over(sheet, count))
        sheet.open()

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

    def _take_over(self, sheet: CountSheet, count: CashCount) -> None:
        sheet.accept()
        self._amount.set_value(count.counted[CASH])
        self._show_against()

    def _show_against(self) -> None:
        amount = self._amount.value()
        self._against.setVisible(self._left is not None)
        if self._left is None or amount is None:
            self._against.setText("")
            return
        formats, difference = self._session.formats, amount - self._left
        sign = "+" if difference > 0 else ""
        words = self.tr("The last close left {left}. Difference: {difference}")
        self._against.setText(
            words.format(
                left=formats.money(self._left),
                difference=sign + formats.money(difference),
            )
        )
        self._against.set_role("warning" if difference else "second")

    def _done(self, opened: CashSessionResponse) -> None:
        self._button.setEnabled(True)
        self._session.shell.refresh_status()
        self.opened.emit(opened)

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        show_error(self, error, beside=self._field)
