"""A day and an hour that may be left open."""

from datetime import date, time

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.widgets.moment_field import day_format

_HALF_HOURS = 48


class OptionalDay(QWidget):
    """A switch, and the day that counts while it is on."""

    def __init__(self, words: str, formats: Formats) -> None:
        super().__init__()
        self.switch = QCheckBox(words)
        self.edit = QDateEdit(QDate.currentDate())
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat(day_format(formats))
        self.edit.setAccessibleName(words)
        self.edit.setEnabled(False)
        self.switch.toggled.connect(self.edit.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self.edit, 1)

    def show_day(self, day: date | None) -> None:
        """Show a day, or that it is left open."""
        self.switch.setChecked(day is not None)
        if day is not None:
            self.edit.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date | None:
        """Return the day, or None where it is left open."""
        if not self.switch.isChecked():
            return None
        chosen = self.edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())


class OptionalHour(Choice):
    """Half hours of the day; the first row leaves it open."""

    def __init__(self, open_words: str) -> None:
        super().__init__({"": open_words})
        for half in range(_HALF_HOURS):
            hour = f"{half // 2:02}:{half % 2 * 30:02}"
            self.addItem(hour, hour)

    def show_hour(self, moment: time | None) -> None:
        """Show an hour, or that it is left open."""
        key = f"{moment:%H:%M}" if moment else ""
        if self.findData(key) < 0:
            self.addItem(key, key)
        self.choose(key)

    def hour(self) -> time | None:
        """Return the hour, or None where it is left open."""
        key = self.chosen()
        return time.fromisoformat(key) if key else None
