"""The ways to pay. A new one is one file here and one line in ``METHODS``."""

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments.card import Card
from techstore_desktop.core.sales.payments.cash import Cash
from techstore_desktop.core.sales.payments.method import PaymentMethod
from techstore_desktop.core.sales.payments.transfer import Transfer

METHODS: tuple[PaymentMethod, ...] = (
    Cash(),
    Card(),
    Transfer(),
)

_BY_CODE = {each.code: each for each in METHODS}


def method(code: str) -> PaymentMethod:
    """Return a method by its code. Raises RuleBroken ``payment.method_unknown``."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise RuleBroken("payment.method_unknown", method=code) from None


__all__ = ["METHODS", "Card", "Cash", "PaymentMethod", "Transfer", "method"]
