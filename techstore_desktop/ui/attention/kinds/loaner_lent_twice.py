"""A loaner that two tills lent, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told, value
from techstore_desktop.ui.attention.kinds.both_stand import both_stand

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "Loaner lent twice")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{name} was lent to two customers")
    story = translate(
        "Attention",
        "Two tills handed out this loaner while they did not know of each other. In "
        "Follow-up, take it back from the customer who does not have it.",
    )
    given = {"name": value(item, "name")}
    return Told(headline.format_map(given), story)


WORDS = KindWords("loaner_lent_twice", "device-mobile", _name, _tell, both_stand)
