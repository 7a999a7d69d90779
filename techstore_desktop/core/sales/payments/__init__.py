"""The ways to pay. A new one is one file here and one line in ``METHODS``."""

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments.account import Account
from techstore_desktop.core.sales.payments.card import Card
from techstore_desktop.core.sales.payments.cash import Cash
from techstore_desktop.core.sales.payments.method import PaymentMethod
from techstore_desktop.core.sales.payments.transfer import Transfer

METHODS: tuple[PaymentMethod, ...] = (
    Cash(),
    Card(),
    Transfer(),
    Account(),
)

_BY_CODE = {each.code: each for each in METHODS}


def method(code: str) -> PaymentMethod:
    """Return a method by its code. Raises RuleBroken ``payment.method_unknown``."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise RuleBroken("payment.method_unknown", method=code) from None


def methods_for(*, has_customer: bool) -> tuple[PaymentMethod, ...]:
    """Return the methods that a sale may be paid by."""
    return tuple(each for each in METHODS if has_customer or not each.needs_customer)


__all__ = [
    "METHODS",
    "Account",
    "Card",
    "Cash",
    "PaymentMethod",
    "Transfer",
    "method",
    "methods_for",
]
