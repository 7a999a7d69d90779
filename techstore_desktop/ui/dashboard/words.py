"""The dashboard's words: figures by their definition, comparisons by the weekday."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.reports.figures import Figure
from techstore_desktop.core.reports.schemas import Compared, Margin
from techstore_desktop.ui.dashboard.figure_card import Shown

translate = QCoreApplication.translate
_CONTEXT = "Figures"


def title(figure: Figure) -> str:
    """Return what a figure is called."""
    return translate(_CONTEXT, figure.title)


def meaning(figure: Figure) -> str:
    """Return what a figure means."""
    return translate(_CONTEXT, figure.meaning)


def long_day(day: date) -> str:
    """Return a day in full, as the window's language has it."""
    written = QLocale().toString(_qt(day), QLocale.FormatType.LongFormat)
    return written[:1].upper() + written[1:]


def weekday(day: date) -> str:
    """Return the short name of a weekday."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def money_shown(compared: Compared | None, formats: Formats, day: date) -> Shown:
    """Return an amount with its change in per cent."""
    if compared is None:
        return Shown()
    pill, kind = _change(compared, formats, day)
    return Shown(formats.money(compared.now), pill, kind, compared.trend)


def count_shown(compared: Compared | None, formats: Formats, day: date) -> Shown:
    """Return a count with the difference."""
    if compared is None:
        return Shown()
    written = formats.quantity(compared.now)
    if not compared.now and not compared.before:
        return Shown(written)
    difference = compared.now - compared.before
    change = _signed(formats.quantity(difference), difference)
    words = translate("Dashboard", "{change} on last {day}")
    pill = words.format(change=change, day=weekday(day))
    return Shown(written, pill, _kind(difference), compared.trend)


def margin_shown(margin: Margin | None, formats: Formats, day: date) -> Shown:
    """Return the margin with its rate, and whether it grew."""
    if margin is None:
        return Shown()
    shown = money_shown(margin, formats, day)
    if margin.rate is None:
        return shown
    words = translate("Dashboard", "{rate} of sales")
    pill = words.format(rate=formats.rate(margin.rate))
    return Shown(shown.value, pill, shown.kind, shown.trend)


def age(days: int) -> str:
    """Return how old a debt is."""
    if not days:
        return translate("Dashboard", "today")
    one, many = translate("Dashboard", "1 day"), translate("Dashboard", "{days} days")
    return one if days == 1 else many.format(days=days)


def _change(compared: Compared, formats: Formats, day: date) -> tuple[str, str]:
    if compared.change is None:
        if not compared.now and not compared.before:
            return "", "neutral"
        before = formats.money(compared.before)
        words = translate("Dashboard", "{amount} last {day}")
        return words.format(amount=before, day=weekday(day)), "neutral"
    change = _signed(formats.rate(compared.change), compared.change)
    words = translate("Dashboard", "{change} on last {day}")
    return words.format(change=change, day=weekday(day)), _kind(compared.change)


def _signed(written: str, value: Decimal) -> str:
    return f"+{written}" if value > 0 else written


def _kind(difference: Decimal) -> str:
    if not difference:
        return "neutral"
    return "good" if difference > 0 else "warning"


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
