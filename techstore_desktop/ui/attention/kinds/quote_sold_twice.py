"""A quote became two sales, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told, value
from techstore_desktop.ui.attention.kinds.both_stand import both_stand

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "Quote sold twice")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "Quote {number} was sold twice")
    story = translate(
        "Attention",
        "Two tills sold this quote while they did not know of each other. Both sales "
        "stand; if the goods left once, void one of them.",
    )
    return Told(headline.format_map({"number": value(item, "number")}), story)


WORDS = KindWords("quote_sold_twice", "receipt", _name, _tell, both_stand)
