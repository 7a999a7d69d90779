"""Tables of the notices."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from techstore_desktop.core.notices.choices import Channel, Occasion, Outcome
from techstore_desktop.core.storage.entity import (
    PERSONAL,
    Fact,
    Record,
    one_of,
    refers_to,
)


class NoticeTemplate(Record):
    """The shop's own words for an occasion, in place of the usual ones."""

    occasion: Mapped[Occasion] = mapped_column(one_of(Occasion))
    language: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]

    __table_args__ = (Index("ix_notice_template_occasion", "occasion", "language"),)


class Notice(Fact):
    """What a customer was told: the exact words, to which address, by whom (R57b).

    ``about`` tells apart what may be told anew under the same occasion: each quote.
    """

    job_id: Mapped[UUID] = mapped_column(refers_to("repair_job.id"))
    customer_id: Mapped[UUID] = mapped_column(refers_to("customer.id"))
    occasion: Mapped[Occasion] = mapped_column(one_of(Occasion))
    about: Mapped[str]
    channel: Mapped[Channel] = mapped_column(one_of(Channel))
    language: Mapped[str]
    address: Mapped[str] = mapped_column(info=PERSONAL)
    subject: Mapped[str]
    text: Mapped[str] = mapped_column(info=PERSONAL)
    written_at: Mapped[datetime]
    written_by_id: Mapped[UUID] = mapped_column(refers_to("staff_member.id"))

    __table_args__ = (
        Index("ix_notice_job", "job_id", "written_at"),
        Index("ix_notice_channel", "channel", "terminal_id"),
    )


class NoticeOutcome(Fact):
    """A mail that went out, or never will. A notice without one still waits."""

    notice_id: Mapped[UUID] = mapped_column(refers_to("notice.id"))
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome))
    occurred_at: Mapped[datetime]
    detail: Mapped[str]

    __table_args__ = (Index("ix_notice_outcome_notice", "notice_id"),)
