"""Words of the customers' accounts: for the tables, the rules and the screens alike."""

from enum import StrEnum


class EntryKind(StrEnum):
    """Why an account moved."""

    SALE = "sale"
    PAYMENT = "payment"
    RETURN = "return"
    CORRECTION = "correction"
