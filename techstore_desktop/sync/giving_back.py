"""What a restored hub lost of terminals that are gone, and that is still here."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.journal import HOLLOW, JournalEntry
from techstore_desktop.sync.outgoing import within_size
from techstore_desktop.sync.position import tail_of

MOST_ENTRIES = 500
_ENTRIES: Any = JournalEntry.__table__


def missed_by_hub(
    database: Database, terminals: list[dict[str, Any]]
) -> list[list[dict[str, Any]]]:
    """Return what the hub lacks of other terminals, a batch for each.

    ``terminals`` is what the hub told of them. Only what carries the hub's receipt is
    worth offering, and nothing behind a gap.
    """
    own = str(database.origin.terminal_id)
    with database.reading() as reading:
        connection = reading.connection
        found = []
        for told in terminals:
            terminal, last = told["terminal_id"], told.get("last_seq")
            if terminal == own or last is None:
                continue
            if tail_of(connection, UUID(terminal)).seq <= last:
                continue
            rows = connection.execute(
                select(_ENTRIES)
                .where(_ENTRIES.c.terminal_id == UUID(terminal), _ENTRIES.c.seq > last)
                .order_by(_ENTRIES.c.seq)
                .limit(MOST_ENTRIES)
            ).all()
            offered = _up_to_the_first_unproved(rows, last)
            if offered:
                found.append(within_size(offered, is_ours=False))
        return found


def _up_to_the_first_unproved(rows: Any, last: int) -> list[Any]:
    offered: list[Any] = []
    for seq, row in enumerate(rows, start=last + 1):
        if row.seq != seq or row.receipt is None or row.changes == HOLLOW:
            break
        offered.append(row)
    return offered
