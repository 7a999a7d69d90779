"""Sentences for the estimates: the price list of repairs, the workshop's calendar."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "repair_price.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This price is no longer on the list. Look at it again.",
    ),
    "repair_price.exists": QT_TRANSLATE_NOOP(
        "Messages",
        "The list has a price for “{fault}” on this device already. Change that one.",
    ),
    "repair_price.for_everything": QT_TRANSLATE_NOOP(
        "Messages",
        "A price for any fault needs a device: a kind, a brand or a model.",
    ),
    "repair_price.columns_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} needs a column with the fault and one with the price. Call them "
        "“Fault” and “Price” in its first row.",
    ),
    "opening_hours.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "These hours were changed by somebody else meanwhile. Look at them again.",
    ),
    "hours.never_open": QT_TRANSLATE_NOOP(
        "Messages",
        "On at least one day somebody must work. Type its hours, such as 9-18.",
    ),
    "hours.wrong_way_round": QT_TRANSLATE_NOOP(
        "Messages",
        "Hours must end later than they begin.",
    ),
    "closed_day.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This day is no longer closed. Look at the list again.",
    ),
    "closed_day.exists": QT_TRANSLATE_NOOP(
        "Messages",
        "This day is closed already.",
    ),
}
