"""An item of a kind that only a newer program knows, or of which little is left."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "Something else")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    return Told(
        item.kind,
        translate(
            "Attention",
            "Another terminal with a newer TechStore knows more of this. Update this "
            "one to see it.",
        ),
    )


WORDS = KindWords("", "bell", _name, _tell)
