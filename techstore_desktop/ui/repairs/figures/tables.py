"""The tables of the repairs' figures: groups, states, and the jobs behind them."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.reports import repair_figures as figures
from techstore_desktop.core.reports.figures import Figure
from techstore_desktop.core.reports.finished_jobs import FinishedJob, KindTime
from techstore_desktop.core.reports.repair_service import RepairGroup
from techstore_desktop.ui.dashboard.words import title
from techstore_desktop.ui.repairs.figures.words import rate_words, time_words
from techstore_desktop.ui.repairs.words import kind_words
from techstore_desktop.ui.widgets.table_column import Column, Row

translate = QCoreApplication.translate
_NEVER = timedelta(-1)
_NARROW, _WIDE = 80, 96
_TURNAROUND = 92
_WIDE_TABLE = 960
"""In a table of fewer pixels lesser figures leave the names the room they need."""


def group_columns(
    formats: Formats, name: Callable[[RepairGroup], str], *, has_costs: bool
) -> Sequence[Column[RepairGroup]]:
    """Return the columns of what technicians, devices or their kinds come to."""

    def time(
        figure: Figure, read: Callable[[RepairGroup], timedelta | None]
    ) -> Column[RepairGroup]:
        return Column(
            key=figure.title,
            title=title(figure),
            text=lambda row: time_words(read(row), formats),
            sort=lambda row: read(row) or _NEVER,
            is_number=True,
            width=_TURNAROUND if figure is figures.TURNAROUND else _NARROW,
            needs=_WIDE_TABLE if figure is figures.WAITING else 0,
        )

    money: list[Column[RepairGroup]] = [
        _money(figures.REVENUE, formats, lambda row: row.sums.revenue),
        _money(figures.PARTS_COST, formats, lambda row: row.sums.parts_cost),
        _money(figures.MARGIN, formats, lambda row: row.sums.margin),
    ]
    return (
        Column(
            key="name",
            title="",
            text=name,
            sort=name,
            is_strong=True,
            width=0,
        ),
        Column(
            key="count",
            title=title(figures.DELIVERED),
            text=lambda row: str(row.sums.count),
            sort=lambda row: row.sums.count,
            is_number=True,
            width=_NARROW,
        ),
        time(figures.TURNAROUND, lambda row: row.sums.turnaround),
        Column(
            key="slowest",
            title=translate("RepairFigures", "9 of 10 in"),
            text=lambda row: time_words(row.sums.slowest, formats),
            sort=lambda row: row.sums.slowest or _NEVER,
            is_number=True,
            width=_NARROW,
            needs=_WIDE_TABLE,
        ),
        time(figures.AT_WORK, lambda row: row.sums.worked),
        time(figures.WAITING, lambda row: row.sums.waited),
        Column(
            key="late",
            title=title(figures.LATE),
            text=lambda row: rate_words(row.sums.late_rate, formats),
            sort=lambda row: row.sums.late_rate or 0,
            is_number=True,
            width=76,
        ),
        Column(
            key="come_backs",
            title=title(figures.COME_BACKS),
            text=lambda row: rate_words(row.sums.come_back_rate, formats),
            sort=lambda row: row.sums.come_back_rate or 0,
            is_number=True,
            width=84,
        ),
        *(money if has_costs else money[:1]),
    )


def state_columns(formats: Formats) -> Sequence[Column[KindTime]]:
    """Return the columns of how long jobs were in each kind of state."""
    return (
        Column(
            key="state",
            title=translate("RepairFigures", "State"),
            text=lambda row: kind_words(row.kind),
            is_strong=True,
            width=0,
        ),
        Column(
            key="count",
            title=translate("RepairFigures", "Repairs"),
            text=lambda row: str(row.count),
            sort=lambda row: row.count,
            is_number=True,
            width=120,
        ),
        Column(
            key="middle",
            title=translate("RepairFigures", "Median"),
            text=lambda row: time_words(row.middle, formats),
            sort=lambda row: row.middle,
            is_number=True,
            width=140,
        ),
        Column(
            key="slowest",
            title=translate("RepairFigures", "9 of 10 in"),
            text=lambda row: time_words(row.slowest, formats),
            sort=lambda row: row.slowest,
            is_number=True,
            width=140,
        ),
    )


def job_columns(
    formats: Formats, zone: ZoneInfo, *, has_costs: bool
) -> Sequence[Column[FinishedJob]]:
    """Return the columns of the jobs behind a figure."""
    money: list[Column[FinishedJob]] = [
        _money(figures.REVENUE, formats, lambda job: job.revenue),
        _money(figures.PARTS_COST, formats, lambda job: job.parts_cost),
        _money(figures.MARGIN, formats, lambda job: job.margin),
    ]
    return (
        Column(
            key="number",
            title=translate("RepairFigures", "Number"),
            text=lambda job: job.number,
            sort=lambda job: job.number,
            width=118,
        ),
        Column(
            key="device",
            title=translate("RepairFigures", "Device"),
            text=lambda job: f"{job.device} · {job.fault}",
            sort=lambda job: job.device,
            is_strong=True,
            width=0,
        ),
        Column(
            key="delivered",
            title=title(figures.DELIVERED),
            text=lambda job: formats.date(job.delivered_at.astimezone(zone).date()),
            sort=lambda job: job.delivered_at,
            width=112,
        ),
        Column(
            key="turnaround",
            title=title(figures.TURNAROUND),
            text=lambda job: time_words(job.turnaround, formats),
            sort=lambda job: job.turnaround,
            is_number=True,
            width=_TURNAROUND,
        ),
        Column(
            key="worked",
            title=title(figures.AT_WORK),
            text=lambda job: time_words(job.worked, formats),
            sort=lambda job: job.worked or _NEVER,
            is_number=True,
            width=_NARROW,
            needs=_WIDE_TABLE,
        ),
        Column(
            key="standing",
            title="",
            text=_standing,
            pill=lambda job: "warning" if _standing(job) else "",
            width=104,
        ),
        *(money if has_costs else money[:1]),
    )


def _money(
    figure: Figure, formats: Formats, read: Callable[[Row], Decimal]
) -> Column[Row]:
    return Column(
        key=figure.title,
        title=title(figure),
        text=lambda row: formats.money(read(row)),
        sort=read,
        is_number=True,
        width=_WIDE,
    )


def _standing(job: FinishedJob) -> str:
    if job.came_back:
        return translate("RepairFigures", "came back")
    if job.is_claim:
        return translate("RepairFigures", "a claim")
    if job.is_late:
        return translate("RepairFigures", "late")
    if job.is_unrepaired:
        return translate("RepairFigures", "not repaired")
    return ""
