"""What goes in and out of the notices."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from techstore_desktop.core.customers.choices import ContactWay
from techstore_desktop.core.notices.choices import Channel, Occasion, Outcome
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.schema import (
    LONGEST_NOTE,
    STORABLE,
    OptionalText,
    RequiredText,
    Schema,
)

Body = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NOTE),
    STORABLE,
]


class NoticeTemplateBase(Schema):
    """The words for an occasion in a language."""

    occasion: Occasion
    language: RequiredText
    subject: RequiredText
    text: Body


class NoticeTemplateUpdate(NoticeTemplateBase):
    """The shop's own words from now on."""


class NoticeTemplateResponse(NoticeTemplateBase):
    """The words as they are; ``is_own`` where the shop wrote them."""

    is_own: bool


class NoticeBase(Schema):
    """What is told to the customer of a job, and how."""

    job_id: UUID
    occasion: Occasion
    channel: Channel
    language: RequiredText
    address: OptionalText = ""
    subject: OptionalText = ""
    text: Body


class NoticeCreate(NoticeBase):
    """A notice that a person has read and confirms."""


class NoticeResponse(NoticeBase):
    """A notice as it went out; ``outcome`` is None while a mail waits.

    A notice that a person sends or says by themselves has none either: see
    ``is_waiting``.
    """

    id: UUID
    job_number: str
    written_at: datetime
    written_by_name: str
    outcome: Outcome | None
    detail: str
    is_waiting: bool


class UnansweredQuote(Schema):
    """A repair's quote that waits for its customer.

    ``remind_on`` is the day for the next reminder: so many days after the quote, or
    after the last one.
    """

    card: RepairCard
    quoted_at: datetime
    waited_days: int
    reminder_count: int
    reminded_at: datetime | None
    remind_on: date
    is_due: bool
    phone: str
    email: str


class NoticeDraft(Schema):
    """A notice before anybody has confirmed it.

    ``told`` is what was told of this already, by the same or another way.
    """

    job_id: UUID
    job_number: str
    occasion: Occasion
    language: str
    customer_name: str
    subject: str
    text: str
    phone: str
    email: str
    preferred_contact: ContactWay
    told: tuple[NoticeResponse, ...]

    def was_told_by(self, channel: Channel) -> bool:
        """Whether the customer was told by this way already (R57b)."""
        return any(notice.channel is channel for notice in self.told)
