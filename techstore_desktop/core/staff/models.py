"""Tables of the staff."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.permissions import Role
from techstore_desktop.core.storage.entity import (
    GUARDED,
    PERSONAL,
    Fact,
    Record,
    one_of,
    refers_to,
)


class StaffMember(Record):
    """A person with a PIN and a role. The PIN is kept as an argon2 hash only."""

    name: Mapped[str] = mapped_column(info=PERSONAL)
    role: Mapped[Role] = mapped_column(one_of(Role), info=GUARDED)
    pin_hash: Mapped[str] = mapped_column(info=PERSONAL)


class PinOutcome(StrEnum):
    """What came of a PIN that was typed."""

    RIGHT = "right"
    WRONG = "wrong"
    UNLOCKED = "unlocked"


class PinUse(Fact):
    """A PIN typed on a terminal, or a lock taken off by a manager (R61)."""

    staff_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    occurred_at: Mapped[datetime]
    outcome: Mapped[PinOutcome] = mapped_column(one_of(PinOutcome))

    __table_args__ = (Index("ix_pin_use_staff", "staff_id", "occurred_at"),)
