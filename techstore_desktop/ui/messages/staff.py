"""Sentences for people, PINs, permissions and approvals."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "permission.missing": QT_TRANSLATE_NOOP(
        "Messages",
        "You may not do this. Ask somebody who may to lend it with their PIN.",
    ),
    "approval.own": QT_TRANSLATE_NOOP(
        "Messages", "Nobody approves for themselves. Ask another person for their PIN."
    ),
    "approval.spent": QT_TRANSLATE_NOOP(
        "Messages", "That approval was used already. Ask for the PIN again."
    ),
    "pin.wrong": QT_TRANSLATE_NOOP("Messages", "Wrong PIN. Tries left: {tries_left}."),
    "pin.locked": QT_TRANSLATE_NOOP(
        "Messages",
        "Too many wrong PINs. Wait {seconds} seconds, or ask a manager to unlock.",
    ),
    "pin.too_short": QT_TRANSLATE_NOOP(
        "Messages", "A PIN has at least {digits} digits."
    ),
    "pin.not_digits": QT_TRANSLATE_NOOP(
        "Messages",
        "A PIN is {shortest} to {longest} digits. Choose another one.",
    ),
    "pin.too_simple": QT_TRANSLATE_NOOP(
        "Messages",
        "That PIN is too easy to guess. Choose another one.",
    ),
    "staff.gone": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} does not work here any more. Nothing was changed; sign in as somebody "
        "else.",
    ),
    "staff.rights_changed": QT_TRANSLATE_NOOP(
        "Messages",
        "The rights of {name} were changed meanwhile. Nothing was written; do it "
        "again with the new rights.",
    ),
    "staff.last_manager": QT_TRANSLATE_NOOP(
        "Messages",
        "This is the last manager. Make somebody else a manager first.",
    ),
}
