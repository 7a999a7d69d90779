"""A day with its hour that has passed already: now, unless somebody says otherwise."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime
from PySide6.QtWidgets import QDateTimeEdit

from techstore_desktop.core.clock import Clock
from techstore_desktop.core.formats import Formats

_SIGNS = {"%d": "dd", "%m": "MM", "%Y": "yyyy"}


class PastMomentField(QDateTimeEdit):
    """Shows the shop's own time; nothing later than now can be chosen."""

    def __init__(self, clock: Clock, formats: Formats, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        now = clock.now().astimezone(zone)
        # Without a zone of Qt's own: what is shown is the shop's clock.
        shown = QDateTime(
            QDate(now.year, now.month, now.day), QTime(now.hour, now.minute)
        )
        self._opened = shown, now
        self.setDateTime(shown)
        self.setMaximumDateTime(shown)
        self.setCalendarPopup(True)
        self.setLocale(QLocale.c())  # AM and PM as the shop writes them elsewhere.
        self.calendarWidget().setLocale(QLocale())
        hour = "h:mm AP" if formats.country.uses_12_hours else "HH:mm"
        self.setDisplayFormat(f"{day_format(formats)} {hour}")

    def moment(self) -> datetime:
        """Return the moment; to the second where nobody changed it."""
        shown, now = self._opened
        chosen = self.dateTime()
        if chosen == shown:
            return now
        day, at = chosen.date(), chosen.time()
        return datetime(
            day.year(),
            day.month(),
            day.day(),
            at.hour(),
            at.minute(),
            tzinfo=self._zone,
        )


def day_format(formats: Formats) -> str:
    """Return how the shop writes a day, in Qt's signs."""
    written = formats.country.date
    for ours, theirs in _SIGNS.items():
        written = written.replace(ours, theirs)
    return written
