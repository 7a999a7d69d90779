"""A quantity that may be taken off: with a sign before it."""

from decimal import Decimal

from techstore_desktop.ui.widgets.quantity_field import QuantityField

_MINUS_SIGNS = ("-", "\N{MINUS SIGN}")


class SignedQuantityField(QuantityField):
    """Reads ``3``, ``+3`` and ``-3``, to three decimals."""

    def _read(self, text: str) -> Decimal:
        if text.startswith(_MINUS_SIGNS):
            return -self._formats.parse_quantity(text[1:])
        return self._formats.parse_quantity(text.removeprefix("+"))
