"""Tables of the work that is done elsewhere."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.storage.entity import Amount, Fact, Record, refers_to


class Workshop(Record):
    """Somebody outside of the shop who repairs for it."""

    name: Mapped[str]
    phone: Mapped[str]
    notes: Mapped[str]


class RepairErrand(Fact):
    """A device that was sent to a workshop, or to another branch of the shop.

    ``accessories`` are those of the job's that went along; None where nobody said.
    """

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    workshop_id: Mapped[UUID | None] = mapped_column(refers_to("workshop.id"))
    to_branch_id: Mapped[UUID | None] = mapped_column(refers_to("branch.id"))
    sent_at: Mapped[datetime]
    sent_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    expected_on: Mapped[date | None]
    note: Mapped[str]
    accessories: Mapped[list[Any] | None]

    __table_args__ = (Index("ix_repair_errand_job", "job_id"),)


class RepairErrandReturn(Fact):
    """A device that came back, and what the work elsewhere cost the shop."""

    errand_id: Mapped[UUID] = mapped_column(refers_to("repair_errand.id"))
    returned_at: Mapped[datetime]
    taken_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    cost: Mapped[Amount]
    note: Mapped[str]

    __table_args__ = (Index("ix_repair_errand_return_errand", "errand_id"),)
