"""The kinds of work that the shop does, each with its term of warranty (R56)."""

from uuid import UUID

from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs.models import RepairWorkKind
from techstore_desktop.core.repairs.state_schemas import (
    RepairWorkKindEdit,
    RepairWorkKindResponse,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository

_kinds = Repository(RepairWorkKind)


class RepairWorkKindService:
    """Added, changed and archived by whoever may edit the workshop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kinds(
        self, *, with_archived: bool = False
    ) -> tuple[RepairWorkKindResponse, ...]:
        """Return the kinds of work in use, by name, or those out of use as well."""
        conditions = () if with_archived else (RepairWorkKind.archived_at.is_(None),)
        with self._database.reading() as reading:
            rows = _kinds.get_multi(
                reading, *conditions, order_by=(RepairWorkKind.name,)
            )
            return tuple(map(_response, rows))

    def add(
        self,
        actor: Actor,
        data: RepairWorkKindEdit,
        *,
        approval: Approval | None = None,
    ) -> RepairWorkKindResponse:
        """Add a kind of work with its term."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_work_kind.created", actor, approved_by=approved_by
        ) as transaction:
            return _response(_kinds.create(transaction, data))

    def update(
        self,
        actor: Actor,
        kind_id: UUID,
        data: RepairWorkKindEdit,
        *,
        approval: Approval | None = None,
    ) -> RepairWorkKindResponse:
        """Change a kind of work; repairs that were taken in keep their term (R9a)."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_work_kind.updated", actor, approved_by=approved_by
        ) as transaction:
            return _response(_kinds.update(transaction, kind_id, data))

    def archive(
        self, actor: Actor, kind_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Take a kind of work out of use."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_work_kind.archived", actor, approved_by=approved_by
        ) as transaction:
            _kinds.archive(transaction, kind_id)

    def restore(
        self, actor: Actor, kind_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Bring a kind of work back into use."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_work_kind.restored", actor, approved_by=approved_by
        ) as transaction:
            _kinds.restore(transaction, kind_id)


def _response(row: RepairWorkKind) -> RepairWorkKindResponse:
    return RepairWorkKindResponse(
        id=row.id,
        name=row.name,
        warranty_days=row.warranty_days,
        is_archived=row.archived_at is not None,
    )
