"""The ways to pay. A new one is one file here and one line in ``METHODS``."""

from collections.abc import Iterable

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments.account import Account
from techstore_desktop.core.sales.payments.card import Card
from techstore_desktop.core.sales.payments.cash import Cash
from techstore_desktop.core.sales.payments.deposit import Deposit
from techstore_desktop.core.sales.payments.foreign_cash import ForeignCash
from techstore_desktop.core.sales.payments.method import PaymentMethod
from techstore_desktop.core.sales.payments.transfer import Transfer
from techstore_desktop.core.sales.payments.voucher import Voucher

METHODS: tuple[PaymentMethod, ...] = (
    Cash(),
    Card(),
    Transfer(),
    Account(),
    Voucher(),
    ForeignCash(),
    Deposit(),
)

APART = ":"
"""Stands between a class's code and what tells its rows apart: ``foreign:USD``."""

_BY_CODE = {each.code: each for each in METHODS}


def method(code: str) -> PaymentMethod:
    """Return the class of a method by the code that payments keep.

    Raises RuleBroken ``payment.method_unknown``.
    """
    try:
        return _BY_CODE[code.partition(APART)[0]]
    except KeyError:
        raise RuleBroken("payment.method_unknown", method=code) from None


def methods_for(*, has_customer: bool) -> tuple[PaymentMethod, ...]:
    """Return the methods that anything may be paid by."""
    return tuple(
        each
        for each in METHODS
        if each.is_chosen_by_hand
        and (not each.is_for_sales_only or (has_customer and each.needs_customer))
    )


def require_chosen(codes: Iterable[str]) -> None:
    """Refuse what no person may choose. Raises ``payment.method_unknown``."""
    for code in codes:
        if not method(code).is_chosen_by_hand:
            raise RuleBroken("payment.method_unknown", method=code)


def currency_of(code: str) -> str:
    """Return which currency a method takes; empty for the shop's own."""
    kind, _, rest = code.partition(APART)
    return rest if kind == ForeignCash.code else ""


__all__ = [
    "APART",
    "METHODS",
    "Account",
    "Card",
    "Cash",
    "Deposit",
    "ForeignCash",
    "PaymentMethod",
    "Transfer",
    "Voucher",
    "currency_of",
    "method",
    "methods_for",
    "require_chosen",
]
