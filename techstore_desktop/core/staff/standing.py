"""Whether a person still works here with the rights that they signed in with."""

from uuid import UUID

from sqlalchemy import bindparam, select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.transaction import Reading

_PEOPLE = StaffMember.__table__
_STANDING = select(_PEOPLE.c.name, _PEOPLE.c.role, _PEOPLE.c.archived_at).where(
    _PEOPLE.c.id == bindparam("person")
)


def present(reading: Reading, staff_id: UUID) -> Actor | None:
    """Return a person with the rights of now, or None where they were archived."""
    row = reading.connection.execute(_STANDING, {"person": staff_id}).first()
    if row is None or row.archived_at is not None:
        return None
    role = Role(row.role)
    return Actor(staff_id, row.name, role, ROLE_PERMISSIONS[role])


def require_present_rights(reading: Reading, actor: Actor) -> None:
    """Refuse what somebody does with rights that were taken from them meanwhile.

    Raises RuleBroken ``staff.gone`` and ``staff.rights_changed``. Whom this file does
    not know could not sign in here.
    """
    if not actor.is_person:
        return
    row = reading.connection.execute(_STANDING, {"person": actor.staff_id}).first()
    if row is None:
        return
    if row.archived_at is not None:
        raise RuleBroken("staff.gone", name=row.name)
    role = Role(row.role)
    if role is not actor.role and not actor.permissions <= ROLE_PERMISSIONS[role]:
        raise RuleBroken("staff.rights_changed", name=row.name)
