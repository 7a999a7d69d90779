"""A field for an amount of money."""

from decimal import Decimal

from techstore_desktop.ui.widgets.number_field import NumberField


class MoneyField(NumberField):
    """An amount in the shop's currency, in major units."""

    def _read(self, text: str) -> Decimal:
        return self._formats.parse_money(text)

    def _write(self, value: Decimal) -> str:
        return self._formats.money(value)
