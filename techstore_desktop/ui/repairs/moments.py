"""Times of a job as people say them: "today 17:00", "2 days late", "3 h"."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from techstore_desktop.core.formats import Formats

translate = QCoreApplication.translate
_HOUR, _DAY = 3600, 86400
_SOON_DAYS = 6


def age_words(since: datetime, now: datetime) -> str:
    """Return how long ago something was: minutes, hours, then days."""
    seconds = max((now - since).total_seconds(), 0)
    if seconds < _HOUR:
        return translate("Moments", "{n} min").format(n=int(seconds // 60))
    if seconds < _DAY:
        return translate("Moments", "{n} h").format(n=int(seconds // _HOUR))
    return translate("Moments", "{n} d").format(n=int(seconds // _DAY))


def promise_words(
    promised: datetime, now: datetime, *, formats: Formats, zone: ZoneInfo
) -> str:
    """Return when a job is promised, or how late it is, in few words."""
    day, today = promised.astimezone(zone).date(), now.astimezone(zone).date()
    if promised < now:
        return _late_words(now - promised, today - day)
    at = formats.time(promised, zone)
    if day == today:
        return translate("Moments", "today {time}").format(time=at)
    if day == today + timedelta(days=1):
        return translate("Moments", "tomorrow {time}").format(time=at)
    if day - today <= timedelta(days=_SOON_DAYS):
        return f"{_weekday(day)} {day.day}"
    return formats.date(day)


def shorter_promise_words(
    promised: datetime, now: datetime, *, formats: Formats, zone: ZoneInfo
) -> tuple[str, ...]:
    """Return the same for narrow cards, the shortest last; nothing where it is short.

    Of today the hour is left, of tomorrow the day, of days late their number.
    """
    day, today = promised.astimezone(zone).date(), now.astimezone(zone).date()
    if promised < now:
        return _shorter_late_words(now - promised, today - day)
    if day == today:
        return (formats.time(promised, zone),)
    if day == today + timedelta(days=1):
        return translate("Moments", "tomorrow"), f"{_weekday(day)} {day.day}"
    is_soon = day - today <= timedelta(days=_SOON_DAYS)
    return () if is_soon else (formats.day_and_month(day),)


def _shorter_late_words(late: timedelta, days: timedelta) -> tuple[str, ...]:
    if days.days > 0:
        return (translate("Moments", "{n} d late").format(n=days.days),)
    if late.total_seconds() < _HOUR:
        return (translate("Moments", "late"),)
    return ()


def _late_words(late: timedelta, days: timedelta) -> str:
    if days.days == 1:
        return translate("Moments", "1 day late")
    if days.days > 1:
        return translate("Moments", "{n} days late").format(n=days.days)
    hours = int(late.total_seconds() // _HOUR)
    if hours == 0:
        return translate("Moments", "just late")
    return translate("Moments", "{n} h late").format(n=hours)


def _weekday(day: date) -> str:
    name = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return name.rstrip(".").capitalize()
