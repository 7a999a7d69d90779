"""Words of the customers and their accounts: for tables, rules and screens alike."""

from enum import StrEnum


class EntryKind(StrEnum):
    """Why an account moved."""

    SALE = "sale"
    PAYMENT = "payment"
    RETURN = "return"
    CORRECTION = "correction"
    DEPOSIT = "deposit"


class ContactWay(StrEnum):
    """How a customer wants to hear from the shop."""

    ANY = "any"
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    NONE = "none"


class ReceiptWish(StrEnum):
    """What a customer wants to happen with receipts; ``till`` is as the till does."""

    TILL = "till"
    PRINT = "print"
    SHOW = "show"
    NONE = "none"
