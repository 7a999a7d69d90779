"""Drafting and keeping a notice within an open transaction, whoever asks for it."""

from collections.abc import Mapping

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.customers.merging import survivor_id
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices import reading as notices
from techstore_desktop.core.notices import wording
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.notices.models import Notice
from techstore_desktop.core.notices.schemas import NoticeCreate, NoticeDraft
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.cards import card_of
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.states import state_book
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_notices = Repository(Notice)


def draft(
    reading: Reading,
    job: RepairJob,
    occasion: Occasion,
    language: str,
    profile: ShopProfile,
    *,
    about: str | None = None,
    values: Mapping[str, str] | None = None,
) -> NoticeDraft:
    """Return what could be told; ``language`` is for who has not chosen another.

    ``about`` tells apart what may be told anew, else as the occasion has it. ``values``
    stand in place of the usual ones.
    """
    whose = survivor_id(reading, job.customer_id)
    customer = reading.session.get_one(Customer, whose)
    words = wording.template(reading, occasion, customer.language or language)
    card = card_of(reading, job, state_book(reading))
    usual = wording.values_of(reading, job, card, profile, to=words.language)
    subject, text = wording.fill(words, usual | dict(values or {}))
    of_what = wording.about(reading, job.id, occasion) if about is None else about
    return NoticeDraft(
        job_id=job.id,
        job_number=card.number,
        occasion=occasion,
        language=words.language,
        customer_name=card.customer_name,
        subject=subject,
        text=text,
        phone=customer.phone or card.customer_phone,
        email=customer.email,
        preferred_contact=customer.preferred_contact,
        told=notices.reached(reading, job.id, occasion, of_what),
    )


def write(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    data: NoticeCreate,
    *,
    about: str | None = None,
) -> Notice:
    """Keep what a person confirmed, as an event of the job too (R57b).

    Raises RuleBroken ``notice.already_told``, ``notice.no_address``,
    ``customer.erased``.
    """
    if about is None:
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
    return notice


def _check(reading: Reading, job: RepairJob, data: NoticeCreate, about: str) -> None:
    if reading.session.get_one(Customer, job.customer_id).erased_at is not None:
        raise RuleBroken("customer.erased")
    needs_address = data.channel is not Channel.LETTER
    if needs_address and not data.address:
        raise RuleBroken("notice.no_address")
    before = notices.reached(reading, job.id, data.occasion, about)
    same = next((each for each in before if each.channel is data.channel), None)
    if same is not None:
        raise RuleBroken(
            "notice.already_told",
            moment=same.written_at,
            person=same.written_by_name,
        )
