"""What a person has typed about a customer, as a value: what changed, what is wrong."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.customers.checking import check_email
from techstore_desktop.core.customers.schemas import (
    CustomerCreate,
    CustomerResponse,
    CustomerUpdate,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.ui.messages import message

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The fields of the card, as typed."""

    name: str = ""
    phone: str = ""
    second_phone: str = ""
    email: str = ""
    tax_number: str = ""
    address: str = ""
    notes: str = ""
    price_list_id: UUID | None = None
    preferred_contact: str = "any"
    receipt_wish: str = "till"
    language: str = ""
    tags: str = ""


def draft_of(customer: CustomerResponse) -> Draft:
    """Return the draft in which nothing was changed yet."""
    return Draft(**{each.name: getattr(customer, each.name) for each in fields(Draft)})


def creation(draft: Draft) -> CustomerCreate:
    """Return who is to be registered. Raises ValidationError for who cannot be."""
    return CustomerCreate(**asdict(draft))


def update(draft: Draft, original: Draft) -> CustomerUpdate:
    """Return what is to change, and only that. Raises ValidationError."""
    before = asdict(original)
    typed = asdict(draft).items()
    return CustomerUpdate(
        **{name: value for name, value in typed if value != before[name]}
    )


def faults(draft: Draft) -> Mapping[str, str]:
    """Return what is wrong and what to do, by field; all of it at once."""
    errors: dict[str, str] = {}
    try:
        creation(draft)
    except ValidationError as error:
        for fault in error.errors():
            limits = fault.get("ctx", {})
            errors[str(fault["loc"][0])] = _sentence(fault["type"], limits)
    try:
        check_email(draft.email)
    except RuleBroken as broken:
        errors.setdefault("email", message(broken))
    return errors


def _sentence(kind: str, limits: Mapping[str, Any]) -> str:
    if kind == "string_too_long":
        words = translate("Customers", "Too long: at most {most} characters.")
        return words.format(most=limits["max_length"])
    return translate("Customers", "Type the name of the person or the company.")
