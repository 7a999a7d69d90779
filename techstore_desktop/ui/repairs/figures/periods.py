"""The periods whose figures are asked for."""

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """Which days count, up to today but for the last month."""

    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"


_DAYS = {Period.WEEK: 7, Period.QUARTER: 90, Period.YEAR: 365}


_AT_ONCE = 14
"""Days that are read together: more would let the till's other work wait."""


def parts_of(first: date, last: date) -> list[tuple[date, date]]:
    """Return the days in parts that are read one after the other, the newest first."""
    parts = []
    while last >= first:
        begin = max(first, last - timedelta(days=_AT_ONCE - 1))
        parts.append((begin, last))
        last = begin - timedelta(days=1)
    return parts


def days_of(period: Period, today: date) -> tuple[date, date]:
    """Return the first and the last day of a period."""
    if period is Period.MONTH:
        return today.replace(day=1), today
    if period is Period.LAST_MONTH:
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    return today - timedelta(days=_DAYS[period] - 1), today
