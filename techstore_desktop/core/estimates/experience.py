"""What the shop's own closed jobs tell of price, time and come-backs, on values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from uuid import UUID

from techstore_desktop.core.money import ZERO, round_half_up

FEWEST = 3
"""Jobs that it takes to tell anything: one alone is no experience."""
_HALF = 2
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class ClosedJob:
    """A repair that was fetched; ``minutes`` and ``base`` are None where unknown.

    ``price`` is with taxes, ``base`` what was billed without them.
    """

    price: Decimal
    cost: Decimal = ZERO
    base: Decimal | None = None
    minutes: int | None = None
    came_back: bool = False
    parts: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Experience:
    """What ``count`` closed jobs came to; ``come_backs`` in per cent."""

    count: int
    price: Decimal
    minutes: int | None
    margin: Decimal | None
    come_backs: Decimal
    parts: tuple[UUID, ...]


def experience(jobs: Sequence[ClosedJob], digits: int) -> Experience | None:
    """Return what closed jobs tell; None where they are too few."""
    if len(jobs) < FEWEST:
        return None
    worked = [job.minutes for job in jobs if job.minutes is not None]
    margins = [job.base - job.cost for job in jobs if job.base is not None]
    back = sum(job.came_back for job in jobs)
    return Experience(
        count=len(jobs),
        price=round_half_up(median(job.price for job in jobs), digits),
        minutes=round(median(worked)) if worked else None,
        margin=round_half_up(median(margins), digits) if margins else None,
        come_backs=round_half_up(back * _HUNDRED / len(jobs), 1),
        parts=_usual_parts(jobs),
    )


def _usual_parts(jobs: Iterable[ClosedJob]) -> tuple[UUID, ...]:
    """Return the parts that at least half of the jobs took."""
    counts: dict[UUID, int] = {}
    jobs = list(jobs)
    for job in jobs:
        for part in job.parts:
            counts[part] = counts.get(part, 0) + 1
    return tuple(sorted(p for p, count in counts.items() if count * _HALF >= len(jobs)))
