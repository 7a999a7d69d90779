"""Sentences for the shop, its terminals, settings and clock."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "branch.is_here": QT_TRANSLATE_NOOP(
        "Messages",
        "This terminal stands in {name}, which stays in use.",
    ),
    "branch.name_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "There is a branch {name} already. Choose another name.",
    ),
    "clock.set_back": QT_TRANSLATE_NOOP(
        "Messages",
        "This computer's clock was set back: the last document is later "
        "than now. Set the clock right, then try again.",
    ),
    "currency.unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "{currency} is no currency that TechStore knows. Choose one of the list.",
    ),
    "shop.already_founded": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop is set up already. Sign in instead.",
    ),
    "shop.not_founded": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop is not set up yet. Set it up first.",
    ),
    "tax.default_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "One tax must be the usual one. Mark another first.",
    ),
    "terminal.code_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "Another till has the code {code}. Choose a different one.",
    ),
    "time_zone.unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "{time_zone} is no time zone that TechStore knows. Choose one of the list.",
    ),
    "settings.not_saved": QT_TRANSLATE_NOOP(
        "Messages",
        "The settings could not be written to {file}. Check the disk and "
        "its rights, then try again.",
    ),
}
