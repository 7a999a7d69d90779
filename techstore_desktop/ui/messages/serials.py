"""Sentences for serial numbers."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "serial.count": QT_TRANSLATE_NOOP(
        "Messages",
        "{product}: {given} serial numbers for {wanted} pieces. Give one for each.",
    ),
    "serial.imei_repeated": QT_TRANSLATE_NOOP(
        "Messages",
        "The two IMEIs of one phone differ. {serial} was scanned twice; scan the"
        " other one.",
    ),
    "serial.imei_wrong": QT_TRANSLATE_NOOP(
        "Messages",
        "“{serial}” is no IMEI: it has 15 digits, and the last one must fit. Scan it"
        " again, or dial *#06# on the phone.",
    ),
    "serial.in_stock": QT_TRANSLATE_NOOP(
        "Messages",
        "{serial} is on this shelf already. Scan another unit.",
    ),
    "serial.missing": QT_TRANSLATE_NOOP(
        "Messages",
        "Scan the serial number, or type it.",
    ),
    "serial.out_already": QT_TRANSLATE_NOOP(
        "Messages",
        "{serial} went out with another sale itself. Scan the unit that left with this"
        " one.",
    ),
    "serial.repeated": QT_TRANSLATE_NOOP(
        "Messages", "Serial number {serial} is there twice. Take one off."
    ),
    "serial.too_long": QT_TRANSLATE_NOOP(
        "Messages",
        "That is too long for a serial number: at most {largest} characters.",
    ),
}
