"""Reading when the workshop works: its opening hours and its closed days."""

from zoneinfo import ZoneInfo

from sqlalchemy import select

from techstore_desktop.core.branches.models import ClosedDay, OpeningHours
from techstore_desktop.core.branches.workdays import (
    USUAL_WEEK,
    Span,
    Week,
    WorkCalendar,
    merged,
)
from techstore_desktop.core.storage.transaction import Reading

_HOURS = select(OpeningHours.weekday, OpeningHours.opens, OpeningHours.closes).where(
    OpeningHours.archived_at.is_(None)
)
_CLOSED = select(ClosedDay.day).where(ClosedDay.archived_at.is_(None))


def calendar_of(reading: Reading, zone: ZoneInfo) -> WorkCalendar:
    """Return the calendar as it stands; usual hours until the shop said its own."""
    rows: dict[int, list[Span]] = {}
    for weekday, opens, closes in reading.connection.execute(_HOURS):
        rows.setdefault(weekday, []).append(Span(opens, closes))
    week: Week = {weekday: merged(spans) for weekday, spans in rows.items()}
    closed = frozenset(row.day for row in reading.connection.execute(_CLOSED))
    return WorkCalendar(zone=zone, week=week or USUAL_WEEK, closed=closed)
