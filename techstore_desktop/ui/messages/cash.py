"""Sentences for the drawer and its sessions."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "cash.already_closed": QT_TRANSLATE_NOOP(
        "Messages",
        "Cash session {number} is closed already. Later corrections go "
        "into the next one.",
    ),
    "cash.already_open": QT_TRANSLATE_NOOP(
        "Messages",
        "This drawer has an open cash session. Close it first.",
    ),
    "cash.no_session": QT_TRANSLATE_NOOP(
        "Messages",
        "No cash session is open. Open one at the cash desk, then take the money.",
    ),
    "cash.not_counted": QT_TRANSLATE_NOOP(
        "Messages",
        "The drawer is not counted yet. Count it, then close.",
    ),
    "cash.still_open": QT_TRANSLATE_NOOP(
        "Messages",
        "The cash session is still open. Close it first.",
    ),
}
