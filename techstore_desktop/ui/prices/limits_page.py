"""The page of the discount limits: how many per cent each role may take off."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from PySide6.QtWidgets import QGridLayout

from techstore_desktop.core.branches.schemas import ShopResponse, ShopUpdate
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage, sentence, sentences
from techstore_desktop.ui.settings.topics import page
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.rate_field import RateField

_FIELDS = (
    "cashier_discount_limit",
    "technician_discount_limit",
    "manager_discount_limit",
)
Values = Mapping[str, Any]


class DiscountLimitsPage(SettingsPage):
    """One field for each role."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "discounts", page("discounts").title)
        self._latest = Latest(self)
        self._kept: dict[str, Decimal | None] = {}
        self._given: dict[str, Any] = {}
        self.limits = {name: RateField(session.formats) for name in _FIELDS}
        self._build()
        for field in self.limits.values():
            field.changed.connect(lambda _value: self.changed.emit())
            field.returnPressed.connect(self.save)

    def load(self) -> None:
        """Read the limits, unless something is typed."""
        if not self.is_changed():
            self._latest.run(self.session.shop.branches.shop, self._show)

    def is_changed(self) -> bool:
        """Tell whether a limit differs from what is kept."""
        return bool(self._kept) and self._values() != self._kept

    def save(self) -> None:
        """Keep the limits, or show all that is wrong with them."""
        values = self._values()
        faults = {
            name: sentence("decimal_type", {})
            for name, value in values.items()
            if value is None
        }
        update = ShopUpdate()
        try:
            update = ShopUpdate.model_validate(values)
        except ValidationError as error:
            faults = sentences(error) | faults
        if self.show_faults(faults):
            return
        branches, actor = self.session.shop.branches, self.session.actor
        self.keep(lambda: branches.update_shop(actor, update), beside=_FIELDS[0])

    def discard(self) -> None:
        """Show what is kept again."""
        self._fill(self._kept)
        self.show_faults({})
        self.changed.emit()

    def typed(self) -> object:
        """Return what stands in the fields if it is not saved."""
        return self._values() if self.is_changed() else None

    def take_typed(self, typed: object) -> None:
        """Fill the fields once the shop is read."""
        if isinstance(typed, dict):
            self._given = typed

    def _saved(self, result: object) -> None:
        if isinstance(result, ShopResponse):
            self._show(result)

    def _show(self, shop: ShopResponse) -> None:
        self._kept = {name: getattr(shop, name) for name in _FIELDS}
        self._fill(self._kept | self._given)
        self._given = {}
        self.show_faults({})
        self.changed.emit()

    def _fill(self, values: Values) -> None:
        for name, value in values.items():
            self.limits[name].set_value(value)

    def _values(self) -> dict[str, Decimal | None]:
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
