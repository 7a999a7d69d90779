"""The page of quotes and returns: how long an offer holds, what a return costs."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit

from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.shop_fields_page import ShopFieldsPage, Values
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.rate_field import RateField

_FIELDS = (
    "quote_validity_days",
    "quote_terms",
    "quote_reminder_days",
    "restocking_fee",
)
_TERMS_HEIGHT = 96


class OffersPage(ShopFieldsPage):
    """One field beneath the other."""

    rule_field = _FIELDS[0]

    def __init__(self, session: Session) -> None:
        super().__init__(session, "offers")
        self.days = QuantityField(session.formats)
        self.terms = QPlainTextEdit()
        self.terms.setTabChangesFocus(True)
        self.terms.setFixedHeight(_TERMS_HEIGHT)
        self.reminder = QuantityField(session.formats)
        self.fee = RateField(session.formats)
        card = Card()
        card.body.setSpacing(14)
        for name, control in zip(
            _FIELDS, (self.days, self.terms, self.reminder, self.fee), strict=True
        ):
            card.body.addWidget(self.make_field(name, control))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.terms.textChanged.connect(self.changed)
        for field in (self.days, self.reminder, self.fee):
            field.changed.connect(lambda _value: self.changed.emit())
            field.returnPressed.connect(self.save)

    def _fill(self, values: Values) -> None:
        days = values["quote_validity_days"]
        self.days.set_value(None if days is None else Decimal(days))
        self.terms.setPlainText(values["quote_terms"])
        reminder = values["quote_reminder_days"]
        self.reminder.set_value(None if reminder is None else Decimal(reminder))
        self.fee.set_value(values["restocking_fee"])

    def _values(self) -> dict[str, Any]:
        return {
            "quote_validity_days": self.days.value(),
            "quote_terms": self.terms.toPlainText().strip(),
            "quote_reminder_days": self.reminder.value(),
            "restocking_fee": self.fee.value(),
        }
