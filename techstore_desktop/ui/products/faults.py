"""Words for what is wrong in a field of the card."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_WHOLE_MONTHS = QT_TRANSLATE_NOOP("Products", "Type whole months, such as 12.")
_SENTENCES = {
    "decimal_type": QT_TRANSLATE_NOOP(
        "Products", "Type the price, 0 if it is given away."
    ),
    "string_too_long": QT_TRANSLATE_NOOP(
        "Products", "Too long: at most {most} characters."
    ),
    "less_than_equal": QT_TRANSLATE_NOOP("Products", "Too much: the most is {most}."),
    "greater_than_equal": QT_TRANSLATE_NOOP(
        "Products", "Less than zero. Type zero or more."
    ),
    "decimal_max_places": QT_TRANSLATE_NOOP(
        "Products", "Too fine: at most three decimals."
    ),
    "int_from_float": _WHOLE_MONTHS,
    "int_parsing": _WHOLE_MONTHS,
    "int_type": _WHOLE_MONTHS,
}
_UNKNOWN = QT_TRANSLATE_NOOP("Products", "This cannot stay as it is. Check it.")


def unreadable() -> str:
    """Return what to say of a text where a number goes."""
    return translate("Products", "This is no number. Type digits, such as 1234.50.")


def sentence(field: str, kind: str, limits: Mapping[str, Any]) -> str:
    """Return what is wrong in a field and what to do, by pydantic's kind of fault."""
    if kind == "string_too_short":
        return _missing(field)
    source = _SENTENCES.get(kind, _UNKNOWN)
    most = limits.get("max_length", limits.get("le", ""))
    return translate("Products", source).format(most=most)


def _missing(field: str) -> str:
    if field == "sku":
        return translate("Products", "Type the SKU: the shop's own code for it.")
    if field == "name":
        return translate("Products", "Type the name, as the receipt will show it.")
    return translate("Products", "This is empty. Fill it in.")
