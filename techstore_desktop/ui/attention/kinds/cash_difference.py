"""A cash count that differs, in words."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.ui.attention.kind_words import (
    ChoiceWords,
    KindWords,
    Told,
    names,
    value,
)

translate = QCoreApplication.translate
_NOTHING = Decimal(0)


def _name() -> str:
    return translate("Attention", "Cash count that differs")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    difference = item.values.get("difference", _NOTHING)
    foreign = _foreign(item, formats)
    if not difference:
        return _tell_foreign(item, foreign)
    if difference < _NOTHING:
        headline = translate("Attention", "{session}: {amount} missing")
        story = translate(
            "Attention",
            "Session {session} was closed with {amount} less than there should be: "
            "{counted} counted in cash, {expected} expected.",
        )
    else:
        headline = translate("Attention", "{session}: {amount} too much")
        story = translate(
            "Attention",
            "Session {session} was closed with {amount} more than there should be: "
            "{counted} counted in cash, {expected} expected.",
        )
    given = {
        "session": names(item, "cash_session"),
        "amount": formats.money(abs(difference)),
        "counted": formats.money(item.values.get("counted", _NOTHING)),
        "expected": formats.money(item.values.get("expected", _NOTHING)),
    }
    return Told(
        headline.format_map(given),
        "\n\n".join(
            filter(None, (story.format_map(given), foreign, _explanation(item)))
        ),
    )


def _tell_foreign(item: AttentionItem, foreign: str) -> Told:
    headline = translate("Attention", "{session}: another currency differs")
    story = translate(
        "Attention", "Session {session} was closed; the shop's own cash was right."
    )
    session = names(item, "cash_session")
    return Told(
        headline.format(session=session),
        f"{story.format(session=session)}\n\n{foreign}\n\n{_explanation(item)}",
    )


def _foreign(item: AttentionItem, formats: Formats) -> str:
    """Return what each other currency has too much or too little."""
    sentences = []
    for code, difference in item.values.get("foreign", {}).items():
        words = translate("Attention", "{amount} {currency} too much.")
        if difference < _NOTHING:
            words = translate("Attention", "{amount} {currency} missing.")
        amount = formats.of(currency(code)).money(abs(difference))
        sentences.append(words.format(amount=amount, currency=code))
    return " ".join(sentences)


def _explanation(item: AttentionItem) -> str:
    explanation = value(item, "explanation")
    if not explanation:
        return translate("Attention", "Nobody explained it.")
    words = translate("Attention", "It was explained as: {explanation}")
    return words.format(explanation=explanation)


def _choices(_item: AttentionItem, _formats: Formats) -> Mapping[str, ChoiceWords]:
    return {
        "accept": ChoiceWords(
            translate("Attention", "Accept the difference"),
            translate(
                "Attention",
                "The closing stays as it is, with the difference in it. Your name is "
                "kept beside it.",
            ),
        )
    }


WORDS = KindWords("cash_difference", "cash-register", _name, _tell, _choices)
