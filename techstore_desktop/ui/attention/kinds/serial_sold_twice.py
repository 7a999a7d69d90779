"""A serial number sold twice, in words."""

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
    return translate("Attention", "Serial number sold twice")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{serial} · {product}")
    story = translate(
        "Attention",
        "{product} with serial number {serial} is on more than one sale, and one unit "
        "cannot be sold twice. Either a number was scanned wrongly, or the unit came "
        "back without a return. Both sales stand; look at them and at the shelf, then "
        "say which one it went out with.",
    )
    given = {"serial": value(item, "serial"), "product": value(item, "product")}
    return Told(headline.format_map(given), story.format_map(given))


def _choices(item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    effect = translate(
        "Attention",
        "The unit belongs to this sale alone from now on. You are asked which unit "
        "left with the other: its number takes the place of the wrong one there.",
    )
    label = translate("Attention", "It went out with {number}")
    sales = (each for each in item.involved if each.table == "sale")
    of_sales = {
        f"sold_on:{each.id}": ChoiceWords(label.format(number=each.name), effect)
        for each in sales
    }
    return of_sales | {
        "keep_both": ChoiceWords(
            translate("Attention", "Both sales stand"),
            translate(
                "Attention",
                "Changes nothing. It comes back if the number is sold once more.",
            ),
        )
    }


WORDS = KindWords("serial_sold_twice", "barcode", _name, _tell, _choices)
