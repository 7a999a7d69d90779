"""Quotes of repairs that nobody answered, and the next reminder of each (R57b)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices import reading as notices
from techstore_desktop.core.notices import writing
from techstore_desktop.core.notices.choices import Occasion
from techstore_desktop.core.notices.models import Notice
from techstore_desktop.core.notices.schemas import (
    NoticeCreate,
    NoticeDraft,
    NoticeResponse,
    UnansweredQuote,
)
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.repairs.cards import card_query, read_cards
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.models import RepairEvent, RepairJob
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

_jobs = Repository(RepairJob)
_ROUND = "#"


class QuoteReminders:
    """Asks customers for their answer, every so many days, once by each way."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def unanswered(self, actor: Actor) -> tuple[UnansweredQuote, ...]:
        """Return the quotes that wait for an answer, those to ask about first."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            return tuple(_unanswered(reading, self._profiles.of(reading)))

    def due_count(self, actor: Actor) -> int:
        """Return how many customers should be asked today."""
        return sum(quote.is_due for quote in self.unanswered(actor))

    def draft(self, actor: Actor, job_id: UUID, language: str) -> NoticeDraft:
        """Return what the next reminder says. Raises ``notice.quote_answered``."""
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            return writing.draft(
                reading,
                _jobs.get(reading, job_id),
                Occasion.QUOTE_UNANSWERED,
                language,
                profile,
                about=_next_about(reading, job_id, profile),
            )

    def remind(self, actor: Actor, data: NoticeCreate) -> NoticeResponse:
        """Keep a reminder that a person confirmed; by another way it is the same one.

        Raises RuleBroken ``notice.quote_answered``, ``notice.already_told``,
        ``notice.no_address``, ``customer.erased``.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.transaction("notice.quote_reminded", actor) as transaction:
            profile = self._profiles.of(transaction)
            job = _jobs.get(transaction, data.job_id)
            about = _next_about(transaction, job.id, profile)
            confirmed = data.model_copy(update={"occasion": Occasion.QUOTE_UNANSWERED})
            notice = writing.write(transaction, actor, job, confirmed, about=about)
            return notices.response_of(transaction, notice.id)


class _Reminded(NamedTuple):
    """The reminders of one quote: how many, and when the last one began."""

    times: int = 0
    last_at: datetime | None = None


def _unanswered(
    reading: Reading, profile: ShopProfile, job_ids: Collection[UUID] | None = None
) -> list[UnansweredQuote]:
    book = state_book(reading)
    query = card_query().where(RepairJob.state.in_(book.keys([RepairKind.QUOTED])))
    if job_ids is not None:
        query = query.where(RepairJob.id.in_(job_ids))
    cards = read_cards(reading, query, book)
    quoted = _quoted(reading, [card.id for card in cards])
    reminded = _reminded(reading, quoted)
    contacts = _contacts(reading, [card.customer_id for card in cards])
    today = profile.business_day(reading.now)
    found = []
    for card in cards:
        event_id, quoted_at = quoted.get(card.id, (None, card.received_at))
        told = reminded.get(card.id, _Reminded())
        remind_on = _remind_on(told.last_at or quoted_at, profile)
        phone, email = contacts.get(card.customer_id, ("", ""))
        found.append(
            UnansweredQuote(
                card=card,
                quoted_at=quoted_at,
                waited_days=max((today - profile.business_day(quoted_at)).days, 0),
                reminder_count=told.times,
                reminded_at=told.last_at,
                remind_on=remind_on,
                is_due=event_id is not None and remind_on <= today,
                phone=phone or card.customer_phone,
                email=email,
            )
        )
    return sorted(found, key=lambda each: (not each.is_due, -each.waited_days))


def _remind_on(last: datetime, profile: ShopProfile) -> date:
    return profile.business_day(last) + timedelta(days=profile.quote_reminder_days)


def _next_about(reading: Reading, job_id: UUID, profile: ShopProfile) -> str:
    """Return which reminder is told now: a new one, or the last by another way."""
    found = _unanswered(reading, profile, [job_id])
    if not found:
        raise RuleBroken("notice.quote_answered")
    event_id, _moment = _quoted(reading, [job_id]).get(job_id, (None, None))
    quote = found[0]
    number = quote.reminder_count + (1 if quote.is_due else 0)
    return f"{event_id}{_ROUND}{max(number, 1)}"


def _quoted(
    reading: Reading, job_ids: Sequence[UUID]
) -> dict[UUID, tuple[UUID, datetime]]:
    """Return the event of each job's last quote, and its moment."""
    rows = reading.session.execute(
        select(RepairEvent.job_id, RepairEvent.id, RepairEvent.occurred_at)
        .where(RepairEvent.job_id.in_(job_ids), RepairEvent.kind == EventKind.QUOTED)
        .order_by(RepairEvent.occurred_at, RepairEvent.id)
    )
    return {row.job_id: (row.id, row.occurred_at) for row in rows}


def _reminded(
    reading: Reading, quoted: dict[UUID, tuple[UUID, datetime]]
) -> dict[UUID, _Reminded]:
    """Return the reminders of the last quotes; what was told of earlier ones is past.

    What was told beside this list, from the job, counts as the first.
    """
    rows = reading.session.execute(
        select(Notice.job_id, Notice.about, Notice.written_at)
        .where(
            Notice.job_id.in_(list(quoted)),
            Notice.occasion == Occasion.QUOTE_UNANSWERED,
        )
        .order_by(Notice.written_at)
    )
    found: dict[UUID, _Reminded] = {}
    for row in rows:
        event_id, _sign, number = row.about.partition(_ROUND)
        before = found.get(row.job_id, _Reminded())
        count = int(number) if number.isdigit() else 1
        if event_id == str(quoted[row.job_id][0]) and count > before.times:
            found[row.job_id] = _Reminded(count, row.written_at)
    return found


def _contacts(
    reading: Reading, customer_ids: Collection[UUID]
) -> dict[UUID, tuple[str, str]]:
    rows = reading.session.execute(
        select(Customer.id, Customer.phone, Customer.email).where(
            Customer.id.in_(customer_ids)
        )
    )
    return {row.id: (row.phone, row.email) for row in rows}
