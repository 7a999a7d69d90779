"""What finished repairs come to, on values: times, promises, come-backs, money."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.reports.comparing import share

_NINE_TENTHS = (9, 10)
KeyT = TypeVar("KeyT", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedJob:
    """A repair that was handed out.

    ``turnaround`` is until it was ready, ``by_kind`` the time in each kind of state.
    ``worked`` is None where nobody timed it, ``is_late`` where nothing was promised.
    ``revenue`` is without taxes.
    """

    id: UUID
    number: str
    device_kind: str
    device: str
    fault: str
    technician_id: UUID | None
    technician: str
    delivered_at: datetime
    turnaround: timedelta
    branch_id: UUID | None = None
    branch: str = ""
    by_kind: Mapping[RepairKind, timedelta] = field(default_factory=dict)
    worked: timedelta | None = None
    is_late: bool | None = None
    is_unrepaired: bool = False
    is_claim: bool = False
    came_back: bool = False
    revenue: Decimal = ZERO
    parts_cost: Decimal = ZERO
    cost: Decimal = ZERO

    @property
    def margin(self) -> Decimal:
        """What is left of the revenue."""
        return self.revenue - self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSums:
    """What some finished jobs come to. Rates are in per cent, None of none."""

    count: int = 0
    turnaround: timedelta | None = None
    slowest: timedelta | None = None
    worked: timedelta | None = None
    waited: timedelta | None = None
    late_rate: Decimal | None = None
    come_back_rate: Decimal | None = None
    revenue: Decimal = ZERO
    parts_cost: Decimal = ZERO
    margin: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class KindTime:
    """How long jobs were in a kind of state: of those that passed it."""

    kind: RepairKind
    count: int
    middle: timedelta
    slowest: timedelta


def sums_of(jobs: Sequence[FinishedJob]) -> JobSums:
    """Return what some jobs come to."""
    took = [job.turnaround for job in jobs]
    timed = [(job.turnaround, job.worked) for job in jobs if job.worked is not None]
    promised = [job.is_late for job in jobs if job.is_late is not None]
    repaired = [job for job in jobs if not (job.is_unrepaired or job.is_claim)]
    return JobSums(
        count=len(jobs),
        turnaround=middle(took),
        slowest=nine_in_ten(took),
        worked=middle([worked for _took, worked in timed]),
        waited=middle([max(took - worked, timedelta()) for took, worked in timed]),
        late_rate=share(Decimal(sum(promised)), Decimal(len(promised))),
        come_back_rate=share(
            Decimal(sum(job.came_back for job in repaired)), Decimal(len(repaired))
        ),
        revenue=sum((job.revenue for job in jobs), ZERO),
        parts_cost=sum((job.parts_cost for job in jobs), ZERO),
        margin=sum((job.margin for job in jobs), ZERO),
    )


def grouped(
    jobs: Iterable[FinishedJob], key: Callable[[FinishedJob], KeyT]
) -> dict[KeyT, tuple[FinishedJob, ...]]:
    """Return the jobs by what they have in common, the most first."""
    found: dict[KeyT, list[FinishedJob]] = {}
    for job in jobs:
        found.setdefault(key(job), []).append(job)
    largest = sorted(found.items(), key=lambda each: -len(each[1]))
    return {common: tuple(each) for common, each in largest}


def times_by_kind(jobs: Iterable[FinishedJob]) -> tuple[KindTime, ...]:
    """Return how long jobs were in each kind of state, in the order of the kinds."""
    spent: dict[RepairKind, list[timedelta]] = {}
    for job in jobs:
        for kind, time in job.by_kind.items():
            spent.setdefault(kind, []).append(time)
    return tuple(
        KindTime(kind, len(each), _median(each), _at_nine_tenths(each))
        for kind in RepairKind
        if (each := spent.get(kind))
    )


def middle(times: Sequence[timedelta]) -> timedelta | None:
    """Return the median; None of none."""
    return _median(times) if times else None


def nine_in_ten(times: Sequence[timedelta]) -> timedelta | None:
    """Return what nine in ten took at most; None of none."""
    return _at_nine_tenths(times) if times else None


def _median(times: Sequence[timedelta]) -> timedelta:
    ordered, middle = sorted(times), len(times) // 2
    return (ordered[middle] + ordered[~middle]) / 2


def _at_nine_tenths(times: Sequence[timedelta]) -> timedelta:
    part, whole = _NINE_TENTHS
    return sorted(times)[-(-len(times) * part // whole) - 1]
