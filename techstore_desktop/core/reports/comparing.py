"""The rules of comparing days, on values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from techstore_desktop.core.money import ZERO, round_half_up

WEEK = timedelta(days=7)
_HUNDRED = Decimal(100)


def same_time_last_week(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return when the shop's clock showed the same a week before, in any season."""
    local = moment.astimezone(zone)
    return datetime.combine(local.date() - WEEK, local.time(), zone)


def change(now: Decimal, before: Decimal) -> Decimal | None:
    """Return the change in per cent; None where there was nothing before."""
    if before <= 0:
        return None
    return share(now - before, before)


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return a part in per cent of a whole above zero, to one decimal."""
    return round_half_up(part / whole * _HUNDRED, 1) if whole > 0 else None


def last_days(day: date, count: int) -> list[date]:
    """Return so many days up to ``day``, the oldest first."""
    return [day - timedelta(days=back) for back in range(count - 1, -1, -1)]


def by_hour(
    sold: Iterable[tuple[datetime, Decimal]], zone: ZoneInfo
) -> dict[int, Decimal]:
    """Return what was sold in each hour of the shop's clock."""
    totals: dict[int, Decimal] = {}
    for moment, total in sold:
        hour = moment.astimezone(zone).hour
        totals[hour] = totals.get(hour, ZERO) + total
    return totals


def hours_in_order(*days: Mapping[int, Decimal], cutoff: time) -> list[int]:
    """Return every hour from the first in which was sold to the last.

    A day begins at its cut-off, so that an hour after midnight comes last (R70).
    """
    places = [(hour - cutoff.hour) % 24 for day in days for hour in day]
    if not places:
        return []
    return [(place + cutoff.hour) % 24 for place in range(min(places), max(places) + 1)]
