"""The tables of the repairs' figures: groups, states, and the jobs behind them."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.reports import repair_figures as figures
from techstore_desktop.core.reports.figures import Figure
from techstore_desktop.core.reports.finished_jobs import FinishedJob, KindTime
from techstore_desktop.core.reports.repair_service import RepairGroup
from techstore_desktop.ui.dashboard.words import meaning, title
from techstore_desktop.ui.repairs.figures.words import rate_words, time_words
from techstore_desktop.ui.repairs.words import kind_words
from techstore_desktop.ui.widgets.table_column import Column, Row

translate = QCoreApplication.translate
_NEVER = timedelta(-1)
_NARROW, _WIDE = 80, 96
_TURNAROUND = 92
_ROOMY = 960
"""In a table of fewer pixels lesser figures leave the names the room they need."""


def group_columns(
    formats: Formats, name: Callable[[RepairGroup], str], *, has_costs: bool
) -> Sequence[Column[RepairGroup]]:
    """Return the columns of what technicians, devices or their kinds come to."""
    return (
        Column(key="name", title="", text=name, sort=name, is_strong=True, width=0),
        Column(
            key="count",
            title=title(figures.DELIVERED),
            hint=meaning(figures.DELIVERED),
            text=lambda row: str(row.sums.count),
            sort=lambda row: row.sums.count,
            is_number=True,
            width=_NARROW,
        ),
        _time(figures.TURNAROUND, formats, lambda row: row.sums.turnaround),
        _slowest(formats, lambda row: row.sums.slowest),
        _time(figures.AT_WORK, formats, lambda row: row.sums.worked),
        _time(figures.WAITING, formats, lambda row: row.sums.waited, needs=_ROOMY),
        _rate(figures.LATE, formats, lambda row: row.sums.late_rate),
        _rate(figures.COME_BACKS, formats, lambda row: row.sums.come_back_rate),
        *_moneys(formats, lambda row: row.sums, has_costs=has_costs),
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
    money: Sequence[Column[FinishedJob]] = _moneys(
        formats, lambda job: job, has_costs=has_costs
    )
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
        _time(figures.TURNAROUND, formats, lambda job: job.turnaround),
        _time(figures.AT_WORK, formats, lambda job: job.worked, needs=_ROOMY),
        Column(
            key="standing",
            title="",
            text=_standing,
            pill=lambda job: "warning" if _standing(job) else "",
            width=104,
        ),
        *money,
    )


class _Earns(Protocol):
    """Jobs, or what some come to: what they brought in and what that cost."""

    @property
    def revenue(self) -> Decimal: ...

    @property
    def parts_cost(self) -> Decimal: ...

    @property
    def margin(self) -> Decimal: ...


def _moneys(
    formats: Formats, read: Callable[[Row], _Earns], *, has_costs: bool
) -> Sequence[Column[Row]]:
    """Return what came in, and what it cost where that may be seen."""
    money: list[Column[Row]] = [
        _money(figures.REVENUE, formats, lambda row: read(row).revenue),
        _money(figures.PARTS_COST, formats, lambda row: read(row).parts_cost),
        _money(figures.MARGIN, formats, lambda row: read(row).margin),
    ]
    return money if has_costs else money[:1]


def _money(
    figure: Figure, formats: Formats, read: Callable[[Row], Decimal]
) -> Column[Row]:
    return Column(
        key=figure.title,
        title=title(figure),
        hint=meaning(figure),
        text=lambda row: formats.money(read(row)),
        sort=read,
        is_number=True,
        width=_WIDE,
    )


def _time(
    figure: Figure,
    formats: Formats,
    read: Callable[[Row], timedelta | None],
    *,
    needs: int = 0,
) -> Column[Row]:
    return Column(
        key=figure.title,
        title=title(figure),
        hint=meaning(figure),
        text=lambda row: time_words(read(row), formats),
        sort=lambda row: read(row) or _NEVER,
        is_number=True,
        width=_TURNAROUND if figure is figures.TURNAROUND else _NARROW,
        needs=needs,
    )


def _slowest(formats: Formats, read: Callable[[Row], timedelta | None]) -> Column[Row]:
    return Column(
        key="slowest",
        title=translate("RepairFigures", "9 of 10 in"),
        hint=meaning(figures.TURNAROUND),
        text=lambda row: time_words(read(row), formats),
        sort=lambda row: read(row) or _NEVER,
        is_number=True,
        width=_NARROW,
        needs=_ROOMY,
    )


def _rate(
    figure: Figure, formats: Formats, read: Callable[[Row], Decimal | None]
) -> Column[Row]:
    return Column(
        key=figure.title,
        title=title(figure),
        hint=meaning(figure),
        text=lambda row: rate_words(read(row), formats),
        sort=lambda row: read(row) or 0,
        is_number=True,
        width=_NARROW,
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
