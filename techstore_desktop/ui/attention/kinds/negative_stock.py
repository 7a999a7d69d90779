"""Stock below zero, in words."""

from collections.abc import Mapping

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


def _name() -> str:
    return translate("Attention", "Stock below zero")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    count = formats.quantity(item.values.get("on_hand", 0))
    headline = translate("Attention", "{product}: {count} in stock")
    story = translate(
        "Attention",
        "More of {product} ({sku}) has left {branch} than came in: {count} in stock. "
        "Either a delivery was not entered, or something was sold as the wrong "
        "product. Put its stock right, and this goes by itself.",
    )
    given = {
        "product": value(item, "product"),
        "sku": value(item, "sku"),
        "branch": item.place,
        "count": count,
    }
    return Told(headline.format_map(given), story.format_map(given))


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
