"""When a device can be promised, on values: queue, parts and calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from techstore_desktop.core.branches.workdays import FURTHEST, WorkCalendar


class PartsStanding(StrEnum):
    """Whether what a repair usually takes is there, where that is known."""

    NOT_KNOWN = "not_known"
    ON_HAND = "on_hand"
    ON_ORDER = "on_order"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Queue:
    """Open work: how many minutes of it lie before the bench, and who shares it."""

    minutes: int = 0
    hands: int = 1
    jobs: int = 0

    @property
    def minutes_each(self) -> int:
        """What of it each person has before them, rounded up."""
        return -(-self.minutes // max(self.hands, 1))


@dataclass(frozen=True, slots=True)
class Parts:
    """How the parts stand; ``ordered_at`` where they are on order.

    ``expected_at`` is when those come whose supplier said so.
    """

    standing: PartsStanding = PartsStanding.NOT_KNOWN
    ordered_at: datetime | None = None
    expected_at: datetime | None = None


def promised_at(
    now: datetime,
    *,
    minutes: int,
    queue: Queue,
    parts: Parts,
    parts_days: int,
    calendar: WorkCalendar,
) -> datetime | None:
    """Return when a device can be fetched: the closing of the day its work ends.

    What is before it is worked first; meanwhile parts come, ``parts_days`` after they
    were ordered. None where the workshop does not work so much in the next 400 days.
    """
    begin = calendar.after(now, queue.minutes_each)
    if begin is None:
        return None
    arrival = _arrival(now, parts, parts_days)
    if arrival is not None:
        there = calendar.first_on_or_after(arrival.astimezone(calendar.zone).date())
        if there is None:
            return None
        begin = max(begin, there)
    end = calendar.after(begin, max(minutes, 1))
    if end is None:
        return None
    day = end.astimezone(calendar.zone).date()
    is_too_far = (day - now.astimezone(calendar.zone).date()).days >= FURTHEST
    return None if is_too_far else calendar.closing(day)


def _arrival(now: datetime, parts: Parts, parts_days: int) -> datetime | None:
    """Return when the parts are there; what should have come comes tomorrow."""
    if parts.standing in (PartsStanding.NOT_KNOWN, PartsStanding.ON_HAND):
        return None
    usual = timedelta(days=parts_days)
    is_ordered = parts.standing is PartsStanding.ON_ORDER
    by_habit = parts.ordered_at + usual if is_ordered and parts.ordered_at else None
    known = [each for each in (by_habit, parts.expected_at) if each is not None]
    return max(*(known or [now + usual]), now + timedelta(days=1))
