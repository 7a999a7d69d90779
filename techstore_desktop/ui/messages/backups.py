"""Sentences for backups and their restoring."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "backup.of_a_terminal": QT_TRANSLATE_NOOP(
        "Messages",
        "This is a terminal of a hub, which has all that was sent. Join it again with "
        "a new code; what only this computer has comes along. If the hub is lost too, "
        "restore with --alone.",
    ),
    "backup.file_exists": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is there already. Choose another name.",
    ),
    "backup.newer_version": QT_TRANSLATE_NOOP(
        "Messages",
        "This backup comes from a newer TechStore. Update TechStore, then restore it.",
    ),
    "backup.not_a_file": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop does not live in a file here, so it is backed up where"
        " its server is.",
    ),
    "backup.not_a_shop": QT_TRANSLATE_NOOP(
        "Messages",
        "This file is no backup of a shop. Choose another one.",
    ),
    "backup.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is not there. Choose another file.",
    ),
    "backup.disk_failed": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} could not be written or read. Check the disk, then try again.",
    ),
}
