"""The states that a shop adds to the standard ones, each of a known kind (R50)."""

from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.names import is_same_name
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.models import RepairJob, RepairState
from techstore_desktop.core.repairs.state_schemas import (
    OwnStateResponse,
    RepairStateCreate,
    RepairStateResponse,
    RepairStateUpdate,
)
from techstore_desktop.core.repairs.states import own_state
from techstore_desktop.core.repairs.workflow import state_key
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

_states = Repository(RepairState)


_LAST_PLACE = 98
"""Between the standard state of a kind and that of the next."""
_ORDER = (RepairState.position, RepairState.name)


class RepairStateService:
    """The shop's own states."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def own(self) -> tuple[RepairStateResponse, ...]:
        """Return the shop's own states in use."""
        with self._database.reading() as reading:
            rows = _states.get_multi(
                reading,
                RepairState.archived_at.is_(None),
                order_by=_ORDER,
            )
            return tuple(map(own_state, rows))

    def listed(self) -> tuple[OwnStateResponse, ...]:
        """Return the shop's own states in the order of the board, archived ones too."""
        with self._database.reading() as reading:
            rows = _states.get_multi(reading, order_by=_ORDER)
            kinds = list(RepairKind)
            rows = sorted(rows, key=lambda row: kinds.index(row.kind))
            return tuple(map(_listed, rows))

    def add(
        self,
        actor: Actor,
        data: RepairStateCreate,
        *,
        approval: Approval | None = None,
    ) -> RepairStateResponse:
        """Add a state; it stands behind the standard one of its kind.

        Raises RuleBroken ``repair_state.name_taken``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_state.created", actor, approved_by=approved_by
        ) as transaction:
            _check_name(transaction, data.name)
            values = data.model_dump()
            if not data.position:
                values["position"] = _behind(transaction, data.kind)
            return own_state(_states.create(transaction, values))

    def update(
        self,
        actor: Actor,
        state_id: UUID,
        data: RepairStateUpdate,
        *,
        approval: Approval | None = None,
    ) -> RepairStateResponse:
        """Change name, colour or place; its kind stays: jobs passed by its rules.

        Raises RuleBroken ``repair_state.name_taken``.
        """
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_state.updated", actor, approved_by=approved_by
        ) as transaction:
            if data.name is not None:
                _check_name(transaction, data.name, besides=state_id)
            return own_state(_states.update(transaction, state_id, data))

    def archive(
        self, actor: Actor, state_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Take a state out of use. Raises RuleBroken ``repair_state.in_use``.

        Where jobs were in it, their history goes on to say so.
        """
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_state.archived", actor, approved_by=approved_by
        ) as transaction:
            row = _states.get(transaction, state_id)
            count = transaction.session.scalar(
                select(func.count())
                .select_from(RepairJob)
                .where(
                    RepairJob.state == state_key(row.kind, row.id),
                    RepairJob.delivered_at.is_(None),
                )
            )
            if count:
                raise RuleBroken("repair_state.in_use", count=count)
            _states.archive(transaction, state_id)

    def restore(
        self, actor: Actor, state_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Bring a state back. Raises RuleBroken ``repair_state.name_taken``."""
        approved_by = authorize(actor, {Permission.REPAIR_EDIT_STATES}, approval)
        with self._database.transaction(
            "repair_state.restored", actor, approved_by=approved_by
        ) as transaction:
            name = _states.get(transaction, state_id).name
            _check_name(transaction, name, besides=state_id)
            _states.restore(transaction, state_id)


def _check_name(reading: Reading, name: str, *, besides: UUID | None = None) -> None:
    """Refuse a second column of a name: nobody could tell the two apart."""
    used = _states.get_multi(reading, RepairState.archived_at.is_(None))
    if any(row.id != besides and is_same_name(row.name, name) for row in used):
        raise RuleBroken("repair_state.name_taken", name=name.strip())


def _behind(reading: Reading, kind: RepairKind) -> int:
    """Return the place behind the shop's other states of a kind."""
    last = reading.session.scalar(
        select(func.max(RepairState.position)).where(RepairState.kind == kind)
    )
    return 0 if last is None else min(last + 1, _LAST_PLACE)


def _listed(row: RepairState) -> OwnStateResponse:
    names = ("id", "name", "kind", "colour", "position")
    return OwnStateResponse(
        **{name: getattr(row, name) for name in names},
        is_archived=row.archived_at is not None,
    )
