"""How long wrong PINs lock a person out on a terminal (R61)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from techstore_desktop.core.staff.models import PinOutcome

TRIES = 5
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(hours=1)


class PinTry(NamedTuple):
    """One PIN typed, or a lock taken off."""

    moment: datetime
    outcome: PinOutcome


class Lockout(NamedTuple):
    """Where a person stands: before ``locked_until`` no PIN of theirs counts."""

    tries_left: int
    locked_until: datetime | None


def lockout(history: Sequence[PinTry]) -> Lockout:
    """Return where somebody stands after these tries, the oldest first.

    Five wrong PINs lock for a minute, each five more for twice as long, up to an
    hour. A right PIN or a manager's unlocking begins anew.
    """
    wrong: list[datetime] = []
    for each in history:
        if each.outcome is PinOutcome.WRONG:
            wrong.append(each.moment)
        else:
            wrong.clear()
    rounds, rest = divmod(len(wrong), TRIES)
    if not rounds:
        return Lockout(TRIES - rest, None)
    span = min(FIRST_LOCK * 2 ** min(rounds - 1, 10), LONGEST_LOCK)
    return Lockout(TRIES - rest, wrong[rounds * TRIES - 1] + span)
