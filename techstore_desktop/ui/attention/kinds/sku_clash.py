"""One SKU on several products, in words."""

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
    return translate("Attention", "One SKU on several products")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{sku}: {products}")
    story = translate(
        "Attention",
        "SKU {sku} stands for several products; perhaps two terminals made them while "
        "apart. Give one of them another SKU, or archive it, and this goes by itself.",
    )
    given = {"sku": value(item, "sku"), "products": names(item, "product")}
    return Told(headline.format_map(given), story.format_map(given))


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "leave": ChoiceWords(
            translate("Attention", "Leave them so"),
            translate(
                "Attention",
                "Changes nothing. It comes back if a further product gets this SKU.",
            ),
        )
    }


WORDS = KindWords("sku_clash", "tag", _name, _tell, _choices)
