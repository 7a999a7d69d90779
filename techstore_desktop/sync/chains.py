"""Whether what comes from the hub follows on what is here."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.storage.journal import Tail
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.position import tail_of


def check_order(entries: Sequence[FeedEntry], *, after: int) -> None:
    """Raise Unavailable ``sync.damaged`` where a place after ``after`` is missing."""
    for expected, entry in enumerate(entries, start=after + 1):
        if entry.hub_seq != expected:
            raise Unavailable("sync.damaged", place=expected)


def check_chains(
    connection: Connection, fresh: Sequence[FeedEntry], *, own: UUID
) -> None:
    """Check that each entry follows on its terminal's last, and is what was written.

    Raises Unavailable ``sync.damaged`` where a chain does not hold or a hash is not
    that of the content; HubRefuses ``sync.fork`` where somebody else wrote in the name
    of ``own``.
    """
    tails: dict[UUID, Tail] = {}
    for entry in fresh:
        tail = tails.get(entry.terminal_id) or tail_of(connection, entry.terminal_id)
        follows = (entry.seq, entry.previous_hash) == (tail.seq + 1, tail.hash)
        is_genuine = entry.is_genuine()
        if is_genuine and not follows and entry.terminal_id == own:
            # Sold here while the page was on its way, and elsewhere in our name.
            raise HubRefuses("sync.fork")
        if not follows or not is_genuine:
            raise Unavailable("sync.damaged", place=entry.hub_seq)
        tails[entry.terminal_id] = Tail(entry.seq, entry.hash)
