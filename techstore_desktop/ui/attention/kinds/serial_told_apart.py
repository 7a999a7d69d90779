"""What two tills told of one unit and cannot both be true, in words."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.stock.units import Place, place_after
from techstore_desktop.ui.attention.kind_words import (
    ChoiceWords,
    KindWords,
    Told,
    value,
)
from techstore_desktop.ui.serials.words import act_words
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_LABELS = {
    Place.IN_STOCK: QT_TRANSLATE_NOOP("Attention", "It lies on the shelf"),
    Place.RESERVED: QT_TRANSLATE_NOOP("Attention", "It is kept for {number}"),
    Place.SOLD: QT_TRANSLATE_NOOP("Attention", "It went out with {number}"),
    Place.IN_REPAIR: QT_TRANSLATE_NOOP("Attention", "It is here for repair"),
    Place.FITTED: QT_TRANSLATE_NOOP("Attention", "It is fitted in {number}"),
    Place.DAMAGED: QT_TRANSLATE_NOOP("Attention", "It lies with what is damaged"),
    Place.WITH_SUPPLIER: QT_TRANSLATE_NOOP("Attention", "The supplier has it"),
    Place.SCRAPPED: QT_TRANSLATE_NOOP("Attention", "It was scrapped"),
    Place.MISSING: QT_TRANSLATE_NOOP("Attention", "It is off the stock"),
}


def _name() -> str:
    return translate("Attention", "One unit, two stories")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{serial} · {product}")
    story = translate(
        "Attention",
        "{product} with serial number {serial} is told of by tills that did not know "
        "of each other, and one unit cannot be in two places:\n{told}\nEither a number "
        "was scanned wrongly, or one of them is mistaken. Both stand; look for the "
        "unit, then say where it is.",
    )
    given = {
        "serial": value(item, "serial"),
        "product": value(item, "product"),
        "told": "\n".join(map(_line, item.values.get("told", ()))),
    }
    return Told(headline.format_map(given), story.format_map(given))


def _line(told: Mapping[str, Any]) -> str:
    words = (act_words(told["act"]), told["number"], told["till"])
    return "• " + " · ".join(filter(None, words))


def _choices(item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    effect = translate(
        "Attention",
        "The unit is there from now on. Both documents stand, with what they moved: "
        "where no second piece moved, correct the product's stock without a number.",
    )
    places = {
        f"as_told:{told['id']}": ChoiceWords(_label(told), effect)
        for told in item.values.get("told", ())
    }
    return places | {
        "on_shelf": ChoiceWords(
            translate("Attention", "It lies on the shelf here"), effect
        ),
        "leave": ChoiceWords(
            translate("Attention", "Leave it"),
            translate("Attention", "Changes nothing: the last of them counts."),
        ),
    }


def _label(told: Mapping[str, Any]) -> str:
    label = translate("Attention", _LABELS[place_after(told["act"])])
    return label.format(number=told["number"] or "—")


WORDS = KindWords("serial_told_apart", "barcode", _name, _tell, _choices)
