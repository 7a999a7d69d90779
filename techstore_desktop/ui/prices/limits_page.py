"""The page of the discount limits: how many per cent each role may take off."""

from typing import Any

from PySide6.QtWidgets import QGridLayout

from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.shop_fields_page import ShopFieldsPage, Values
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.rate_field import RateField

_FIELDS = (
    "cashier_discount_limit",
    "technician_discount_limit",
    "manager_discount_limit",
)


class DiscountLimitsPage(ShopFieldsPage):
    """One field for each role."""

    rule_field = _FIELDS[0]

    def __init__(self, session: Session) -> None:
        super().__init__(session, "discounts")
        self.limits = {name: RateField(session.formats) for name in _FIELDS}
        self._build()
        for field in self.limits.values():
            field.changed.connect(lambda _value: self.changed.emit())
            field.returnPressed.connect(self.save)

    def _fill(self, values: Values) -> None:
        for name, field in self.limits.items():
            field.set_value(values[name])

    def _values(self) -> dict[str, Any]:
        return {name: field.value() for name, field in self.limits.items()}

    def _build(self) -> None:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        for row, (name, field) in enumerate(self.limits.items()):
            grid.addWidget(self.make_field(name, field), row, 0)
        grid.setColumnStretch(0, 1)
        card.body.addLayout(grid)
        self.column.addWidget(card)
        self.column.addStretch(1)
