"""Time: the wall clock, the shop's business day, and the stamps that order changes."""

from datetime import UTC, date, datetime, time, timedelta
from threading import Lock
from typing import Protocol
from zoneinfo import ZoneInfo

COUNTER_BITS = 16


class Clock(Protocol):
    """Something that tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it was set: for demo shops and simulations."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment that was set last."""
        return self._moment

    def set(self, moment: datetime) -> None:
        """Move the clock to an aware moment, forwards or backwards."""
        self._moment = moment.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        """Move the clock by a span."""
        self._moment += by


def business_day(moment: datetime, *, zone: ZoneInfo, cutoff: time) -> date:
    """Return the day that a moment belongs to in the shop's books (R70).

    With a cut-off of 04:00, 01:30 belongs to the day before. A later moment belongs to
    no earlier day, also where the cut-off lies in an hour that is repeated or skipped.
    """
    day = moment.astimezone(zone).date()
    return day if moment >= _begins(day, zone, cutoff) else day - timedelta(days=1)


def business_day_bounds(
    day: date, *, zone: ZoneInfo, cutoff: time
) -> tuple[datetime, datetime]:
    """Return the first moment of a business day and of the one after it, in UTC."""
    return (
        _begins(day, zone, cutoff),
        _begins(day + timedelta(days=1), zone, cutoff),
    )


def _begins(day: date, zone: ZoneInfo, cutoff: time) -> datetime:
    return datetime.combine(day, cutoff, zone).astimezone(UTC)


class HybridClock:
    """Stamps that never run backwards, although clocks do.

    A stamp is one integer: wall-clock milliseconds shifted left by 16 bits, plus a
    counter that grows when the wall clock stands still or goes back. Whoever has
    seen a stamp gives only greater ones, so effects are stamped after their causes.
    """

    def __init__(self, clock: Clock, *, last: int = 0) -> None:
        self._clock = clock
        self._last = last
        self._lock = Lock()

    def tick(self) -> int:
        """Return a stamp greater than every one given or observed before."""
        with self._lock:
            wall = int(self._clock.now().timestamp() * 1000) << COUNTER_BITS
            self._last = max(wall, self._last + 1)
            return self._last

    def observe(self, stamp: int) -> None:
        """Learn of another terminal's stamp, so that ours follow it."""
        with self._lock:
            self._last = max(self._last, stamp)


def stamp_time(stamp: int) -> datetime:
    """Return the wall-clock moment inside a stamp, in UTC."""
    milliseconds = stamp >> COUNTER_BITS
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)
