"""The right of the payment: total, what was paid so far, due, and the change."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales.tender import Settlement
from techstore_desktop.ui.accounts.words import after_words
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.paying.shown import PaymentShown
from techstore_desktop.ui.widgets.button import IconButton, PrimaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label, NumberLabel, Rule


class PaymentSummary(QFrame):
    """Emits ``removed`` with the place of a tender that is to be taken back."""

    removed = Signal(int)

    def __init__(
        self, formats: Formats, *, completes: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._completes = completes or self.tr("Complete sale")
        self._formats = formats
        self.setProperty("role", "sheet-side")
        self._total = NumberLabel("", "strong")
        self._due = NumberLabel("", "figure")
        self._paid = QVBoxLayout()
        self._paid.setSpacing(2)
        self._change_card = Card("", role="good-soft", margin=16)
        self._change_caption = Label("", "good")
        self._change = Label("", "total")
        self._rounding = Label("", "second")
        self._account = Label("", "second")
        self._account.setWordWrap(True)
        self.complete = PrimaryButton(self._completes, keys="Enter", height=60)
        self._build()

    def show_payment(self, shown: PaymentShown) -> None:
        """Show where a payment stands, and would with the amount typed."""
        formats, after = self._formats, shown.after
        self._total.setText(formats.money(shown.total))
        self._due.setText(formats.money(shown.due))
        self._due.setAccessibleName(formats.money(shown.due))
        self._show_paid(shown.payment)
        is_enough = after.is_complete
        self._wear("good-soft" if is_enough else "warning-soft")
        if is_enough:
            self._change_caption.setText(self.tr("Change"))
            self._change.setText(formats.money(after.change_due))
        else:
            self._change_caption.setText(self.tr("Still to pay"))
            self._change.setText(formats.money(shown.left))
        self._change.set_role("total-good" if is_enough else "total")
        self._change_caption.set_role("good" if is_enough else "warning")
        self._show_rounding(after)
        self._show_account(shown.payment, after)
        self.complete.setText(
            self._completes if is_enough else self.tr("Take this part")
        )

    def _show_rounding(self, preview: Settlement) -> None:
        rounding = preview.cash_rounding
        words = self.tr("{amount} by rounding to what coins there are")
        amount = self._formats.money(rounding)
        self._rounding.setText(words.format(amount=amount) if rounding else "")
        self._rounding.setVisible(bool(rounding))

    def _show_account(self, payment: PaymentInHand, preview: Settlement) -> None:
        """Say what the customer will owe, before anybody confirms it (R22)."""
        owed, standing = payment.owed_after(preview), payment.standing
        self._account.setVisible(owed is not None)
        if owed is None or standing is None:
            return
        self._account.setText(after_words(standing, owed, self._formats))
        is_beyond = owed > standing.limit_now
        self._account.set_role("warning" if is_beyond else "second")

    def _show_paid(self, payment: PaymentInHand) -> None:
        clear(self._paid)
        for place, tender in enumerate(payment.tenders):
            name = method_name(tender.method, payment.name(tender.method))
            self._paid.addWidget(self._tender_row(place, name, tender.amount))

    def _tender_row(self, place: int, name: str, amount: Decimal) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(name, "muted"), 1)
        line.addWidget(NumberLabel(f"−{self._formats.money(amount)}"))
        away = IconButton("x", self.tr("Take back"), height=26)
        away.clicked.connect(lambda: self.removed.emit(place))
        line.addWidget(away)
        return row

    def _wear(self, role: str) -> None:
        if self._change_card.property("role") != role:
            self._change_card.setProperty("role", role)
            self._change_card.style().unpolish(self._change_card)
            self._change_card.style().polish(self._change_card)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        figures = QGridLayout()
        figures.setVerticalSpacing(10)
        figures.addWidget(Label(self.tr("Total"), "muted"), 0, 0)
        figures.addWidget(self._total, 0, 1)
        column.addLayout(figures)
        column.addLayout(self._paid)
        column.addWidget(Rule())
        due = QHBoxLayout()
        due.addWidget(Label(self.tr("Due"), "muted"))
        due.addStretch(1)
        due.addWidget(self._due)
        column.addLayout(due)
        for label in (self._change_caption, self._change, self._rounding):
            self._change_card.body.addWidget(label)
        column.addWidget(self._change_card)
        column.addWidget(self._account)
        column.addStretch(1)
        column.addWidget(self.complete)
