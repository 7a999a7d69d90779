"""A fee for taking goods back, as a person types it: a part, or an amount."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.discounts import HUNDRED, Discount
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.money_field import MoneyField

PERCENT, AMOUNT = "percent", "amount"
KIND_WIDTH = 74


class FeeFields(QWidget):
    """Begins with the part that the shop usually takes."""

    confirmed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        usual = session.shop.profiles.current().restocking_fee
        self.value = MoneyField(session.formats, usual or None)
        self.value.setPlaceholderText("0")
        self.value.setAccessibleName(self.tr("Restocking fee"))
        self.kind = QComboBox()
        self.kind.addItem("%", PERCENT)
        self.kind.addItem(session.formats.currency.symbol, AMOUNT)
        self.kind.setFixedWidth(KIND_WIDTH)
        self.kind.setAccessibleName(self.tr("Per cent or amount"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.value, 1)
        row.addWidget(self.kind)
        self.value.returnPressed.connect(self.confirmed)

    def fee(self) -> Discount | None:
        """Return the fee. Raises RuleBroken ``amount.unreadable``, ``discount.*``."""
        if self.value.is_wrong():
            raise RuleBroken("amount.unreadable", text=self.value.text())
        value = self.value.value() or Decimal(0)
        if value < 0:
            raise RuleBroken("price.negative", price=value)
        if not value:
            return None
        if self.kind.currentData() == AMOUNT:
            return Discount(amount=value)
        if value > HUNDRED:
            raise RuleBroken("discount.too_large", discount=value, largest=HUNDRED)
        return Discount(percent=value)
