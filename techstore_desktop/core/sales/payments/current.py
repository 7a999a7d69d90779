"""The methods and rates as sales need them: read once, anew after each change."""

from collections.abc import Mapping

from sqlalchemy import select

from techstore_desktop.core.sales.payments.models import ExchangeRate, ShopPaymentMethod
from techstore_desktop.core.sales.payments.offered import every_method, offered
from techstore_desktop.core.sales.payments.schemas import (
    ExchangeRateResponse,
    PaymentMethodResponse,
)
from techstore_desktop.core.storage.database import Database, Touched
from techstore_desktop.core.storage.transaction import Reading

_WATCHED = {"shop_payment_method", "exchange_rate"}


class CurrentMethods:
    """What the shop takes now."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._methods: Mapping[str, PaymentMethodResponse] | None = None
        self._rates: dict[str, ExchangeRateResponse] | None = None
        database.on_commit(self._forget)

    def read(self, reading: Reading) -> Mapping[str, PaymentMethodResponse]:
        """Return every method by its code, in order, within a reading."""
        if self._methods is None:
            rows = reading.session.scalars(select(ShopPaymentMethod)).all()
            self._methods = {each.code: each for each in every_method(rows)}
        return self._methods

    def read_rates(self, reading: Reading) -> dict[str, ExchangeRateResponse]:
        """Return the last rate of each currency, within a reading."""
        if self._rates is None:
            rows = reading.session.scalars(
                select(ExchangeRate).order_by(
                    ExchangeRate.business_day, ExchangeRate.id
                )
            )
            self._rates = {
                row.currency: ExchangeRateResponse(
                    currency=row.currency, business_day=row.business_day, rate=row.rate
                )
                for row in rows
            }
        return self._rates

    def every(self) -> tuple[PaymentMethodResponse, ...]:
        """Return every method in its order, those that are off too."""
        if self._methods is not None:
            return tuple(self._methods.values())
        with self._database.reading() as reading:
            return tuple(self.read(reading).values())

    def offered(self) -> tuple[PaymentMethodResponse, ...]:
        """Return the methods that a payment screen draws."""
        return offered(self.every())

    def rates(self) -> dict[str, ExchangeRateResponse]:
        """Return the last rate of each currency."""
        if self._rates is not None:
            return self._rates
        with self._database.reading() as reading:
            return self.read_rates(reading)

    def _forget(self, touched: Touched) -> None:
        if _WATCHED & touched.keys():
            self._methods = self._rates = None


def names_now(reading: Reading) -> dict[str, str]:
    """Return what the shop calls its methods now; those with the usual name left out.

    For acts that are no sale: a payment keeps the name of its method (R9a).
    """
    rows = reading.session.scalars(
        select(ShopPaymentMethod).order_by(ShopPaymentMethod.id)
    )
    return {row.code: row.name for row in rows}
