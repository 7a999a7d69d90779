"""Who works at the bench."""

from collections.abc import Iterable

from techstore_desktop.core.permissions import Role
from techstore_desktop.core.staff.schemas import StaffMemberResponse

BENCH = frozenset({Role.TECHNICIAN, Role.MANAGER})


def bench_of(people: Iterable[StaffMemberResponse]) -> list[StaffMemberResponse]:
    """Return the people who can be given a job."""
    return [person for person in people if person.role in BENCH]
