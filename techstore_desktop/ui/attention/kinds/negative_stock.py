"""Stock below zero, in words."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import (
    ChoiceWords,
    KindWords,
    Told,
    value,
)

translate = QCoreApplication.translate
_NOTHING = Decimal(0)


def _name() -> str:
    return translate("Attention", "Stock below zero")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    on_hand = item.values.get("on_hand", _NOTHING)
    count = formats.quantity(on_hand)
    headline = translate("Attention", "{count} in stock: {product}")
    story = _below() if on_hand < _NOTHING else _put_right()
    given = {
        "product": value(item, "product"),
        "sku": value(item, "sku"),
        "branch": item.place,
        "count": count,
    }
    return Told(headline.format_map(given), story.format_map(given))


def _below() -> str:
    return translate(
        "Attention",
        "More of {product} ({sku}) has left {branch} than came in: {count} in stock. "
        "Either a delivery was not entered, or something was sold as the wrong "
        "product. Put its stock right, and this goes by itself.",
    )


def _put_right() -> str:
    return translate(
        "Attention",
        "More of {product} ({sku}) had left {branch} than came in. Since then it was "
        "put right: {count} in stock now.",
    )


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "leave": ChoiceWords(
            translate("Attention", "Leave it"),
            translate(
                "Attention",
                "Changes nothing. It comes back when stock falls below zero anew.",
            ),
        )
    }


WORDS = KindWords("negative_stock", "package", _name, _tell, _choices)
