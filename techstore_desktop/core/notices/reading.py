"""Looking at what was told: of one job, and what still waits to go out."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from techstore_desktop.core.notices.choices import Channel, Occasion, Outcome
from techstore_desktop.core.notices.models import Notice, NoticeOutcome
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading


def of_job(reading: Reading, job_id: UUID) -> tuple[NoticeResponse, ...]:
    """Return everything that was told of a job, the newest first."""
    return responses(reading, _query().where(Notice.job_id == job_id))


def told(
    reading: Reading, job_id: UUID, occasion: Occasion, about: str
) -> tuple[NoticeResponse, ...]:
    """Return what was told of a job of one thing."""
    same = (Notice.occasion == occasion, Notice.about == about)
    return responses(reading, _query().where(Notice.job_id == job_id, *same))


def reached(
    reading: Reading, job_id: UUID, occasion: Occasion, about: str
) -> tuple[NoticeResponse, ...]:
    """Return what was told of one thing, without mails that never arrived."""
    return tuple(
        each
        for each in told(reading, job_id, occasion, about)
        if each.outcome is not Outcome.FAILED
    )


def waiting(reading: Reading) -> tuple[NoticeResponse, ...]:
    """Return the mails written on this terminal that have not gone out, oldest first.

    Only who wrote one sends it, so that two terminals never send the same.
    """
    query = _query().where(
        Notice.channel == Channel.EMAIL,
        Notice.terminal_id == reading.origin.terminal_id,
        NoticeOutcome.id.is_(None),
    )
    return tuple(reversed(responses(reading, query)))


def response_of(reading: Reading, notice_id: UUID) -> NoticeResponse:
    """Return one notice."""
    return responses(reading, _query().where(Notice.id == notice_id))[0]


def responses(
    reading: Reading, query: Select[*tuple[Any, ...]]
) -> tuple[NoticeResponse, ...]:
    """Return the notices that a query gives, each once."""
    found: dict[UUID, NoticeResponse] = {}
    for row in reading.session.execute(query):
        found.setdefault(row.Notice.id, _response(row))
    return tuple(found.values())


def _query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Notice,
            RepairJob.number,
            StaffMember.name,
            NoticeOutcome.outcome,
            NoticeOutcome.detail,
        )
        .join(RepairJob, RepairJob.id == Notice.job_id)
        .outerjoin(StaffMember, StaffMember.id == Notice.written_by_id)
        .outerjoin(NoticeOutcome, NoticeOutcome.notice_id == Notice.id)
        .order_by(Notice.written_at.desc(), Notice.id.desc())
    )


def _response(row: Any) -> NoticeResponse:
    notice: Notice = row.Notice
    copied: Iterable[str] = (
        *("id", "job_id", "occasion", "channel", "language", "address", "subject"),
        *("text", "written_at"),
    )
    is_mail = notice.channel is Channel.EMAIL
    return NoticeResponse.model_construct(
        **{name: getattr(notice, name) for name in copied},
        job_number=row.number,
        written_by_name=row.name or "",
        outcome=row.outcome,
        detail=row.detail or "",
        is_waiting=is_mail and row.outcome is None,
    )
