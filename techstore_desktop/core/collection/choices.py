"""Words of the collection: for the tables, the rules and the screens alike."""

from enum import StrEnum


class CollectionKind(StrEnum):
    """What the shop does about a device that nobody fetches."""

    REMINDER = "reminder"
    STORAGE_FEE = "storage_fee"
    LAST_LETTER = "last_letter"
    TO_STOCK = "to_stock"


EVERY_KIND = tuple(CollectionKind)
