"""A credit limit that was passed, in words."""

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
_NOTHING = Decimal(0)


def _name() -> str:
    return translate("Attention", "Credit limit passed")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    headline = translate("Attention", "{name} owes {balance} of {limit}")
    story = translate(
        "Attention",
        "{name} owes {balance}, and the limit is {limit}. Tills that were apart each "
        "sold on account, or the limit was lowered since. The sales stand; ask for a "
        "payment, or raise the limit, and this goes by itself.",
    )
    given = {
        "name": value(item, "name"),
        "balance": formats.money(item.values.get("balance", _NOTHING)),
        "limit": formats.money(item.values.get("limit", _NOTHING)),
    }
    return Told(headline.format_map(given), story.format_map(given))


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "leave": ChoiceWords(
            translate("Attention", "Leave it"),
            translate("Attention", "Changes nothing. The next sale on account asks."),
        )
    }


WORDS = KindWords("credit_limit_passed", "notebook", _name, _tell, _choices)
