"""The branches of the shop: where it sells, and where work is sent."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.branches.schemas import BranchBase, ListedBranch
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.names import is_same_name
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_branches = Repository(Branch)


class BranchListService:
    """Added, changed and archived by whoever may edit the settings.

    A terminal comes to stand in a branch when it is added at the hub.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def listed(self) -> tuple[ListedBranch, ...]:
        """Return every branch by name, those out of use as well."""
        with self._database.reading() as reading:
            terminals = _terminals(reading)
            rows = _branches.get_multi(reading, order_by=(Branch.name, Branch.id))
            return tuple(_listed(row, terminals.get(row.id, 0)) for row in rows)

    def add(self, actor: Actor, data: BranchBase) -> None:
        """Add a branch. Raises RuleBroken ``branch.name_taken``."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("branch.created", actor) as transaction:
            _check_name(transaction, data.name)
            _branches.create(transaction, data)

    def update(self, actor: Actor, branch_id: UUID, data: BranchBase) -> None:
        """Change a branch. Raises RuleBroken ``branch.name_taken``."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("branch.updated", actor) as transaction:
            _check_name(transaction, data.name, besides=branch_id)
            _branches.update(transaction, branch_id, data.model_dump())

    def archive(self, actor: Actor, branch_id: UUID) -> None:
        """Archive a branch. Raises RuleBroken ``branch.is_here`` for our own."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("branch.archived", actor) as transaction:
            if branch_id == transaction.origin.branch_id:
                name = _branches.get(transaction, branch_id).name
                raise RuleBroken("branch.is_here", name=name)
            _branches.archive(transaction, branch_id)

    def restore(self, actor: Actor, branch_id: UUID) -> None:
        """Bring a branch back into use. Raises RuleBroken ``branch.name_taken``."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("branch.restored", actor) as transaction:
            name = _branches.get(transaction, branch_id).name
            _check_name(transaction, name, besides=branch_id)
            _branches.restore(transaction, branch_id)


def _check_name(
    transaction: Transaction, name: str, *, besides: UUID | None = None
) -> None:
    """Refuse a second branch of a name: it is named when a terminal is added."""
    used = transaction.session.execute(
        select(Branch.id, Branch.name).where(Branch.archived_at.is_(None))
    )
    if any(row.id != besides and is_same_name(row.name, name) for row in used):
        raise RuleBroken("branch.name_taken", name=name.strip())


def _terminals(reading: Reading) -> Mapping[UUID, int]:
    """Return how many terminals stand in each branch."""
    rows = reading.session.execute(
        select(Terminal.home_branch_id, func.count())
        .where(Terminal.archived_at.is_(None))
        .group_by(Terminal.home_branch_id)
    )
    return {row[0]: row[1] for row in rows}


def _listed(row: Branch, terminals: int) -> ListedBranch:
    return ListedBranch(
        id=row.id,
        name=row.name,
        address=row.address,
        phone=row.phone,
        terminals=terminals,
        is_archived=row.archived_at is not None,
    )
