"""Words of the collection: for the tables, the rules and the screens alike."""

from enum import StrEnum


class CollectionKind(StrEnum):
    """What the shop does about a device that nobody fetches."""

    REMINDER = "reminder"
    STORAGE_FEE = "storage_fee"
    LAST_LETTER = "last_letter"
    TO_STOCK = "to_stock"


EVERY_KIND = tuple(CollectionKind)


class HistoryKind(StrEnum):
    """What the history of a device that waits tells of."""

    READY = "ready"
    TOLD = "told"
    STEP = "step"
    PUT_OFF = "put_off"
    SKIPPED = "skipped"
    FETCHED = "fetched"
    BACK_TO_WORK = "back_to_work"
