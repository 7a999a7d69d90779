"""What goes in and out of the customers."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from techstore_desktop.core.customers.choices import ContactWay, ReceiptWish
from techstore_desktop.core.schema import (
    Amount,
    Note,
    OptionalText,
    RequiredText,
    Schema,
)

CreditLimit = Amount
"""How much a customer may owe; 0 is credit in hand only (R20)."""

Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2})?$")]
"""Two letters, as ``es``; empty is as everybody."""


class CustomerBase(Schema):
    """A person or a company."""

    name: RequiredText
    tax_number: OptionalText = ""
    phone: OptionalText = ""
    second_phone: OptionalText = ""
    email: OptionalText = ""
    address: OptionalText = ""
    notes: Note = ""
    price_list_id: UUID | None = None
    credit_limit: CreditLimit = Decimal(0)
    preferred_contact: ContactWay = ContactWay.ANY
    language: Language = ""
    receipt_wish: ReceiptWish = ReceiptWish.TILL
    tags: OptionalText = ""


class CustomerCreate(CustomerBase):
    """A customer to be registered."""


class CustomerUpdate(Schema):
    """What of a customer is to change; only what is named.

    A ``price_list_id`` of None, where it is named, is the usual prices.
    """

    name: RequiredText | None = None
    tax_number: OptionalText | None = None
    phone: OptionalText | None = None
    second_phone: OptionalText | None = None
    email: OptionalText | None = None
    address: OptionalText | None = None
    notes: Note | None = None
    price_list_id: UUID | None = None
    credit_limit: CreditLimit | None = None
    preferred_contact: ContactWay | None = None
    language: Language | None = None
    receipt_wish: ReceiptWish | None = None
    tags: OptionalText | None = None


class CustomerResponse(CustomerBase):
    """A customer as they are. ``merged_into_id`` is who they turned out to be."""

    id: UUID
    merged_into_id: UUID | None
    archived_at: datetime | None
    erased_at: datetime | None

    @property
    def is_erased(self) -> bool:
        """Tell whether nobody knows any more who this was."""
        return self.erased_at is not None


class CustomerSummary(Schema):
    """A customer as one row of a list.

    ``balance`` above zero is owed, below it is credit in hand; None where the list was
    read without.
    """

    id: UUID
    name: str
    phone: str
    email: str
    tax_number: str
    credit_limit: Decimal
    archived_at: datetime | None
    balance: Decimal | None = None


class CustomerSort(StrEnum):
    """What a list of customers may be sorted by."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    TAX_NUMBER = "tax_number"
    BALANCE = "balance"
