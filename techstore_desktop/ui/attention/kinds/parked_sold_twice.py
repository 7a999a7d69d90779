"""A parked sale became two, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told, value
from techstore_desktop.ui.attention.kinds.both_stand import both_stand

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


WORDS = KindWords("parked_sold_twice", "receipt", _name, _tell, both_stand)
