"""A field for what one of another currency is worth."""

from decimal import Decimal

from techstore_desktop.ui.widgets.number_field import NumberField


class ExchangeField(NumberField):
    """A rate of exchange: how many of the shop's currency, to nine decimals."""

    def _read(self, text: str) -> Decimal:
        return self._formats.parse_exchange(text)

    def _write(self, value: Decimal) -> str:
        return self._formats.exchange(value)
