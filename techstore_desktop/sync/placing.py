"""Entries of ours get the places that the hub gave them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, update

from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.sync.feed import Place

_ENTRIES: Any = JournalEntry.__table__


def mark_plainly(
    connection: Connection, places: Sequence[Place], *, own: UUID
) -> list[Place]:
    """Mark together what needs no more than its place; return the others."""
    decided = connection.scalars(
        select(_ENTRIES.c.seq).where(
            _ENTRIES.c.terminal_id == own,
            _ENTRIES.c.seq >= min(place.seq for place in places),
            _ENTRIES.c.accepted_stamp.is_not(None) | _ENTRIES.c.is_quarantined,
        )
    ).all()
    special = [
        place
        for place in places
        if place.accepted_stamp or place.is_quarantined or place.seq in decided
    ]
    plain = [
        {"own_seq": place.seq, "place": place.hub_seq}
        for place in places
        if place not in special
    ]
    if plain:
        connection.execute(
            update(_ENTRIES)
            .where(
                _ENTRIES.c.terminal_id == own,
                _ENTRIES.c.seq == bindparam("own_seq"),
            )
            .values(hub_seq=bindparam("place")),
            plain,
        )
    return special
