"""How much of a page is taken at once.

A person who wants to write waits for one part, no more; as long as nobody does, parts
go on in one transaction, for a commit costs as much as many rows.
"""

from collections.abc import Sequence
from uuid import UUID

from techstore_desktop.sync.feed import FeedEntry

PART_SECONDS = 0.015
LONGEST_SECONDS = 0.1


def without_repeats(entries: Sequence[FeedEntry]) -> Sequence[FeedEntry]:
    """Return the first entries, up to one that comes again at its new place."""
    seen: set[UUID] = set()
    for count, entry in enumerate(entries):
        if entry.id in seen:
            return entries[:count]
        seen.add(entry.id)
    return entries


def at_this_pace(weight: int, seconds: float) -> int:
    """Return how much is taken in a part's time, when this much took these seconds."""
    return int(weight * PART_SECONDS / max(seconds, 1e-4))


def weight_of(entry: FeedEntry) -> int:
    """Return about how long an entry takes, in characters."""
    return 1000 + len(entry.changes or "")


def light_enough(
    entries: Sequence[FeedEntry], first: int, weight: int
) -> Sequence[FeedEntry]:
    """Return the entries from ``first`` on that this weight allows, at least one."""
    end = first
    while end < len(entries) and (weight > 0 or end == first):
        weight -= weight_of(entries[end])
        end += 1
    return entries[first:end]
