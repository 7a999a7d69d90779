"""A parked sale became two, in words."""

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
    return translate("Attention", "Parked sale sold twice")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{label} was sold twice")
    story = translate(
        "Attention",
        "Two tills took up this parked sale while they did not know of each other, and "
        "both sold it. Both sales stand; if the goods left once, void one of them.",
    )
    return Told(headline.format_map({"label": value(item, "label")}), story)


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "keep_both": ChoiceWords(
            translate("Attention", "Both documents stand"),
            translate("Attention", "Changes nothing. It comes back with one more."),
        )
    }


WORDS = KindWords("parked_sold_twice", "receipt", _name, _tell, _choices)
