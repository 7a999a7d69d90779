"""Taking another currency in cash: which, and what one of it is worth today (R14)."""

from collections.abc import Collection
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import CURRENCIES
from techstore_desktop.core.sales.payments import ForeignCash
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodResponse,
)
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.exchange_field import ExchangeField
from techstore_desktop.ui.widgets.form_field import FormField

_USUAL = ("USD", "EUR", "BRL")
"""What is taken across the counter in most places, offered first."""
_LAST_POSITION = 1000


class CurrencyDialog(Dialog):
    """Offers the currencies that the shop does not take yet."""

    def __init__(self, over: QWidget, session: Session, taken: Collection[str]) -> None:
        super().__init__(
            over,
            title=self.tr("Take another currency"),
            text=self.tr(
                "It is taken in cash at the day's rate, change is in the shop's own. "
                "The drawer is opened, counted and closed with each currency apart."
            ),
            primary=self.tr("Add"),
        )
        self._session = session
        own = session.formats.currency.code
        self.currency = Choice(_offered({own, *taken}))
        self.rate = ExchangeField(session.formats)
        words = self.tr("What one is worth today, in {own}").format(own=own)
        self._currency_field = FormField(self.tr("Currency"), self.currency)
        self._rate_field = FormField(words, self.rate)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(self._currency_field)
        column.addWidget(self._rate_field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the currency."""
        return self.currency

    def decide(self) -> None:
        """Keep rate and currency, or say what is wrong."""
        rate, code = self.rate.value() or Decimal(0), self.currency.chosen()
        wrong = message(RuleBroken("payment.wrong_rate"), self._session.formats)
        self._rate_field.show_error("" if rate else wrong)
        if not rate:
            self.rate.setFocus()
            return
        service, actor = self._session.shop.payment_methods, self._session.actor
        data = PaymentMethodCreate(
            kind=ForeignCash.code, currency=code, position=_LAST_POSITION
        )

        def work() -> PaymentMethodResponse:
            service.set_rate(actor, code, rate)
            return service.add(actor, data)

        keep(self, work, beside=self._beside)

    def _beside(self, error: Exception) -> FormField:
        is_rate = isinstance(error, RuleBroken) and error.code == "payment.wrong_rate"
        return self._rate_field if is_rate else self._currency_field


def _offered(left_out: Collection[str]) -> dict[str, str]:
    codes = [*_USUAL, *(code for code in sorted(CURRENCIES) if code not in _USUAL)]
    return {
        code: f"{code} · {CURRENCIES[code].symbol}"
        for code in codes
        if code not in left_out
    }
