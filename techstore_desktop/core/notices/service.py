"""Telling customers: proposed by the shop's words, confirmed by a person, kept."""

from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.notices import reading as notices
from techstore_desktop.core.notices import wording, writing
from techstore_desktop.core.notices.choices import Occasion, Outcome
from techstore_desktop.core.notices.models import NoticeOutcome
from techstore_desktop.core.notices.schemas import (
    NoticeCreate,
    NoticeDraft,
    NoticeResponse,
)
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository

_jobs = Repository(RepairJob)


class NoticeService:
    """What the customers of the repairs are told."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def usual_occasion(self, job_id: UUID) -> Occasion | None:
        """Return what is usually told where a job stands; None where nothing is."""
        with self._database.reading() as reading:
            return wording.usual_occasion(_jobs.get(reading, job_id))

    def draft(
        self, actor: Actor, job_id: UUID, occasion: Occasion, language: str
    ) -> NoticeDraft:
        """Return what could be told, to be read, changed and confirmed by a person.

        ``language`` is spoken where the customer has not chosen another. Raises
        RuleBroken ``repair_job.not_found``.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            job = _jobs.get(reading, job_id)
            return writing.draft(reading, job, occasion, language, profile)

    def record(self, actor: Actor, data: NoticeCreate) -> NoticeResponse:
        """Keep what a person confirmed, as an event of the job too (R57b).

        A mail waits until somebody sends it: see ``waiting``. Raises RuleBroken
        ``notice.already_told`` where this was told by this way before,
        ``notice.no_address``, ``customer.erased``, ``repair_job.not_found``.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.transaction("notice.written", actor) as transaction:
            job = _jobs.get(transaction, data.job_id)
            notice = writing.write(transaction, actor, job, data)
            return notices.response_of(transaction, notice.id)

    def of_job(self, actor: Actor, job_id: UUID) -> tuple[NoticeResponse, ...]:
        """Return everything that was told of a job, the newest first."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            return notices.of_job(reading, job_id)

    def waiting(self) -> tuple[NoticeResponse, ...]:
        """Return the mails of this terminal that have not gone out, oldest first."""
        with self._database.reading() as reading:
            return notices.waiting(reading)

    def keep_outcome(
        self, actor: Actor, notice_id: UUID, outcome: Outcome, detail: str = ""
    ) -> None:
        """Keep that a mail went out, or that it never will; the second time nothing."""
        with self._database.transaction("notice.sent", actor) as transaction:
            known = notices.response_of(transaction, notice_id)
            if known.outcome is None:
                transaction.add(
                    NoticeOutcome(
                        notice_id=notice_id,
                        outcome=outcome,
                        occurred_at=transaction.now,
                        detail=detail,
                    )
                )
