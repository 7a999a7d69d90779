"""The photos of a job, one by one: looked at, and taken off where one is wrong."""

from datetime import datetime
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.products import pictures
from techstore_desktop.core.products.models import Picture
from techstore_desktop.core.repairs import events
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.intake_models import RepairPhoto
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.moving import open_job
from techstore_desktop.core.schema import Schema
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository

_jobs = Repository(RepairJob)
_photos = Repository(RepairPhoto)


class RepairPhotoResponse(Schema):
    """A photo of a job that is here, with who took it and when."""

    id: UUID
    taken_at: datetime
    taken_by_name: str
    content: bytes = Field(repr=False)


class RepairPhotoService:
    """What is added goes by the counter's part, ``IntakeService``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_job(self, job_id: UUID) -> tuple[RepairPhotoResponse, ...]:
        """Return the photos of a job that are here, in the order they were taken."""
        with self._database.reading() as reading:
            rows = reading.session.execute(
                select(
                    RepairPhoto.id,
                    RepairPhoto.taken_at,
                    func.coalesce(StaffMember.name, "").label("taken_by_name"),
                    Picture.content,
                )
                .join(Picture, Picture.sha256 == RepairPhoto.picture)
                .outerjoin(StaffMember, StaffMember.id == RepairPhoto.taken_by_id)
                .where(RepairPhoto.job_id == job_id, RepairPhoto.archived_at.is_(None))
                .order_by(RepairPhoto.taken_at, RepairPhoto.id)
            )
            return tuple(RepairPhotoResponse(**row) for row in rows.mappings())

    def take_off(
        self,
        actor: Actor,
        photo_id: UUID,
        why: str,
        *,
        approval: Approval | None = None,
    ) -> None:
        """Take a photo off an open job for good; why stays in its history.

        The row names no picture any more, here and on every replica, so that its
        content is let go of wherever nothing else shows it. Raises RuleBroken
        ``repair.reason_needed``, ``repair.closed``, ``repair_photo.not_found``.
        """
        if not why.strip():
            raise RuleBroken("repair.reason_needed")
        approved_by = authorize(actor, {Permission.REPAIR_REMOVE_PHOTO}, approval)
        with self._database.transaction(
            "repair.photo_removed", actor, approved_by=approved_by
        ) as transaction:
            photo = _photos.get(transaction, photo_id)
            if photo.archived_at is not None:
                raise RuleBroken("repair_photo.not_found")
            job = open_job(transaction, photo.job_id)
            name, photo.picture = photo.picture, ""
            _photos.archive(transaction, photo_id)
            events.record(
                transaction, actor, job, EventKind.PHOTO_REMOVED, note=why.strip()
            )
            pictures.let_go(transaction, name)
