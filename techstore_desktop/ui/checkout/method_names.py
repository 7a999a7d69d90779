"""The methods of payment in the person's language."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from techstore_desktop.shop import Shop
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

Names: TypeAlias = Callable[[str], str]
"""Gives a method's name by its code."""

_CONTEXT = "PaymentMethods"
NAMES = {
    "cash": QT_TRANSLATE_NOOP("PaymentMethods", "Cash"),
    "card": QT_TRANSLATE_NOOP("PaymentMethods", "Card"),
    "transfer": QT_TRANSLATE_NOOP("PaymentMethods", "Transfer"),
    "voucher": QT_TRANSLATE_NOOP("PaymentMethods", "Voucher"),
    "foreign": QT_TRANSLATE_NOOP("PaymentMethods", "Cash"),
    "account": QT_TRANSLATE_NOOP("PaymentMethods", "On account"),
    "deposit": QT_TRANSLATE_NOOP("PaymentMethods", "Repair deposit"),
}


def method_name(code: str, name: str = "") -> str:
    """Return a method's name: the shop's own, else the usual one of its class.

    Cash of another currency is told by it; a class without words by its code.
    """
    if name:
        return name
    kind, _, rest = code.partition(":")
    usual = QCoreApplication.translate(_CONTEXT, NAMES.get(kind, kind))
    return f"{usual} {rest}" if kind == "foreign" else usual


def names_in(shop: Shop) -> Names:
    """Return what gives the methods' names as the shop calls them now."""
    own = {each.code: each.name for each in shop.current_methods.every()}
    return lambda code: method_name(code, own.get(code, ""))
