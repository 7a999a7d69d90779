"""A part that moved once too often, in words."""

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


def _name() -> str:
    return translate("Attention", "Part counted twice")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    surplus = item.values.get("surplus", Decimal(0))
    headline = translate("Attention", "{product} was counted twice on {number}")
    story = translate(
        "Attention",
        "Two people fitted {product} in {number}, or took it off, while their tills "
        "did not know of each other. The shelf is wrong by {count}.",
    )
    given = {
        "product": value(item, "product"),
        "number": value(item, "number"),
        "count": formats.quantity(abs(surplus)),
    }
    return Told(headline.format_map(given), story.format_map(given))


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "put_right": ChoiceWords(
            translate("Attention", "Put the stock right"),
            translate("Attention", "The shelf has again what the repair says."),
        ),
        "leave": ChoiceWords(
            translate("Attention", "Leave it"),
            translate("Attention", "Changes nothing: both pieces were used up."),
        ),
    }


WORDS = KindWords("part_moved_twice", "package", _name, _tell, _choices)
