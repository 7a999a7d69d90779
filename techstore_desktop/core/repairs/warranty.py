"""How long a repair is under warranty: days from delivery, the last one included (R56).

A claim is a new repair that points at the first one, whose term goes on as it was.
"""

from datetime import date, timedelta


def last_day(delivered_on: date, days: int) -> date:
    """Return the last day on which a claim holds; without days it is the day before."""
    return delivered_on + timedelta(days=days or -1)


def holds(today: date, delivered_on: date, days: int) -> bool:
    """Tell whether a claim made today is within the term."""
    return today <= last_day(delivered_on, days)
