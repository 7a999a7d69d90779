"""The repairs that are open now: by state, late, and late unless they are done."""

from typing import Any

from sqlalchemy import func, select

from techstore_desktop.core.repairs import finding
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.core.repairs.states import StateBook, state_book
from techstore_desktop.core.repairs.workflow import CLOSED
from techstore_desktop.core.reports.schemas import OpenRepairs, StateCount
from techstore_desktop.core.storage.transaction import Reading


def open_repairs(reading: Reading) -> OpenRepairs:
    """Return how many there are in each state that has any, in the board's order."""
    book = state_book(reading)
    rows: Any = reading.session.execute(
        select(RepairJob.state, func.count())
        .where(RepairJob.state.in_(book.keys_without(CLOSED)))
        .group_by(RepairJob.state)
    )
    counts: dict[str, int] = {}
    for key, count in rows:
        shown = book.get(key).key
        counts[shown] = counts.get(shown, 0) + count
    places = book.places()
    return OpenRepairs(
        overdue=_count(reading, RepairFilter(is_overdue=True), book),
        due_soon=_count(reading, RepairFilter(is_due_soon=True), book),
        states=tuple(
            StateCount(state=book.get(key), count=counts[key])
            for key in sorted(counts, key=lambda key: places[key])
        ),
    )


def _count(reading: Reading, wanted: RepairFilter, book: StateBook) -> int:
    conditions = finding.criteria(reading, wanted, book)
    counted = select(func.count()).select_from(RepairJob).where(*conditions)
    return reading.session.scalar(counted) or 0
