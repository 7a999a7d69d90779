"""Tables of the collection."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.storage.entity import (
    Amount,
    Fact,
    Record,
    added_later,
    one_of,
    refers_to,
)


class CollectionStep(Record):
    """A step of the shop's ladder: what is done how many days after a job is ready.

    ``name`` is what the bill calls its fee.
    """

    days: Mapped[int]
    kind: Mapped[CollectionKind] = mapped_column(one_of(CollectionKind))
    amount: Mapped[Amount]
    name: Mapped[str] = mapped_column(default="", info=added_later(""))


class CollectionAct(Fact):
    """A step that was taken for a job, by whom; each at most once for each wait.

    ``ready_since`` is the wait that it belongs to. ``amount`` is the fee that was
    added; ``product_id`` what the device became when the shop kept it.
    """

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    step_id: Mapped[UUID] = mapped_column(refers_to("collection_step.id"))
    kind: Mapped[CollectionKind] = mapped_column(one_of(CollectionKind))
    ready_since: Mapped[datetime]
    business_day: Mapped[date]
    occurred_at: Mapped[datetime]
    person_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    amount: Mapped[Amount]
    product_id: Mapped[UUID | None] = mapped_column(refers_to("product.id"))

    __table_args__ = (Index("ix_collection_act_job", "job_id"),)


class CollectionDeferral(Fact):
    """A step put off until a day, or skipped for good where there is none.

    The last one counts. Why, the job's history says.
    """

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    step_id: Mapped[UUID] = mapped_column(refers_to("collection_step.id"))
    ready_since: Mapped[datetime]
    business_day: Mapped[date]
    occurred_at: Mapped[datetime]
    person_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))
    until: Mapped[date | None]

    __table_args__ = (Index("ix_collection_deferral_job", "job_id"),)
