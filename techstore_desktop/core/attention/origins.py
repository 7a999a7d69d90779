"""Who made a record or an entry, when and on which terminal."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.models import Terminal
from techstore_desktop.core.clock import stamp_time
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.storage.journal import JournalEntry, RecordHistory
from techstore_desktop.core.storage.transaction import Reading

_TIME_BITS = 80
_stamp = func.coalesce(JournalEntry.accepted_stamp, JournalEntry.stamp)
_COLUMNS = (
    _stamp.label("stamp"),
    StaffMember.name.label("actor"),
    Terminal.name.label("terminal"),
)


class Made(NamedTuple):
    """When something was made, by whom, where; words are empty where unknown."""

    made_at: datetime | None = None
    made_by: str = ""
    terminal_name: str = ""


def moment_of(identifier: UUID) -> datetime:
    """Return when a row was made, as its UUIDv7 says."""
    milliseconds = identifier.int >> _TIME_BITS
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def makers(reading: Reading, record_ids: Iterable[UUID]) -> Mapping[UUID, Made]:
    """Return of each record the entry that made it."""
    rows = reading.session.execute(
        select(RecordHistory.record_id, *_COLUMNS)
        .join(JournalEntry, JournalEntry.id == RecordHistory.entry_id)
        .outerjoin(StaffMember, StaffMember.id == JournalEntry.actor_id)
        .outerjoin(Terminal, Terminal.id == JournalEntry.terminal_id)
        .where(RecordHistory.record_id.in_(list(record_ids)))
        .order_by(_stamp.desc())
    )
    # The oldest comes last and stays.
    return {row.record_id: _made(row) for row in rows}


def writers(reading: Reading, entry_ids: Iterable[UUID]) -> Mapping[UUID, Made]:
    """Return who wrote journal entries."""
    rows = reading.session.execute(
        select(JournalEntry.id, *_COLUMNS)
        .outerjoin(StaffMember, StaffMember.id == JournalEntry.actor_id)
        .outerjoin(Terminal, Terminal.id == JournalEntry.terminal_id)
        .where(JournalEntry.id.in_(list(entry_ids)))
    )
    return {row.id: _made(row) for row in rows}


def _made(row: Any) -> Made:
    return Made(stamp_time(row.stamp), row.actor or "", row.terminal or "")
