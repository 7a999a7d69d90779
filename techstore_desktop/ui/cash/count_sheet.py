"""Counting the drawer blind: coins and notes, then the other methods (R42)."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.sales.payments import Cash
from techstore_desktop.core.sales.payments import method as class_of
from techstore_desktop.core.sales.payments.schemas import PaymentMethodResponse
from techstore_desktop.shop import Shop
from techstore_desktop.ui.cash.currency_counts import CurrencyCounts
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 720
COLUMNS, MOST_COLUMNS = 3, 4
CASH = Cash.code


class CountSheet(Sheet):
    """Emits ``counted`` with the CashCount and stays open until it is accepted.

    ``currencies`` are the other ones that the drawer may hold; each has its own page.
    """

    counted = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        *,
        title: str,
        text: str,
        primary: str,
        only_cash: bool = False,
        currencies: Sequence[str] = (),
    ) -> None:
        super().__init__(over, width=WIDTH)
        self.cash = CurrencyCounts(session.formats, currencies)
        self.fields = self.cash.own
        counted = [] if only_cash else _counted_methods(session.shop)
        self.methods = {each.code: MoneyField(session.formats) for each in counted}
        self.note = QLineEdit()
        self.note.setMaxLength(1000)
        self._note_field = FormField(self.tr("Note (optional)"), self.note)
        self._primary = PrimaryButton(primary, keys="Ctrl+Return", height=44)
        words = Label(text, "second")
        words.setWordWrap(True)
        for widget in (Label(title, "title"), words, self.cash):
            self.body.addWidget(widget)
        self.body.addLayout(self._others(counted))
        self.body.addWidget(self._note_field)
        self.body.addLayout(self._foot())
        self._connect()

    def first_focus(self) -> QWidget | None:
        """Return the first coin."""
        return next(iter(self.fields.pieces_of.values()))

    def on_scan(self, code: str) -> bool:
        """Swallow scans: no code is a count."""
        return True

    def confirm(self) -> None:
        """Hand over the count, or say what is missing."""
        is_counted = self.cash.is_counted()
        wrong = [field for field in self.methods.values() if field.is_wrong()]
        if not is_counted or wrong:
            if is_counted:
                wrong[0].setFocus()
            return
        others = {code: field.value() for code, field in self.methods.items()}
        typed: dict[str, Decimal] = {
            code: amount for code, amount in others.items() if amount is not None
        }
        count = self.cash.count()
        changes = {
            "counted": count.counted | typed,
            "explanation": self.note.text().strip(),
        }
        self.counted.emit(count.model_copy(update=changes))

    def refuse(self, error: Exception) -> None:
        """Say why the count was not taken; what was typed stays."""
        show_error(self, error, beside=self._note_field)

    def _connect(self) -> None:
        self.cash.finished.connect(self._after_cash)
        fields = list(self.methods.values())
        for field, following in zip(fields, [*fields[1:], self.note], strict=False):
            field.returnPressed.connect(following.setFocus)
        self.note.returnPressed.connect(self.confirm)
        self._primary.clicked.connect(self.confirm)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.confirm)
        turn = QShortcut(QKeySequence("Ctrl+Tab"), self)
        turn.activated.connect(self.cash.turn)

    def _after_cash(self) -> None:
        (next(iter(self.methods.values()), self.note)).setFocus()

    def _others(self, counted: Sequence[PaymentMethodResponse]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        columns = COLUMNS if len(counted) <= COLUMNS else MOST_COLUMNS
        for place, each in enumerate(counted):
            field = self.methods[each.code]
            field.setPlaceholderText(self.tr("as expected"))
            named = FormField(method_name(each.code, each.name), field)
            grid.addWidget(named, *divmod(place, columns))
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._primary)
        return foot


def _counted_methods(shop: Shop) -> list[PaymentMethodResponse]:
    """Return what else of the drawer's day may be counted: the slips of a terminal."""
    return [
        each
        for each in shop.current_methods.every()
        if each.is_on and each.code != CASH and class_of(each.code).is_counted
    ]
