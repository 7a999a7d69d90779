"""The spans of days that a list of sales offers."""

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Period(StrEnum):
    """A span that ends today."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


def period_words() -> list[tuple[str, str]]:
    """Return each period with its name."""
    return [
        (Period.TODAY.value, translate("Periods", "Today")),
        (Period.WEEK.value, translate("Periods", "7 days")),
        (Period.MONTH.value, translate("Periods", "30 days")),
        (Period.ALL.value, translate("Periods", "All")),
    ]


def first_day(period: Period, today: date) -> date | None:
    """Return the first business day of a period; None where it has no beginning."""
    spans = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}
    return today - timedelta(days=spans[period]) if period in spans else None
