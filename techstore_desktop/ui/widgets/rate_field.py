"""A field for a rate."""

from decimal import Decimal

from techstore_desktop.ui.widgets.number_field import NumberField


class RateField(NumberField):
    """A rate in per cent: 21 means 21 %."""

    def _read(self, text: str) -> Decimal:
        return self._formats.parse_rate(text)

    def _write(self, value: Decimal) -> str:
        return self._formats.rate(value)
