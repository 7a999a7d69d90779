"""The page of quotes and returns: how long an offer holds, what a return costs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from PySide6.QtWidgets import QPlainTextEdit

from techstore_desktop.core.branches.schemas import ShopResponse, ShopUpdate
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage, sentence, sentences
from techstore_desktop.ui.settings.topics import page
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.rate_field import RateField

_FIELDS = ("quote_validity_days", "quote_terms", "restocking_fee")
_TERMS_HEIGHT = 96
Values = Mapping[str, Any]


class OffersPage(SettingsPage):
    """One field beneath the other."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "offers", page("offers").title)
        self._latest = Latest(self)
        self._kept: dict[str, Any] = {}
        self._given: dict[str, Any] = {}
        self.days = QuantityField(session.formats)
        self.terms = QPlainTextEdit()
        self.terms.setTabChangesFocus(True)
        self.terms.setFixedHeight(_TERMS_HEIGHT)
        self.fee = RateField(session.formats)
        card = Card()
        card.body.setSpacing(14)
        for name, control in zip(
            _FIELDS, (self.days, self.terms, self.fee), strict=True
        ):
            card.body.addWidget(self.make_field(name, control))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.terms.textChanged.connect(self.changed)
        for field in (self.days, self.fee):
            field.changed.connect(lambda _value: self.changed.emit())
            field.returnPressed.connect(self.save)

    def load(self) -> None:
        """Read what is kept, unless something is typed."""
        if not self.is_changed():
            self._latest.run(self.session.shop.branches.shop, self._show)

    def is_changed(self) -> bool:
        """Tell whether a field differs from what is kept."""
        return bool(self._kept) and self._values() != self._kept

    def save(self) -> None:
        """Keep the fields, or show all that is wrong with them."""
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
        kept = {name: getattr(shop, name) for name in _FIELDS}
        self._fill(kept)
        self._kept = self._values()
        self._fill(self._kept | self._given)
        self._given = {}
        self.show_faults({})
        self.changed.emit()

    def _fill(self, values: Values) -> None:
        days = values["quote_validity_days"]
        self.days.set_value(None if days is None else Decimal(days))
        self.terms.setPlainText(values["quote_terms"])
        self.fee.set_value(values["restocking_fee"])

    def _values(self) -> dict[str, Any]:
        return {
            "quote_validity_days": self.days.value(),
            "quote_terms": self.terms.toPlainText().strip(),
            "restocking_fee": self.fee.value(),
        }
