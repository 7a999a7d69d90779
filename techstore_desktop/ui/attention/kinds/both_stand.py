"""The one choice where two documents met: both stand."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import ChoiceWords

translate = QCoreApplication.translate


def both_stand(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    """Return the words of the choice that changes nothing."""
    return {
        "keep_both": ChoiceWords(
            translate("Attention", "Both documents stand"),
            translate("Attention", "Changes nothing. It comes back with one more."),
        )
    }
