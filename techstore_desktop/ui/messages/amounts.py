"""Sentences for a number that was typed."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "amount.unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "“{text}” is no number. Type it with digits, such as 1234.50.",
    ),
    "amount.negative": QT_TRANSLATE_NOOP(
        "Messages",
        "{text} is below zero. Type an amount of zero or more.",
    ),
    "amount.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That is too much: the largest is {largest}. Check the digits.",
    ),
    "quantity.not_positive": QT_TRANSLATE_NOOP(
        "Messages",
        "A quantity is more than zero. To take the line out, remove it.",
    ),
    "quantity.too_fine": QT_TRANSLATE_NOOP(
        "Messages",
        "{quantity} is too fine: a quantity has at most three decimals.",
    ),
    "quantity.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That is too many: the most is {largest}. Check the digits.",
    ),
}
