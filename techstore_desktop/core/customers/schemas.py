"""What goes in and out of the customers."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from techstore_desktop.core.schema import Note, OptionalText, RequiredText, Schema


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


class CustomerResponse(CustomerBase):
    """A customer as they are."""

    id: UUID
    archived_at: datetime | None


class CustomerSummary(Schema):
    """A customer as one row of a list."""

    id: UUID
    name: str
    phone: str
    email: str
    tax_number: str
    archived_at: datetime | None


class CustomerSort(StrEnum):
    """What a list of customers may be sorted by."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    TAX_NUMBER = "tax_number"
