"""One product with two prices on one list, in words."""

from collections.abc import Mapping
from decimal import Decimal

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
    return translate("Attention", "Two prices on one list")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    headline = translate("Attention", "{product} on {list}: {amount} or {other}")
    story = translate(
        "Attention",
        "Two people gave {product} a price on the list {list} at once: {other} and "
        "{amount}. The later one, {amount}, is asked. Set the price anew in the "
        "settings, and this goes by itself.",
    )
    given = {
        "product": value(item, "product"),
        "list": value(item, "price_list"),
        "amount": _money(item, "amount", formats),
        "other": _money(item, "other", formats),
    }
    return Told(headline.format_map(given), story.format_map(given))


def _money(item: AttentionItem, name: str, formats: Formats) -> str:
    amount = item.values.get(name)
    return formats.money(amount) if isinstance(amount, Decimal) else ""


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "leave": ChoiceWords(
            translate("Attention", "The later one is right"),
            translate("Attention", "Changes nothing: it is what is asked already."),
        )
    }


WORDS = KindWords("price_clash", "tags", _name, _tell, _choices)
