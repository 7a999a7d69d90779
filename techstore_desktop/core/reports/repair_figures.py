"""Every figure of the repairs: what it is called, what it means, who may see it."""

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.reports.figures import Figure
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP

_SEEN = frozenset({Permission.SEE_REPORTS, Permission.REPAIR_SEE})
_WITH_COST = _SEEN | {Permission.REPAIR_SEE_COST}
_JOBS = frozenset({"repair_job"})
_STATES = _JOBS | {"repair_event"}
_BILLED = _JOBS | {"sale"}
_LINES = _JOBS | {"repair_line"}

DELIVERED = Figure(
    QT_TRANSLATE_NOOP("Figures", "Delivered"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "Devices that were handed out in the period, those that went back as they "
        "came included.",
    ),
    _JOBS,
    _SEEN,
)
TURNAROUND = Figure(
    QT_TRANSLATE_NOOP("Figures", "Turnaround"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "From the counter until it was ready to be fetched: the median, and what nine "
        "in ten took at most.",
    ),
    _STATES,
    _SEEN,
)
AT_WORK = Figure(
    QT_TRANSLATE_NOOP("Figures", "At work"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "The median of the time that technicians started and stopped on a job; jobs "
        "that nobody timed are left out.",
    ),
    _JOBS | {"repair_work"},
    _SEEN,
)
WAITING = Figure(
    QT_TRANSLATE_NOOP("Figures", "Waiting"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "The median of what of a turnaround nobody worked, nights and the customer's "
        "answer included; of timed jobs alone.",
    ),
    _STATES | {"repair_work"},
    _SEEN,
)
LATE = Figure(
    QT_TRANSLATE_NOOP("Figures", "Late"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "How many in a hundred of the promised ones were ready after their moment.",
    ),
    _STATES,
    _SEEN,
)
COME_BACKS = Figure(
    QT_TRANSLATE_NOOP("Figures", "Come-backs"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "How many in a hundred of the repaired ones were claimed under warranty until "
        "today. Claims themselves are not counted.",
    ),
    _JOBS,
    _SEEN,
)
REVENUE = Figure(
    QT_TRANSLATE_NOOP("Figures", "Revenue"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "What was billed for the delivered repairs, without taxes. Voids subtract.",
    ),
    _BILLED,
    _SEEN,
)
PARTS_COST = Figure(
    QT_TRANSLATE_NOOP("Figures", "Parts"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "What the parts of these repairs cost the shop, those that warranty covered "
        "or that went to scrap included; not those that went back to the shelf.",
    ),
    _LINES,
    _WITH_COST,
)
MARGIN = Figure(
    QT_TRANSLATE_NOOP("Figures", "Margin"),
    QT_TRANSLATE_NOOP(
        "Figures",
        "The revenue less what all lines of these repairs cost the shop. A line "
        "without a known cost counts whole.",
    ),
    _BILLED | _LINES,
    _WITH_COST,
)

REPAIR_FIGURES = (
    DELIVERED,
    TURNAROUND,
    AT_WORK,
    WAITING,
    LATE,
    COME_BACKS,
    REVENUE,
    PARTS_COST,
    MARGIN,
)
"""All of them; one line each."""
