"""A device that was kept twice, or kept and handed out, in words."""

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
    return translate("Attention", "Device counted twice")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    headline = translate("Attention", "{device} of {number} is counted twice")
    story = translate(
        "Attention",
        "Two tills that did not know of each other kept this device for the stock, or "
        "one kept it and the other handed it out. There is only one of it.",
    )
    given = {"number": value(item, "number"), "device": value(item, "device")}
    return Told(headline.format_map(given), story)


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "put_right": ChoiceWords(
            translate("Attention", "Count it once"),
            translate("Attention", "What was kept too often leaves the stock again."),
        ),
        "leave": ChoiceWords(
            translate("Attention", "Leave it"),
            translate("Attention", "Changes nothing: the stock was corrected already."),
        ),
    }


WORDS = KindWords("device_kept_twice", "package", _name, _tell, _choices)
