"""The figures of the repairs over a period, and the jobs behind each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from techstore_desktop.core import clock
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, authorize
from techstore_desktop.core.products.importing.exporting import write_file
from techstore_desktop.core.reports import repair_figures
from techstore_desktop.core.reports.finished_jobs import (
    FinishedJob,
    JobSums,
    KindTime,
    grouped,
    sums_of,
    times_by_kind,
)
from techstore_desktop.core.reports.finished_rows import finished_jobs
from techstore_desktop.core.schema import Schema
from techstore_desktop.core.storage.database import Database

_HOUR = timedelta(hours=1)


class Grouping(StrEnum):
    """What the jobs of a period are put together by."""

    TECHNICIAN = "technician"
    DEVICE = "device"
    DEVICE_KIND = "device_kind"
    STATE = "state"


Naming = Callable[[Grouping, str], str]


def _as_it_is(_grouping: Grouping, key: str) -> str:
    return key


class RepairGroup(Schema):
    """What some jobs come to; ``key`` is the technician, the device or its kind."""

    key: str
    sums: JobSums
    jobs: tuple[FinishedJob, ...]


class RepairReport(Schema):
    """A period's repairs; ``last`` is its last day, included.

    Without ``has_costs`` parts and margin are not this person's to know, and not here.
    """

    first: date
    last: date
    has_costs: bool
    sums: JobSums
    jobs: tuple[FinishedJob, ...]
    by_technician: tuple[RepairGroup, ...]
    by_device: tuple[RepairGroup, ...]
    by_device_kind: tuple[RepairGroup, ...]
    by_state: tuple[KindTime, ...]


class RepairReportService:
    """Reads only."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables whose rows make figures others."""
        figures = repair_figures.REPAIR_FIGURES
        return frozenset().union(*(each.tables for each in figures))

    def report(self, actor: Actor, first: date, last: date) -> RepairReport:
        """Return what was handed out on some business days, both included."""
        return self.summed(actor, first, last, self.jobs(actor, first, last))

    def jobs(self, actor: Actor, first: date, last: date) -> tuple[FinishedJob, ...]:
        """Return the repairs that were handed out on some business days."""
        authorize(actor, set(repair_figures.DELIVERED.permissions))
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            bounds = (
                clock.business_day_bounds(
                    day, zone=profile.zone, cutoff=profile.day_cutoff
                )
                for day in (first, last)
            )
            (start, _), (_, end) = bounds
            jobs = finished_jobs(reading, start, end)
        if repair_figures.MARGIN.may_be_seen_by(actor):
            return jobs
        return tuple(map(_without_costs, jobs))

    def summed(
        self, actor: Actor, first: date, last: date, jobs: Sequence[FinishedJob]
    ) -> RepairReport:
        """Return what these jobs come to; reads nothing."""
        has_costs = repair_figures.MARGIN.may_be_seen_by(actor)
        return RepairReport.model_construct(
            first=first,
            last=last,
            has_costs=has_costs,
            sums=sums_of(jobs),
            jobs=tuple(jobs),
            by_technician=_groups(jobs, lambda j: j.technician),
            by_device=_groups(jobs, lambda j: j.device),
            by_device_kind=_groups(jobs, lambda j: j.device_kind),
            by_state=times_by_kind(jobs),
        )

    def export(
        self,
        report: RepairReport,
        grouping: Grouping,
        path: Path,
        *,
        titles: Mapping[str, str] | None = None,
        name: Naming = _as_it_is,
    ) -> int:
        """Write a table of a report as CSV or XLSX; return its rows.

        Times are in hours. ``name`` says what a group's key is called. Raises
        RuleBroken ``export.kind_unknown``, Unavailable ``export.not_written``.
        """
        if grouping is Grouping.STATE:
            rows = [_state_row(each, name) for each in report.by_state]
        else:
            groups: Sequence[RepairGroup] = getattr(report, f"by_{grouping.value}")
            rows = [_group_row(each, grouping, report, name) for each in groups]
        header = tuple(rows[0]) if rows else (grouping.value,)
        write_file(path, rows, header, titles)
        return len(rows)


def _groups(
    jobs: Sequence[FinishedJob], key: Callable[[FinishedJob], str]
) -> tuple[RepairGroup, ...]:
    return tuple(
        RepairGroup.model_construct(key=common, sums=sums_of(each), jobs=each)
        for common, each in grouped(jobs, key).items()
    )


def _without_costs(job: FinishedJob) -> FinishedJob:
    return replace(job, parts_cost=ZERO, cost=ZERO)


def _group_row(
    group: RepairGroup, grouping: Grouping, report: RepairReport, name: Naming
) -> dict[str, Any]:
    sums = group.sums
    costs = {"parts_cost": sums.parts_cost, "margin": sums.margin}
    return {
        grouping.value: name(grouping, group.key),
        "delivered": sums.count,
        "turnaround_median_hours": _hours(sums.turnaround),
        "turnaround_p90_hours": _hours(sums.slowest),
        "at_work_median_hours": _hours(sums.worked),
        "waiting_median_hours": _hours(sums.waited),
        "late_percent": _or_empty(sums.late_rate),
        "come_back_percent": _or_empty(sums.come_back_rate),
        "revenue": sums.revenue,
        **(costs if report.has_costs else {}),
    }


def _state_row(time: KindTime, name: Naming) -> dict[str, Any]:
    return {
        Grouping.STATE.value: name(Grouping.STATE, time.kind.value),
        "jobs": time.count,
        "median_hours": _hours(time.middle),
        "p90_hours": _hours(time.slowest),
    }


def _hours(time: timedelta | None) -> Decimal | str:
    if time is None:
        return ""
    return round_half_up(Decimal(str(time / _HOUR)), 2)


def _or_empty(rate: Decimal | None) -> Decimal | str:
    return "" if rate is None else rate
