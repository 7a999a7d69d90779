"""Telling customers: proposed by the shop's words, confirmed by a person, kept."""

from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices import reading as notices
from techstore_desktop.core.notices import wording
from techstore_desktop.core.notices.choices import Channel, Occasion, Outcome
from techstore_desktop.core.notices.models import Notice, NoticeOutcome
from techstore_desktop.core.notices.schemas import (
    NoticeCreate,
    NoticeDraft,
    NoticeResponse,
)
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.cards import card_of
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

_jobs = Repository(RepairJob)
_notices = Repository(Notice)


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
            return self._draft(reading, job_id, occasion, language)

    def record(self, actor: Actor, data: NoticeCreate) -> NoticeResponse:
        """Keep what a person confirmed, as an event of the job too (R57b).

        A mail waits until somebody sends it: see ``waiting``. Raises RuleBroken
        ``notice.already_told`` where this was told by this way before,
        ``notice.no_address``, ``customer.erased``, ``repair_job.not_found``.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.transaction("notice.written", actor) as transaction:
            job = _jobs.get(transaction, data.job_id)
            about = wording.about(transaction, job.id, data.occasion)
            _check(transaction, job, data, about)
            notice = _notices.create(
                transaction,
                data.model_dump()
                | {
                    "customer_id": job.customer_id,
                    "about": about,
                    "written_at": transaction.now,
                    "written_by_id": actor.staff_id,
                },
            )
            events.record(
                transaction,
                actor,
                job,
                EventKind.CUSTOMER_TOLD,
                occasion=data.occasion.value,
                channel=data.channel.value,
            )
            transaction.flush()
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

    def _draft(
        self, reading: Reading, job_id: UUID, occasion: Occasion, language: str
    ) -> NoticeDraft:
        profile = self._profiles.of(reading)
        job = _jobs.get(reading, job_id)
        customer = reading.session.get_one(Customer, job.customer_id)
        words = wording.template(reading, occasion, customer.language or language)
        card = card_of(reading, job, state_book(reading))
        values = wording.values_of(reading, job, card, profile, to=words.language)
        subject, text = wording.fill(words, values)
        about = wording.about(reading, job_id, occasion)
        return NoticeDraft(
            job_id=job_id,
            job_number=card.number,
            occasion=occasion,
            language=words.language,
            customer_name=card.customer_name,
            subject=subject,
            text=text,
            phone=customer.phone or card.customer_phone,
            email=customer.email,
            told=notices.told(reading, job_id, occasion, about),
        )


def _check(reading: Reading, job: RepairJob, data: NoticeCreate, about: str) -> None:
    if reading.session.get_one(Customer, job.customer_id).erased_at is not None:
        raise RuleBroken("customer.erased")
    needs_address = data.channel is not Channel.LETTER
    if needs_address and not data.address:
        raise RuleBroken("notice.no_address")
    before = notices.told(reading, job.id, data.occasion, about)
    same = next((each for each in before if each.channel is data.channel), None)
    if same is not None:
        raise RuleBroken(
            "notice.already_told",
            moment=same.written_at,
            person=same.written_by_name,
        )
