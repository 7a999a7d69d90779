"""Sentences for the disk and the database."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "storage.full": QT_TRANSLATE_NOOP(
        "Messages", "The disk is almost full. Free some space, then try again."
    ),
    "storage.no_room": QT_TRANSLATE_NOOP(
        "Messages",
        "The disk is almost full: no new sale is begun. Free some space; what was "
        "sold is safe.",
    ),
    "storage.busy": QT_TRANSLATE_NOOP(
        "Messages", "The database is busy. Nothing was lost; try again in a moment."
    ),
    "storage.damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "The shop's file is damaged. Do not sell on it: restore the last "
        "backup, and call support.",
    ),
    "storage.in_use": QT_TRANSLATE_NOOP(
        "Messages",
        "TechStore is open already with this shop. Use that window, or close it first.",
    ),
    "storage.newer_version": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop was opened by a newer TechStore. Update TechStore on this computer.",
    ),
    "storage.sqlite_too_old": QT_TRANSLATE_NOOP(
        "Messages",
        "The database engine here is too old ({found}) and could lose "
        "data. Install TechStore anew.",
    ),
    "storage.unreachable": QT_TRANSLATE_NOOP(
        "Messages",
        "The database does not answer. Check the disk or the network, then try again.",
    ),
}
