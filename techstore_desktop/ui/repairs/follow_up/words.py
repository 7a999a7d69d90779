"""Words of the collection: its steps, as deeds and as things."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_CONTEXT = "Collection"
_KINDS = {
    CollectionKind.REMINDER: QT_TRANSLATE_NOOP("Collection", "Reminder"),
    CollectionKind.STORAGE_FEE: QT_TRANSLATE_NOOP("Collection", "Storage fee"),
    CollectionKind.LAST_LETTER: QT_TRANSLATE_NOOP("Collection", "Last letter"),
    CollectionKind.TO_STOCK: QT_TRANSLATE_NOOP("Collection", "To the stock"),
}
_DEEDS = {
    CollectionKind.REMINDER: QT_TRANSLATE_NOOP("Collection", "Remind them"),
    CollectionKind.STORAGE_FEE: QT_TRANSLATE_NOOP("Collection", "Charge the storage"),
    CollectionKind.LAST_LETTER: QT_TRANSLATE_NOOP(
        "Collection", "Write the last letter"
    ),
    CollectionKind.TO_STOCK: QT_TRANSLATE_NOOP("Collection", "Put it into the stock"),
}
PILLS = {
    CollectionKind.REMINDER: "information",
    CollectionKind.STORAGE_FEE: "warning",
    CollectionKind.LAST_LETTER: "warning",
    CollectionKind.TO_STOCK: "bad",
}
translate = QCoreApplication.translate


def kind_words(kind: CollectionKind) -> str:
    """Return what a step is called."""
    return translate(_CONTEXT, _KINDS[kind])


def deed_words(kind: CollectionKind) -> str:
    """Return what a person does who takes the step: a verb."""
    return translate(_CONTEXT, _DEEDS[kind])


def due_words(due_on: date, today: date, formats: Formats) -> str:
    """Return since when a step is due, or from when on."""
    if due_on == today:
        return translate("Collection", "due today")
    day = formats.date(due_on)
    if due_on < today:
        return translate("Collection", "due since {day}").format(day=day)
    return translate("Collection", "from {day} on").format(day=day)


def days_words(days: int) -> str:
    """Return how long a device waits."""
    if days == 1:
        return translate("Collection", "1 day")
    return translate("Collection", "{days} days").format(days=days)
