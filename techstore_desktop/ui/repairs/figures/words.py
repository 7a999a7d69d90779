"""How the repairs' figures are written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.reports import repair_figures
from techstore_desktop.core.reports.figures import Figure
from techstore_desktop.core.reports.finished_jobs import FinishedJob, JobSums
from techstore_desktop.core.reports.repair_service import Grouping
from techstore_desktop.ui.dashboard.figure_card import Shown
from techstore_desktop.ui.dashboard.words import title
from techstore_desktop.ui.repairs.estimates.kind_names import kind_name
from techstore_desktop.ui.repairs.words import kind_words

translate = QCoreApplication.translate
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_LONG = 2 * _DAY
_NOTHING = "\N{EN DASH}"


def time_words(time: timedelta | None, formats: Formats) -> str:
    """Return a time in minutes, hours or days, whatever says most."""
    if time is None:
        return _NOTHING
    if time < _HOUR:
        minutes = round(time / timedelta(minutes=1))
        return translate("RepairFigures", "{n} min").format(n=minutes)
    whole, unit = (_DAY, "d") if time >= _LONG else (_HOUR, "h")
    amount = round_half_up(Decimal(str(time / whole)), 1)
    written = formats.quantity(amount)
    if unit == "d":
        return translate("RepairFigures", "{n} days").format(n=written)
    return translate("RepairFigures", "{n} h").format(n=written)


def rate_words(rate: Decimal | None, formats: Formats) -> str:
    """Return a share, or a dash where there is nothing to share."""
    return _NOTHING if rate is None else formats.rate(rate)


def shown(figure: Figure, sums: JobSums, formats: Formats) -> Shown:
    """Return what the card of a figure says."""
    return _CARDS[figure.title](sums, formats)


def group_name(grouping: Grouping, key: str) -> str:
    """Return what a group of the report is called."""
    if grouping is Grouping.TECHNICIAN:
        return key or translate("RepairFigures", "Nobody")
    if grouping is Grouping.DEVICE_KIND:
        return kind_name(key) or translate("RepairFigures", "No kind")
    return kind_words(RepairKind(key)) if grouping is Grouping.STATE else key


def column_titles() -> dict[str, str]:
    """Return what the columns of an exported table are called; times are in hours."""
    return {
        Grouping.TECHNICIAN: translate("RepairFigures", "Technician"),
        Grouping.DEVICE: translate("RepairFigures", "Device"),
        Grouping.DEVICE_KIND: translate("RepairFigures", "Kind"),
        Grouping.STATE: translate("RepairFigures", "State"),
        "delivered": title(repair_figures.DELIVERED),
        "turnaround_median_hours": _in_hours(title(repair_figures.TURNAROUND)),
        "turnaround_p90_hours": _in_hours(translate("RepairFigures", "9 of 10 in")),
        "at_work_median_hours": _in_hours(title(repair_figures.AT_WORK)),
        "waiting_median_hours": _in_hours(title(repair_figures.WAITING)),
        "late_percent": f"{title(repair_figures.LATE)} (%)",
        "come_back_percent": f"{title(repair_figures.COME_BACKS)} (%)",
        "revenue": title(repair_figures.REVENUE),
        "parts_cost": title(repair_figures.PARTS_COST),
        "margin": title(repair_figures.MARGIN),
        "jobs": translate("RepairFigures", "Repairs"),
        "median_hours": _in_hours(translate("RepairFigures", "Median")),
        "p90_hours": _in_hours(translate("RepairFigures", "9 of 10 in")),
    }


def _in_hours(words: str) -> str:
    return f"{words} (h)"


def counted(figure: Figure, jobs: Sequence[FinishedJob]) -> Sequence[FinishedJob]:
    """Return those of the jobs that a figure counts: the late ones, or all of them."""
    if figure == repair_figures.LATE:
        return [job for job in jobs if job.is_late]
    if figure == repair_figures.COME_BACKS:
        return [job for job in jobs if job.came_back]
    return jobs


def _turnaround(sums: JobSums, formats: Formats) -> Shown:
    pill = ""
    if sums.slowest is not None:
        words = translate("RepairFigures", "9/10: {time}")
        pill = words.format(time=time_words(sums.slowest, formats))
    return Shown(time_words(sums.turnaround, formats), pill)


def _late(sums: JobSums, formats: Formats) -> Shown:
    return Shown(rate_words(sums.late_rate, formats))


def _margin(sums: JobSums, formats: Formats) -> Shown:
    pill = ""
    if sums.revenue > 0:
        rate = round_half_up(sums.margin * 100 / sums.revenue, 1)
        pill = formats.rate(rate)
    return Shown(formats.money(sums.margin), pill)


_CARDS: Mapping[str, Callable[[JobSums, Formats], Shown]] = {
    repair_figures.DELIVERED.title: lambda sums, formats: Shown(
        formats.count(sums.count)
    ),
    repair_figures.TURNAROUND.title: _turnaround,
    repair_figures.LATE.title: _late,
    repair_figures.COME_BACKS.title: lambda sums, formats: Shown(
        rate_words(sums.come_back_rate, formats)
    ),
    repair_figures.REVENUE.title: lambda sums, formats: Shown(
        formats.money(sums.revenue)
    ),
    repair_figures.PARTS_COST.title: lambda sums, formats: Shown(
        formats.money(sums.parts_cost)
    ),
    repair_figures.MARGIN.title: _margin,
}
