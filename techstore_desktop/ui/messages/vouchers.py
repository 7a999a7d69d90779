"""Sentences about vouchers and gift cards."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "voucher.amount_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "A gift card is worth more than zero. Type how much comes onto it.",
    ),
    "voucher.expired": QT_TRANSLATE_NOOP(
        "Messages",
        "The voucher {number} could be spent until {day}. A manager can put it right.",
    ),
    "voucher.no_discount": QT_TRANSLATE_NOOP(
        "Messages",
        "A gift card is sold at its value: no discount, no tax.",
    ),
    "voucher.not_enough": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {left} is left on the voucher {number}. Take that, and the rest"
        " another way.",
    ),
    "voucher.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "Nobody knows a voucher {number}. Check its number.",
    ),
    "voucher.nothing_corrected": QT_TRANSLATE_NOOP(
        "Messages",
        "Type how much comes onto the voucher, or goes off with a minus.",
    ),
    "voucher.nothing_left": QT_TRANSLATE_NOOP(
        "Messages",
        "Nothing is left on the voucher {number}. Take another way to pay.",
    ),
    "voucher.number_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Scan the voucher, or type its number.",
    ),
    "voucher.one_each": QT_TRANSLATE_NOOP(
        "Messages",
        "Each gift card is a line of its own, once.",
    ),
    "voucher.reason_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Say why the voucher is corrected.",
    ),
    "voucher.wrong_number": QT_TRANSLATE_NOOP(
        "Messages",
        "That is no voucher's number: {shortest} to {longest} letters and digits.",
    ),
}
