"""Customers who are likely one person, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.kind_words import (
    ChoiceWords,
    KindWords,
    Told,
    names,
    value,
)

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "Likely the same customer")


def _tell(item: AttentionItem, _formats: Formats) -> Told:
    phone, email = value(item, "phone"), value(item, "email")
    shared = " · ".join(filter(None, (phone, email)))
    if shared:
        story = translate(
            "Attention",
            "They share {shared} and are likely registered more than once. Open them "
            "and compare; merge them, or archive the one that is not needed.",
        )
    else:
        story = translate(
            "Attention",
            "They shared a phone or an e-mail when this arose, and were likely "
            "registered more than once.",
        )
    return Told(names(item, "customer"), story.format(shared=shared))


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "merge": ChoiceWords(
            translate("Attention", "They are one: merge them"),
            translate(
                "Attention",
                "Purchases and account are the oldest one's from now on; both balances "
                "add up. Its card parts them again.",
            ),
        ),
        "not_same": ChoiceWords(
            translate("Attention", "They are not the same"),
            translate(
                "Attention",
                "Changes nothing. Nobody is asked about these customers again.",
            ),
        ),
    }


WORDS = KindWords("duplicate_customers", "users", _name, _tell, _choices)
