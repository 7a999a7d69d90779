"""Sentences for devices that nobody fetches."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "collection.not_due": QT_TRANSLATE_NOOP(
        "Messages",
        "This step is not due for the device any more. Look at the list again.",
    ),
    "collection.not_next": QT_TRANSLATE_NOOP(
        "Messages",
        "Another step is next for the device now. Look at the list again.",
    ),
    "collection.day_passed": QT_TRANSLATE_NOOP("Messages", "Choose a day after today."),
    "collection.letter_stays": QT_TRANSLATE_NOOP(
        "Messages",
        "Nobody would have told the customer before the device goes to the stock. Put "
        "the letter off to a later day, or skip the stock when it is its turn.",
    ),
    "collection.done_already": QT_TRANSLATE_NOOP(
        "Messages", "This step was taken already. Look at the list again."
    ),
    "collection.kept_for_good": QT_TRANSLATE_NOOP(
        "Messages",
        "The shop kept this device for the unpaid work. To give it back, sell it to "
        "the customer.",
    ),
    "collection.same_days": QT_TRANSLATE_NOOP(
        "Messages", "Two steps are on day {days} after ready. Choose another day."
    ),
    "collection.kept_last": QT_TRANSLATE_NOOP(
        "Messages",
        "On day {days} the device goes to the stock. No step can follow that one.",
    ),
    "collection.fee_needed": QT_TRANSLATE_NOOP(
        "Messages", "Type how much the storage fee of day {days} is."
    ),
    "collection.letter_first": QT_TRANSLATE_NOOP(
        "Messages",
        "Before a device goes to the stock, the customer gets a last letter. Add one.",
    ),
    "collection_step.not_found": QT_TRANSLATE_NOOP(
        "Messages", "This step is no longer in the settings. Look at the list again."
    ),
}
