"""Who can be given a job."""

from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

_staff = Repository(StaffMember)


def technician_name(reading: Reading, technician_id: UUID | None) -> str:
    """Return a technician's name, nothing for nobody.

    Raises RuleBroken ``repair.technician_gone`` for who works here no more.
    """
    if technician_id is None:
        return ""
    person = _staff.get(reading, technician_id)
    if person.archived_at is not None:
        raise RuleBroken("repair.technician_gone", name=person.name)
    return person.name
