"""Sentences for what the counter takes down of a device."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "repair_photo.not_found": QT_TRANSLATE_NOOP(
        "Messages", "Somebody has taken this photo off already."
    ),
    "access_code.none": QT_TRANSLATE_NOOP(
        "Messages",
        "No access code was left with this device.",
    ),
    "access_code.gone": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} was delivered, and its access code is erased.",
    ),
    "access_code.no_key": QT_TRANSLATE_NOOP(
        "Messages",
        "This computer does not have the key of the access codes yet. It comes by "
        "itself as soon as a computer that has it is on the network.",
    ),
    "access_code.damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "This access code can't be read any more. Ask the customer for it again.",
    ),
    "access_code.key_not_kept": QT_TRANSLATE_NOOP(
        "Messages",
        "The key of the access codes can't be written on this computer. Free some "
        "room on its disk, or take the device in without its code.",
    ),
}
