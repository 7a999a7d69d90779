"""A discount as a person types it."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

PERCENT, AMOUNT = "percent", "amount"
HUNDRED = Decimal(100)


class DiscountFields(QWidget):
    """A per cent or an amount, and why; beneath, how much this person may give."""

    confirmed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        formats = session.formats
        self.value = MoneyField(formats)
        self.value.setPlaceholderText("0")
        self._kind = QComboBox()
        self._kind.addItem("%", PERCENT)
        self._kind.addItem(formats.currency.symbol, AMOUNT)
        self._kind.setFixedWidth(74)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("Reason"))
        self._reason.setMaxLength(200)
        self._limit = Label("", "second")
        self._limit.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        column.addLayout(row)
        column.addWidget(self._limit)
        row.addWidget(self.value, 1)
        row.addWidget(self._kind)
        row.addWidget(self._reason, 2)
        for line in (self.value, self._reason):
            line.returnPressed.connect(self.confirmed)
        self._reason.setAccessibleName(self.tr("Reason"))
        self._kind.setAccessibleName(self.tr("Kind of discount"))

    def show_discount(self, discount: Discount | None) -> None:
        """Show a discount, or none."""
        self._reason.setText(discount.reason if discount else "")
        is_amount = discount is not None and discount.amount is not None
        self._kind.setCurrentIndex(1 if is_amount else 0)
        given = None
        if discount is not None:
            given = discount.amount if is_amount else discount.percent
        self.value.set_value(given)
        self._show_limit()

    def focus_on(self, error: RuleBroken) -> None:
        """Put the cursor where a refusal is put right."""
        is_reason = error.code == "discount.reason_needed"
        (self._reason if is_reason else self.value).setFocus()

    def discount(self) -> Discount | None:
        """Return the discount. Raises RuleBroken ``amount.unreadable`` or larger."""
        if self.value.is_wrong():
            raise RuleBroken("amount.unreadable", text=self.value.text())
        value = self.value.value()
        if not value:
            return None
        if self._kind.currentData() == AMOUNT:
            return Discount(amount=value, reason=self._reason.text())
        if value > HUNDRED:
            raise RuleBroken("discount.too_large", discount=value, largest=HUNDRED)
        return Discount(percent=value, reason=self._reason.text())

    def _show_limit(self) -> None:
        role = self._session.actor.role
        limit = self._session.shop.profiles.current().discount_limits[role]
        words = self.tr("Up to {limit}; more takes a reason and another person's PIN.")
        self._limit.setText(words.format(limit=self._session.formats.rate(limit)))
        self._limit.setVisible(limit < HUNDRED)
