"""How long a job was in the shop's hands, from its events (R57)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.workflow import OUT_OF_HANDS, kind_of

_HOUR = timedelta(hours=1)
_TENTH = Decimal("0.1")


class Change(NamedTuple):
    """A job came into a state."""

    moment: datetime
    state: str


def time_by_kind(
    received_at: datetime, changes: Iterable[Change], until: datetime
) -> dict[RepairKind, timedelta]:
    """Return how long a job was in each kind of state, up to a moment.

    It ends with the delivery. Clocks of two tills may differ: no time is negative.
    """
    spent: dict[RepairKind, timedelta] = {}
    since, kind = received_at, RepairKind.RECEIVED
    for change in sorted(changes):
        if kind is not RepairKind.DELIVERED:
            spent[kind] = spent.get(kind, timedelta()) + _between(since, change.moment)
        since, kind = change.moment, kind_of(change.state)
    if kind is not RepairKind.DELIVERED:
        spent[kind] = spent.get(kind, timedelta()) + _between(since, until)
    return spent


def hours_in_hand(
    received_at: datetime, changes: Iterable[Change], until: datetime
) -> Decimal:
    """Return the hours that count as the shop's: not quoted, not to be fetched."""
    spent = time_by_kind(received_at, changes, until)
    mine = (each for kind, each in spent.items() if kind not in OUT_OF_HANDS)
    seconds = sum(mine, timedelta()) / _HOUR
    return Decimal(str(seconds)).quantize(_TENTH)


def _between(start: datetime, end: datetime) -> timedelta:
    return max(end - start, timedelta())
