"""More was spent of a voucher than was on it, in words."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import KindWords, Told, value
from techstore_desktop.ui.attention.kinds.both_stand import both_stand

translate = QCoreApplication.translate
_NOTHING = Decimal(0)


def _name() -> str:
    return translate("Attention", "Voucher overspent")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    headline = translate("Attention", "Overspent by {over}: voucher {number}")
    story = translate(
        "Attention",
        "{put_on} came onto the voucher {number} and {spent} were spent of it: two "
        "tills took it while they did not know of each other. Both sales stand; "
        "{over} is missing.",
    )
    amounts = ("put_on", "spent", "over")
    given = {
        name: formats.money(item.values.get(name, _NOTHING)) for name in amounts
    } | {"number": value(item, "number")}
    return Told(headline.format_map(given), story.format_map(given))


WORDS = KindWords("voucher_overspent", "gift", _name, _tell, both_stand)
