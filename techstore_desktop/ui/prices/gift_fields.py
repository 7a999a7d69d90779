"""What a promotion gives: its kind, and the numbers that this kind needs."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.prices.choices import (
    AMOUNT_KINDS,
    PERCENT_KINDS,
    PromotionKind,
)
from techstore_desktop.core.prices.schemas import PromotionBase
from techstore_desktop.ui.prices.promotion_words import kind_names
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.settings.page import sentence
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.number_field import NumberField
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.rate_field import RateField

NONE = Decimal(0)


class GiftFields(QWidget):
    """Shows only what the chosen kind needs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        formats = session.formats
        names = kind_names()
        self.kind = Choice({kind.value: names[kind] for kind in PromotionKind})
        self.quantity = QuantityField(formats)
        self.paid = QuantityField(formats)
        self.percent = RateField(formats)
        self.amount = MoneyField(formats)
        self._numbers = {
            "quantity": FormField(self.tr("From how many pieces"), self.quantity),
            "paid_quantity": FormField(self.tr("Of which are paid"), self.paid),
            "percent": FormField(self.tr("Per cent off"), self.percent),
            "amount": FormField(self.tr("Amount"), self.amount),
        }
        self.group = QuantityField(formats)
        self._size = FormField(self.tr("Pieces in a group"), self.group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(FormField(self.tr("What it gives"), self.kind))
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self._size, *self._numbers.values()):
            row.addWidget(field, 1)
        column.addLayout(row)
        self.kind.currentIndexChanged.connect(lambda _row: self._show_needed())
        self._show_needed()

    def show_gift(self, data: PromotionBase) -> None:
        """Fill the fields."""
        self.kind.choose(data.kind.value)
        self.quantity.set_value(data.quantity)
        self.group.set_value(data.quantity)
        self.paid.set_value(Decimal(data.paid_quantity) or None)
        self.percent.set_value(data.percent or None)
        self.amount.set_value(data.amount or None)

    def values(self) -> dict[str, Any] | None:
        """Return what is typed; None where something is no number, said beside it."""
        is_right = True
        for field in (self._size, *self._numbers.values()):
            control = field.control
            is_wrong = isinstance(control, NumberField) and control.is_wrong()
            field.show_error(sentence("decimal_type", {}) if is_wrong else "")
            is_right = is_right and not is_wrong
        if not is_right:
            return None
        kind = self._kind()
        count = self.group if kind.takes_groups else self.quantity
        return {
            "kind": kind,
            "quantity": count.value() or Decimal(1),
            "paid_quantity": int(self.paid.value() or 0),
            "percent": (self.percent.value() or NONE) if kind in PERCENT_KINDS else 0,
            "amount": (self.amount.value() or NONE) if kind in AMOUNT_KINDS else 0,
        }

    def field_of(self, code: str) -> FormField:
        """Return the field that a refusal is about."""
        places = {
            "promotion.no_percent": self._numbers["percent"],
            "promotion.no_amount": self._numbers["amount"],
            "promotion.paid": self._numbers["paid_quantity"],
            "price.too_many_decimals": self._numbers["amount"],
        }
        return places.get(code, self._size)

    def _kind(self) -> PromotionKind:
        return PromotionKind(self.kind.chosen())

    def _show_needed(self) -> None:
        kind = self._kind()
        self._size.setVisible(kind.takes_groups)
        self._numbers["quantity"].setVisible(not kind.takes_groups)
        self._numbers["paid_quantity"].setVisible(kind is PromotionKind.N_FOR_M)
        self._numbers["percent"].setVisible(kind in PERCENT_KINDS)
        self._numbers["amount"].setVisible(kind in AMOUNT_KINDS)
