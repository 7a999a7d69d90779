"""Somebody must be able to manage the shop (R62)."""

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Role
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Transaction


def require_a_manager(transaction: Transaction) -> None:
    """Raise RuleBroken ``staff.last_manager`` where nobody in use is one any more."""
    query = (
        select(StaffMember.id)
        .where(StaffMember.role == Role.MANAGER, StaffMember.archived_at.is_(None))
        .limit(1)
    )
    if transaction.session.scalar(query) is None:
        raise RuleBroken("staff.last_manager")
