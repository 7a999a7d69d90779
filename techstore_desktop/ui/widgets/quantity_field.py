"""A field for a quantity."""

from decimal import Decimal

from techstore_desktop.ui.widgets.number_field import NumberField


class QuantityField(NumberField):
    """A quantity, to three decimals."""

    def _read(self, text: str) -> Decimal:
        return self._formats.parse_quantity(text)

    def _write(self, value: Decimal) -> str:
        return self._formats.quantity(value)
