"""The counter's part of the repairs: all that comes with a device."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.products import pictures
from techstore_desktop.core.products.models import Picture
from techstore_desktop.core.repairs import access_codes, consents, events, taking_in
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion
from techstore_desktop.core.repairs.intake_models import (
    IntakeDraft,
    RepairPhoto,
)
from techstore_desktop.core.repairs.intake_schemas import (
    AccessCodeCreate,
    AccessCodeResponse,
    ConsentCreate,
    ConsentResponse,
    IntakeCreate,
    IntakeExtras,
)
from techstore_desktop.core.repairs.models import RepairJob, RepairTicket
from techstore_desktop.core.repairs.reading import read_ticket
from techstore_desktop.core.repairs.schemas import RepairTicketResponse
from techstore_desktop.core.repairs.vault import Vault
from techstore_desktop.core.repairs.workflow import kind_of
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

PHOTO_SIDE = 1600

_SIGNED_BEFORE = {
    ConsentOccasion.INTAKE: Permission.REPAIR_TAKE_IN,
    ConsentOccasion.APPROVAL: Permission.REPAIR_APPROVE,
    ConsentOccasion.PICK_UP: Permission.REPAIR_DELIVER,
}
"""Whoever may do what is signed for may have it signed."""

_jobs = Repository(RepairJob)


def scaled_photo(content: bytes) -> bytes:
    """Return a photo as it is kept: upright, at most 1,600 pixels a side.

    What a camera wrote into it is left out. Raises as ``pictures.scaled`` does.
    """
    return pictures.scaled(content, side=PHOTO_SIDE)


class IntakeService:
    """Takes devices in, and keeps what belongs to them."""

    def __init__(
        self, database: Database, profiles: ShopProfiles, vault: Vault
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._vault = vault

    def take_in(
        self, actor: Actor, data: IntakeCreate, *, approval: Approval | None = None
    ) -> RepairTicketResponse:
        """Take devices in with their codes, photos and the customer's consent.

        Raises RuleBroken ``customer.erased``, Unavailable
        ``access_code.key_not_kept``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_TAKE_IN}, approval)
        with self._database.transaction(
            "repair.taken_in", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            ticket = taking_in.take_in(transaction, actor, data.ticket, profile)
            transaction.flush()
            self._keep_extras(transaction, actor, ticket, data.extras)
            if data.consent:
                consents.keep(transaction, actor, ticket, None, data.consent)
            transaction.flush()
            return read_ticket(transaction, ticket)

    def keep_draft(self, content: dict[str, Any] | None) -> None:
        """Keep what is half typed on this terminal; None forgets it."""
        with self._database.transaction("intake.draft_kept", None) as transaction:
            terminal = transaction.origin.terminal_id
            kept = transaction.session.get(IntakeDraft, terminal)
            if content is None:
                if kept is not None:
                    transaction.session.delete(kept)
                return
            draft = IntakeDraft(
                terminal_id=terminal, saved_at=transaction.now, content=content
            )
            transaction.session.merge(draft)

    def draft(self) -> dict[str, Any] | None:
        """Return what was half typed here when the program ended."""
        with self._database.reading() as reading:
            kept = reading.session.get(IntakeDraft, reading.origin.terminal_id)
            return None if kept is None else kept.content

    def keep_code(self, actor: Actor, job_id: UUID, data: AccessCodeCreate) -> None:
        """Keep a code told later. Raises ``access_code.gone`` once delivered."""
        authorize(actor, {Permission.REPAIR_TAKE_IN})
        with self._database.transaction("repair.code_kept", actor) as transaction:
            _refuse_delivered(_jobs.get(transaction, job_id))
            access_codes.keep(transaction, self._vault, job_id, data)

    def has_code(self, job_id: UUID) -> bool:
        """Tell whether a code is kept; shows nothing of it."""
        with self._database.reading() as reading:
            return access_codes.kept(reading, job_id) is not None

    def may_see_code(self, actor: Actor, technician_id: UUID | None) -> bool:
        """Tell whether a person may look without asking anybody (R58)."""
        return technician_id == actor.staff_id or actor.may(
            Permission.REPAIR_SEE_ACCESS_CODE
        )

    def see_code(
        self, actor: Actor, job_id: UUID, *, approval: Approval | None = None
    ) -> AccessCodeResponse:
        """Show a code to the technician on the job or a manager; the look is an event.

        Raises RuleBroken ``permission.missing``, ``access_code.none``,
        ``access_code.gone``, ``access_code.no_key``, ``access_code.damaged``.
        """
        with self._database.reading() as reading:
            technician_id = _jobs.get(reading, job_id).technician_id
        approved_by = None
        if technician_id != actor.staff_id:
            needed = {Permission.REPAIR_SEE_ACCESS_CODE}
            approved_by = authorize(actor, needed, approval)
        with self._database.transaction(
            "repair.code_seen", actor, approved_by=approved_by
        ) as transaction:
            job = _jobs.get(transaction, job_id)
            _refuse_delivered(job)
            code = access_codes.kept(transaction, job_id)
            if code is None:
                raise RuleBroken("access_code.none")
            text = self._vault.open(transaction, code.sealed_code, code.key_id, job_id)
            events.record(transaction, actor, job, EventKind.ACCESS_CODE_SEEN)
            return AccessCodeResponse(kind=code.kind, code=text)

    def tend_vault(self) -> None:
        """Take part in the keys, and give the others what they lack.

        Codes of devices that were delivered elsewhere meanwhile are erased.
        """
        with self._database.reading() as reading:
            is_done = self._vault.has_joined(reading) and not (
                self._vault.lacking(reading) or access_codes.left_over(reading)
            )
        if is_done:
            return
        with self._database.transaction("vault.tended", None) as transaction:
            self._vault.join(transaction)
            self._vault.share(transaction)
            for job_id in access_codes.left_over(transaction):
                access_codes.erase(transaction, job_id)

    def add_photos(
        self,
        actor: Actor,
        job_id: UUID,
        photos: Sequence[bytes],
        *,
        approval: Approval | None = None,
    ) -> None:
        """Keep more photos of a device, as ``scaled_photo`` gave them.

        The counter and the bench may; what the device has already is left out.
        """
        approved_by = None
        if not actor.may(Permission.REPAIR_TAKE_IN):
            approved_by = authorize(actor, {Permission.REPAIR_WORK}, approval)
        with self._database.transaction(
            "repair.photo_added", actor, approved_by=approved_by
        ) as transaction:
            _keep_photos(transaction, actor, _jobs.get(transaction, job_id), photos)

    def photos(self, job_id: UUID) -> list[bytes]:
        """Return the photos of a device that are here, in the order they were taken."""
        with self._database.reading() as reading:
            query = (
                select(Picture.content)
                .join(RepairPhoto, RepairPhoto.picture == Picture.sha256)
                .where(RepairPhoto.job_id == job_id, RepairPhoto.archived_at.is_(None))
                .order_by(RepairPhoto.taken_at, RepairPhoto.id)
            )
            return list(reading.session.scalars(query))

    def photos_on_the_way(self, job_id: UUID) -> int:
        """Return how many photos of a device another till took that are not here."""
        with self._database.reading() as reading:
            query = (
                select(func.count())
                .select_from(RepairPhoto)
                .outerjoin(Picture, Picture.sha256 == RepairPhoto.picture)
                .where(
                    RepairPhoto.job_id == job_id,
                    RepairPhoto.archived_at.is_(None),
                    Picture.sha256.is_(None),
                )
            )
            return reading.session.scalar(query) or 0

    def sign(
        self,
        actor: Actor,
        job_id: UUID,
        data: ConsentCreate,
        *,
        approval: Approval | None = None,
    ) -> None:
        """Keep what was agreed to at approval or pick-up, word for word."""
        needed = {_SIGNED_BEFORE[data.occasion]}
        approved_by = authorize(actor, needed, approval)
        with self._database.transaction(
            "repair.signed", actor, approved_by=approved_by
        ) as transaction:
            consents.keep_for_job(
                transaction, actor, _jobs.get(transaction, job_id), data
            )

    def consents(self, ticket_id: UUID) -> list[ConsentResponse]:
        """Return what was signed on a ticket, the first one first."""
        with self._database.reading() as reading:
            return consents.of_ticket(reading, ticket_id)

    def _keep_extras(
        self,
        transaction: Transaction,
        actor: Actor,
        ticket: RepairTicket,
        extras: Sequence[IntakeExtras],
    ) -> None:
        jobs = _jobs.get_multi(
            transaction,
            RepairJob.ticket_id == ticket.id,
            order_by=(RepairJob.position,),
        )
        for job, extra in zip(jobs, extras, strict=False):
            if extra.access_code:
                access_codes.keep(transaction, self._vault, job.id, extra.access_code)
            _keep_photos(transaction, actor, job, extra.photos)


def _keep_photos(
    transaction: Transaction, actor: Actor, job: RepairJob, photos: Sequence[bytes]
) -> None:
    of_job = select(RepairPhoto.picture).where(
        RepairPhoto.job_id == job.id, RepairPhoto.archived_at.is_(None)
    )
    known = set(transaction.session.scalars(of_job))
    for content in photos:
        picture = pictures.keep(transaction, content)
        if picture in known:
            continue
        known.add(picture)
        transaction.add(
            RepairPhoto(
                job_id=job.id,
                picture=picture,
                taken_at=transaction.now,
                taken_by_id=actor.staff_id,
            )
        )
        transaction.flush()


def _refuse_delivered(job: RepairJob) -> None:
    if kind_of(job.state) is RepairKind.DELIVERED:
        raise RuleBroken("access_code.gone", number=job.number)
