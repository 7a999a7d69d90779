"""How much of a page is taken at once: as much as the lock's time allows."""

from collections.abc import Sequence
from uuid import UUID

from techstore_desktop.sync.feed import FeedEntry

LOCK_SECONDS = 0.015


def without_repeats(entries: Sequence[FeedEntry]) -> Sequence[FeedEntry]:
    """Return the first entries, up to one that comes again at its new place."""
    seen: set[UUID] = set()
    for count, entry in enumerate(entries):
        if entry.id in seen:
            return entries[:count]
        seen.add(entry.id)
    return entries


def fitting(weight: int, seconds: float) -> int:
    """Return how much more the lock's time allows, at the pace so far."""
    return max(0, int(weight * (LOCK_SECONDS / max(seconds, 1e-4) - 1)))


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
