"""Sentences for telling customers."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "notice.already_told": QT_TRANSLATE_NOOP(
        "Messages",
        "{person} has told them this already by this way. Choose another way, or "
        "close.",
    ),
    "notice.quote_answered": QT_TRANSLATE_NOOP(
        "Messages", "This quote was answered meanwhile. Look at the list again."
    ),
    "notice.no_address": QT_TRANSLATE_NOOP(
        "Messages",
        "The customer's card has no number or address for this. Type one, or choose "
        "another way.",
    ),
    "notice.language_unknown": QT_TRANSLATE_NOOP(
        "Messages", "There are no texts in this language. Choose English or Spanish."
    ),
    "notice.unknown_field": QT_TRANSLATE_NOOP(
        "Messages",
        "{field} in braces means nothing here. Choose one of the fields listed below "
        "the text.",
    ),
}
