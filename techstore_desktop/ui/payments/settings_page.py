"""The page of the payments: methods, the day's rates, tips, how long vouchers hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from PySide6.QtWidgets import QCheckBox

from techstore_desktop.core.branches.schemas import ShopResponse, ShopUpdate
from techstore_desktop.core.sales.payments import currency_of
from techstore_desktop.core.sales.payments.schemas import (
    ExchangeRateResponse,
    PaymentMethodResponse,
)
from techstore_desktop.shop import Shop
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.payments.method_list import MethodList
from techstore_desktop.ui.payments.rate_fields import RateFields
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage, sentence, sentences
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.quantity_field import QuantityField

Values = Mapping[str, Any]
_RATES, _MONTHS, _TIPS = "rates", "voucher_months", "takes_tips"
_OLD = "takes_old_rates"


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, read at once."""

    methods: tuple[PaymentMethodResponse, ...]
    rates: Mapping[str, ExchangeRateResponse]
    shop: ShopResponse


class PaymentsPage(SettingsPage):
    """Methods change at once; rates and the rest are saved together."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "payments", page("payments").title)
        self._latest = Latest(self)
        self._kept: dict[str, Any] = {}
        self._given: dict[str, Any] = {}
        self.methods = MethodList(session)
        self.add_button = SecondaryButton(
            self.tr("Add card terminal"), self, icon="plus", keys="Ctrl+N"
        )
        self.rates = RateFields(session)
        self.months = QuantityField(session.formats)
        self.tips = QCheckBox(self.tr("Take tips"))
        self.old_rates = QCheckBox(self.tr("Take a currency at an older rate too"))
        self.add_list_head(topic("payments.table").what, self.add_button)
        self.column.addWidget(self.methods)
        self.rates_card = Card()
        self.rates_card.body.addWidget(self.make_field(_RATES, self.rates))
        self.rates_card.body.addWidget(self.make_field(_OLD, self.old_rates))
        self.rates_card.hide()
        self.column.addWidget(self.rates_card)
        tips = Card()
        tips.body.addWidget(self.make_field(_TIPS, self.tips))
        self.column.addWidget(tips)
        vouchers = Card(self.tr("Vouchers and gift cards"))
        vouchers.body.addWidget(self.make_field(_MONTHS, self.months))
        self.column.addWidget(vouchers)
        self.column.addStretch(1)
        self.add_button.clicked.connect(self.add)
        self.rates.changed.connect(self.changed)
        self.rates.entered.connect(self.save)
        self.tips.toggled.connect(self.changed)
        self.old_rates.toggled.connect(self.changed)
        self.months.changed.connect(lambda _value: self.changed.emit())
        self.months.returnPressed.connect(self.save)

    def load(self) -> None:
        """Read the methods, and what is kept of the rest unless it is changed."""
        shop = self.session.shop
        self._latest.run(lambda: _read(shop), self._show)

    def is_changed(self) -> bool:
        """Tell whether a field differs from what is kept."""
        return bool(self._kept) and self._values() != self._kept

    def add(self) -> None:
        """Ask for a method to add."""
        self.methods.add()

    def focus_on(self, field: str) -> None:
        """Put the cursor into a setting, or into the list."""
        if field == _RATES and self.rates.fields:
            next(iter(self.rates.fields.values())).setFocus()
        elif field in {_RATES, "table"}:
            self.methods.table.view.setFocus()
        else:
            super().focus_on(field)

    def save(self) -> None:
        """Keep rates and fields, or show all that is wrong with them."""
        values = self._values()
        faults = {}
        if values[_MONTHS] is None:
            faults[_MONTHS] = sentence("decimal_type", {})
        update = ShopUpdate()
        try:
            update = ShopUpdate(
                voucher_months=values[_MONTHS],
                takes_tips=values[_TIPS],
                takes_old_rates=values[_OLD],
            )
        except ValidationError as error:
            faults = sentences(error) | faults
        is_wrong = self.rates.show_faults()
        if self.show_faults(faults) or is_wrong:
            return
        shop, actor, changed = self.session.shop, self.session.actor, self._new_rates()

        def work() -> _Read:
            for code, rate in changed.items():
                shop.payment_methods.set_rate(actor, code, rate)
            shop.branches.update_shop(actor, update)
            return _read(shop)

        self.keep(work, beside=_MONTHS)

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

    def _new_rates(self) -> dict[str, Decimal]:
        rates = self._values()[_RATES]
        return {
            code: rate
            for code, rate in rates.items()
            if rate is not None and rate != self._kept[_RATES].get(code)
        }

    def _saved(self, result: object) -> None:
        if isinstance(result, _Read):
            self._kept = {}
            self._show(result)

    def _show(self, read: _Read) -> None:
        self.methods.show_methods(read.methods)
        if self.is_changed():
            return
        codes = [currency_of(each.code) for each in read.methods]
        self.rates.show_currencies([code for code in codes if code], read.rates)
        self.rates_card.setVisible(bool(self.rates.fields))
        kept = {
            _RATES: {
                code: read.rates[code].rate if code in read.rates else None
                for code in self.rates.fields
            },
            _MONTHS: Decimal(read.shop.voucher_months),
            _TIPS: read.shop.takes_tips,
            _OLD: read.shop.takes_old_rates,
        }
        if kept == self._kept and not self._given:
            return  # A field that is being marked keeps its mark.
        self._kept = kept
        self._fill(self._kept | self._given)
        self._given = {}
        self.show_faults({})
        self.changed.emit()

    def _fill(self, values: Values) -> None:
        self.rates.fill(values[_RATES])
        self.months.set_value(values[_MONTHS])
        self.tips.setChecked(values[_TIPS])
        self.old_rates.setChecked(values[_OLD])

    def _values(self) -> dict[str, Any]:
        return {
            _RATES: self.rates.values(),
            _MONTHS: self.months.value(),
            _TIPS: self.tips.isChecked(),
            _OLD: self.old_rates.isChecked(),
        }


def _read(shop: Shop) -> _Read:
    service = shop.payment_methods
    return _Read(service.methods(), service.rates(), shop.branches.shop())
