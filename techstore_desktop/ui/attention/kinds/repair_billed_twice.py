"""A repair that two tills billed, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told, value
from techstore_desktop.ui.attention.kinds.both_stand import both_stand

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "Repair billed twice")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{number} was billed twice: {device}")
    story = translate(
        "Attention",
        "Two tills handed out this repair while they did not know of each other, and "
        "both billed it. Void the sale of the one that the customer did not pay at.",
    )
    given = {"number": value(item, "number"), "device": value(item, "device")}
    return Told(headline.format_map(given), story)


WORDS = KindWords("repair_billed_twice", "receipt", _name, _tell, both_stand)
