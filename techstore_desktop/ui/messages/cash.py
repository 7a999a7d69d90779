"""Sentences for the drawer and its sessions."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "cash.currency_not_counted": QT_TRANSLATE_NOOP(
        "Messages",
        "Count the {currency} in the drawer too; type 0 if there is none.",
    ),
    "cash.already_closed": QT_TRANSLATE_NOOP(
        "Messages",
        "Cash session {number} is closed already. Later corrections go "
        "into the next one.",
    ),
    "cash.already_open": QT_TRANSLATE_NOOP(
        "Messages",
        "This drawer has an open cash session. Close it first.",
    ),
    "cash.category_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Choose what the money is spent on.",
    ),
    "cash.category_unnamed": QT_TRANSLATE_NOOP(
        "Messages",
        "Type the name of the category.",
    ),
    "cash.nothing_moved": QT_TRANSLATE_NOOP(
        "Messages",
        "Type an amount above zero.",
    ),
    "cash.no_session": QT_TRANSLATE_NOOP(
        "Messages",
        "No cash session is open. Open one at the cash desk, then take the money.",
    ),
    "cash.not_counted": QT_TRANSLATE_NOOP(
        "Messages",
        "The drawer is not counted yet. Count it, then close.",
    ),
    "cash.pieces_differ": QT_TRANSLATE_NOOP(
        "Messages",
        "The coins and notes add up to {pieces}, not to the cash that was typed.",
    ),
    "cash.still_open": QT_TRANSLATE_NOOP(
        "Messages",
        "The cash session is still open. Close it first.",
    ),
    "cash.verified_by_counter": QT_TRANSLATE_NOOP(
        "Messages",
        "Whoever counted the drawer cannot verify the count. Ask another person.",
    ),
    "cash.wrong_pieces": QT_TRANSLATE_NOOP(
        "Messages",
        "Of a coin or note there are 0 to {most} pieces.",
    ),
    "expense_category.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This category of expenses does not exist.",
    ),
}
