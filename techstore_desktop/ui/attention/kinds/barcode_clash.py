"""One barcode on several products, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import (
    ChoiceWords,
    KindWords,
    Told,
    names,
    value,
)

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "One barcode on several products")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{code}: {products}")
    story = translate(
        "Attention",
        "Barcode {code} belongs to several products, and a scan cannot know which is "
        "meant. Take it off all but one of them, and this goes by itself.",
    )
    given = {"code": value(item, "code"), "products": names(item, "product")}
    return Told(headline.format_map(given), story.format_map(given))


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "leave": ChoiceWords(
            translate("Attention", "Leave them so"),
            translate(
                "Attention",
                "Changes nothing. It comes back if a further product gets this code.",
            ),
        )
    }


WORDS = KindWords("barcode_clash", "scan", _name, _tell, _choices)
