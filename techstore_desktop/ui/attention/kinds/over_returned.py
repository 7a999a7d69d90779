"""More came back than was sold, in words."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told, value
from techstore_desktop.ui.attention.kinds.both_stand import both_stand

translate = QCoreApplication.translate
_NOTHING = Decimal(0)


def _name() -> str:
    return translate("Attention", "Returned twice")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    headline = translate("Attention", "{returned} of {sold} came back: {product}")
    story = translate(
        "Attention",
        "Of {product} on {number}, {sold} were sold and {returned} came back: two "
        "tills took them while they did not know of each other. Both documents stand; "
        "look at the money and at the shelf.",
    )
    given = {
        "product": value(item, "product"),
        "number": value(item, "number"),
        "sold": formats.quantity(item.values.get("sold", _NOTHING)),
        "returned": formats.quantity(item.values.get("returned", _NOTHING)),
    }
    return Told(headline.format_map(given), story.format_map(given))


WORDS = KindWords("over_returned", "receipt-refund", _name, _tell, both_stand)
