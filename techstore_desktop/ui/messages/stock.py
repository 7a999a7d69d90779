"""Sentences for stock."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "stock.not_enough": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {available} are available here. Sell fewer, or ask a manager.",
    ),
    "stock.nothing_to_adjust": QT_TRANSLATE_NOOP(
        "Messages",
        "The quantity is zero: there is nothing to change. Type how many came or went.",
    ),
    "stock.note_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "Say in a note why the stock changes.",
    ),
}
