"""Words of the sales: for the tables, the rules and the screens alike."""

from enum import StrEnum


class SaleKind(StrEnum):
    """What a document of the counter is; each kind but the first takes goods back."""

    SALE = "sale"
    RETURN = "return"
    EXCHANGE = "exchange"
    VOID = "void"


class Disposition(StrEnum):
    """Where goods go that came back (R15a)."""

    STOCK = "stock"
    DAMAGED = "damaged"
    SUPPLIER = "supplier"
