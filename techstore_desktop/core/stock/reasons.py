"""Why stock moves: a word for the tables, the rules and the screens alike."""

from enum import StrEnum


class MovementReason(StrEnum):
    """Why a quantity came or went."""

    OPENING = "opening"
    RECEIVED = "received"
    ADJUSTMENT = "adjustment"
    SALE = "sale"
    RETURN = "return"
    DAMAGED = "damaged"
    TO_SUPPLIER = "to_supplier"
    REPAIR = "repair"
    REPAIR_RETURN = "repair_return"
    NOT_FETCHED = "not_fetched"
