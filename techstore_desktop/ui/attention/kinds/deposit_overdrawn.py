"""A deposit that was used more than once, in words."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told, value
from techstore_desktop.ui.attention.kinds.both_stand import both_stand

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "Deposit used twice")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    headline = translate("Attention", "{overdrawn} too much of the deposit on {number}")
    story = translate(
        "Attention",
        "Two tills used or gave back the deposit on {number} ({device}) while they "
        "did not know of each other: {overdrawn} more than was left there. Ask the "
        "customer for it, or void the sale that should not have been.",
    )
    given = {
        "number": value(item, "number"),
        "device": value(item, "device"),
        "overdrawn": formats.money(item.values.get("overdrawn", Decimal(0))),
    }
    return Told(headline.format_map(given), story.format_map(given))


WORDS = KindWords("deposit_overdrawn", "coins", _name, _tell, both_stand)
