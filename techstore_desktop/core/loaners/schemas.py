"""What goes in and out of the loaners. Amounts are in the shop's currency."""

import json
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.repairs.intake_schemas import Stroke
from techstore_desktop.core.schema import (
    Amount,
    Note,
    OptionalText,
    RequiredText,
    Schema,
)


class LoanerBase(Schema):
    """A device that the shop lends."""

    name: RequiredText
    number: OptionalText = ""
    worth: Amount = Decimal(0)
    notes: Note = ""


class LoanerCreate(LoanerBase):
    """A loaner to be added."""


class LoanerUpdate(Schema):
    """What of a loaner is to change."""

    name: RequiredText | None = None
    number: OptionalText | None = None
    worth: Amount | None = None
    notes: Note | None = None


class LoanCreate(Schema):
    """A loaner to be handed out; ``text`` is what is signed, on the screen or paper."""

    loaner_id: UUID
    job_id: UUID
    condition: OptionalText = ""
    text: Note
    strokes: tuple[Stroke, ...] = ()

    def strokes_as_text(self) -> str:
        """Return the strokes as they are kept."""
        rounded = [[[round(x, 4), round(y, 4)] for x, y in s] for s in self.strokes]
        return json.dumps(rounded) if rounded else ""


class LoanResponse(Schema):
    """A loan; ``returned_at`` is None while the loaner is out."""

    id: UUID
    loaner_id: UUID
    loaner_name: str
    loaner_number: str
    job_id: UUID
    job_number: str
    customer_id: UUID
    customer_name: str
    customer_phone: str
    lent_at: datetime
    lent_by_name: str
    worth: Decimal
    condition: str
    text: str
    strokes: tuple[Stroke, ...]
    returned_at: datetime | None
    taken_by_name: str
    condition_back: str

    @property
    def is_out(self) -> bool:
        """Whether the customer still has it."""
        return self.returned_at is None


class LoanerResponse(LoanerBase):
    """A loaner as it is; ``loan`` is the one that it is out on."""

    id: UUID
    is_archived: bool
    loan: LoanResponse | None
