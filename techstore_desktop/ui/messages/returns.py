"""Sentences for goods that come back, and for sales that are voided."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "return.alone": QT_TRANSLATE_NOOP(
        "Messages",
        "Goods without a receipt come back by themselves. Take the other lines off,"
        " or sell them afterwards: the money may stay as credit on the account.",
    ),
    "return.fee_alone": QT_TRANSLATE_NOOP(
        "Messages",
        "A restocking fee stands beside goods that come back. Take it off the sale.",
    ),
    "return.fee_too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "The fee is more than what comes back. At most {largest}.",
    ),
    "return.mixed": QT_TRANSLATE_NOOP(
        "Messages",
        "Some of these goods have a receipt and some have none. Take them back one"
        " after the other.",
    ),
    "return.more_than_paid": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {left} of what was paid is left to go back. Check what was returned.",
    ),
    "return.more_than_sold": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {left} of this line is left to come back.",
    ),
    "return.of_return": QT_TRANSLATE_NOOP(
        "Messages",
        "This line came back already. Choose one that was sold.",
    ),
    "return.product_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} is not known here yet. Wait for the sync, or choose another product.",
    ),
    "return.reason_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Write the reason: it stays on the document.",
    ),
    "return.refunds_differ": QT_TRANSLATE_NOOP(
        "Messages",
        "What goes back must come to {amount}.",
    ),
    "return.serials_not_ours": QT_TRANSLATE_NOOP(
        "Messages",
        "Scan the serial number of each {name}; only units that this shop sold, and"
        " that are not back yet, are taken.",
    ),
    "return.way_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Choose how the money goes back: without a receipt nobody knows how it was"
        " paid.",
    ),
    "return.serials_differ": QT_TRANSLATE_NOOP(
        "Messages",
        "Scan the serial number of each {name} that comes back; only units sold on"
        " this receipt are taken.",
    ),
    "sale_line.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "That line is not known here yet. Wait for the sync, or choose another one.",
    ),
    "void.already_returned": QT_TRANSLATE_NOOP(
        "Messages",
        "Part of this sale came back already. Return the rest instead.",
    ),
    "void.already_voided": QT_TRANSLATE_NOOP(
        "Messages",
        "This sale was voided already.",
    ),
    "void.another_day": QT_TRANSLATE_NOOP(
        "Messages",
        "Only a sale of today can be voided. Return its goods instead.",
    ),
    "void.not_a_sale": QT_TRANSLATE_NOOP(
        "Messages",
        "Only a sale can be voided, not a return or a void.",
    ),
}
