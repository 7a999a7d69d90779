"""What goes in and out of the cash desk. Amounts are in the shop's currency."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from techstore_desktop.core.schema import Note, Schema

CountedAmount = Annotated[Decimal, Field(ge=0, le=10**12)]


class CashSessionBase(Schema):
    """A drawer opened with a float."""

    float_amount: CountedAmount


class CashSessionCreate(CashSessionBase):
    """A session to be opened."""


class CashSessionResponse(CashSessionBase):
    """A session as it is; open while ``closed_at`` is empty."""

    id: UUID
    number: str
    opened_at: datetime
    business_day: date
    opened_by_id: UUID
    opened_by_name: str
    closed_at: datetime | None


class CashCount(Schema):
    """What a person counted, by method; cash with the float in it (R42)."""

    counted: dict[str, CountedAmount]
    explanation: Note = ""


class MethodCount(Schema):
    """One method at the close: expected by the payments, counted by the person."""

    method: str
    expected: Decimal
    counted: Decimal

    @property
    def difference(self) -> Decimal:
        """Counted less expected: negative where money is missing."""
        return self.counted - self.expected


class CashSessionCloseResponse(Schema):
    """A closed session: who counted what, and what was expected (R41, R42)."""

    session: CashSessionResponse
    closed_at: datetime
    closed_by_name: str
    lines: tuple[MethodCount, ...]
    difference: Decimal
    explanation: str
    sale_count: int
