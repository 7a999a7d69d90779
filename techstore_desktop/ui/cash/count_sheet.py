"""Counting the drawer blind: coins and notes, then the other methods (R42)."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.cash.schemas import CashCount
from techstore_desktop.core.sales.payments import PaymentMethod, methods_for
from techstore_desktop.ui.cash.count_fields import CountFields
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 720
CASH = "cash"


class CountSheet(Sheet):
    """Emits ``counted`` with the CashCount and stays open until it is accepted."""

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
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._formats = session.formats
        self.fields = CountFields(session.formats, self.tr("Cash counted"))
        codes = [] if only_cash else [each.code for each in _others()]
        self.methods = {code: MoneyField(session.formats) for code in codes}
        self.note = QLineEdit()
        self.note.setMaxLength(1000)
        self._note_field = FormField(self.tr("Note (optional)"), self.note)
        self._primary = PrimaryButton(primary, keys="Ctrl+Return", height=44)
        words = Label(text, "second")
        words.setWordWrap(True)
        for widget in (Label(title, "title"), words, self.fields):
            self.body.addWidget(widget)
        self.body.addLayout(self._others_row())
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
        cash = self.fields.total()
        wrong = [field for field in self.methods.values() if field.is_wrong()]
        if cash is None or wrong:
            (wrong[0] if wrong else self.fields.amount).setFocus()
            return
        others = {code: field.value() for code, field in self.methods.items()}
        typed: dict[str, Decimal] = {
            code: amount for code, amount in others.items() if amount is not None
        }
        self.counted.emit(
            CashCount(
                counted={CASH: cash} | typed,
                pieces=self.fields.pieces(),
                explanation=self.note.text().strip(),
            )
        )

    def refuse(self, error: Exception) -> None:
        """Say why the count was not taken; what was typed stays."""
        show_error(self, error, beside=self._note_field)

    def _connect(self) -> None:
        self.fields.finished.connect(self._after_cash)
        fields = list(self.methods.values())
        for field, following in zip(fields, [*fields[1:], self.note], strict=False):
            field.returnPressed.connect(following.setFocus)
        self.note.returnPressed.connect(self.confirm)
        self._primary.clicked.connect(self.confirm)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.confirm)

    def _after_cash(self) -> None:
        (next(iter(self.methods.values()), self.note)).setFocus()

    def _others_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for code, field in self.methods.items():
            field.setPlaceholderText(self.tr("as expected"))
            row.addWidget(FormField(method_name(code), field), 1)
        return row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = SecondaryButton(self.tr("Back"), keys="Esc", height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._primary)
        return foot


def _others() -> list[PaymentMethod]:
    return [each for each in methods_for(has_customer=False) if each.code != CASH]
