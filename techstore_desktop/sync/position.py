"""How far a terminal is with its hub."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import NO_HASH, JournalEntry, Tail

_ENTRIES: Any = JournalEntry.__table__
_LINK: Any = HubLink.__table__
_FIRST_WAITING = select(func.min(_ENTRIES.c.seq)).where(
    _ENTRIES.c.terminal_id == bindparam("terminal"), _ENTRIES.c.hub_seq.is_(None)
)
_LAST = (
    select(_ENTRIES.c.seq, _ENTRIES.c.hash)
    .where(_ENTRIES.c.terminal_id == bindparam("terminal"))
    .order_by(_ENTRIES.c.seq.desc())
    .limit(1)
)
_AT_PLACE = select(_ENTRIES.c.id, _ENTRIES.c.accepted_stamp).where(
    _ENTRIES.c.hub_seq == bindparam("place")
)


@dataclass(frozen=True, slots=True)
class Position:
    """How far this terminal is with its hub."""

    hub_id: UUID
    epoch: UUID
    incarnation: UUID
    cursor: int
    overlap: int
    cursor_id: UUID | None
    cursor_stamp: int | None
    acknowledged: int
    last_seq: int
    set_aside: str | None

    @property
    def waiting(self) -> int:
        """How many entries the hub does not have yet."""
        return self.last_seq - self.acknowledged


def position_of(connection: Connection, terminal_id: UUID) -> Position | None:
    """Return how far a terminal is; None where it has no hub."""
    link = connection.execute(select(_LINK)).first()
    if link is None:
        return None
    at_cursor = connection.execute(_AT_PLACE, {"place": link.cursor}).first()
    return Position(
        hub_id=link.hub_id,
        epoch=link.epoch,
        incarnation=link.incarnation,
        cursor=link.cursor,
        overlap=link.overlap,
        cursor_id=at_cursor.id if at_cursor else None,
        cursor_stamp=at_cursor.accepted_stamp if at_cursor else None,
        acknowledged=acknowledged(connection, terminal_id),
        last_seq=tail_of(connection, terminal_id).seq,
        set_aside=link.set_aside,
    )


def acknowledged(connection: Connection, terminal_id: UUID) -> int:
    """Return the last entry of ours up to which the hub has all."""
    first_waiting = connection.scalar(_FIRST_WAITING, {"terminal": terminal_id})
    if first_waiting is not None:
        return int(first_waiting) - 1
    return tail_of(connection, terminal_id).seq


def tail_of(connection: Connection, terminal_id: UUID) -> Tail:
    """Return the end of a terminal's chain."""
    row = connection.execute(_LAST, {"terminal": terminal_id}).first()
    return Tail(row.seq, row.hash) if row else Tail(0, NO_HASH)
