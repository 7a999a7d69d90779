"""Words of the sales: for the tables, the rules and the screens alike."""

from enum import StrEnum


class SaleKind(StrEnum):
    """What a document of the counter is; each kind but the first takes goods back."""

    SALE = "sale"
    RETURN = "return"
    EXCHANGE = "exchange"
    VOID = "void"
    WITHOUT_RECEIPT = "return_without_receipt"


class Disposition(StrEnum):
    """Where goods go that came back (R15a)."""

    STOCK = "stock"
    DAMAGED = "damaged"
    SUPPLIER = "supplier"


class LinePurpose(StrEnum):
    """What a line is where it sells neither goods nor work.

    A voucher is a debt of the shop until it is spent (R16); a surcharge is what paying
    by instalments costs the customer.
    """

    VOUCHER = "voucher"
    SURCHARGE = "surcharge"
