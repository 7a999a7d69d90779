"""Ordered parts that were counted in twice, in words."""

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
    return translate("Attention", "Ordered part counted in twice")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    surplus = item.values.get("surplus", Decimal(0))
    arrived = item.values.get("arrived", Decimal(0))
    headline = translate("Attention", "{product} came once and was counted in twice")
    story = translate(
        "Attention",
        "Two people marked the same order of {product} as come while their tills did "
        "not know of each other. {arrived} came; the shelf is wrong by {count}.",
    )
    given = {
        "product": value(item, "product"),
        "arrived": formats.quantity(arrived),
        "count": formats.quantity(abs(surplus)),
    }
    return Told(headline.format_map(given), story.format_map(given))


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "put_right": ChoiceWords(
            translate("Attention", "Put the stock right"),
            translate("Attention", "The shelf has what came once."),
        ),
        "leave": ChoiceWords(
            translate("Attention", "Leave it"),
            translate("Attention", "Changes nothing: two parcels came."),
        ),
    }


WORDS = KindWords("part_received_twice", "package", _name, _tell, _choices)
