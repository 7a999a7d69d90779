"""On which weekdays something holds: seven small switches, none means all."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.ui.widgets.button import SecondaryButton

_DAYS = 7
_MONDAY = date(2024, 1, 1)


class Weekdays(QWidget):
    """Emits ``changed``. Days count from Monday as 0."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.buttons = [SecondaryButton(short_day(day), self) for day in range(_DAYS)]
        for button in self.buttons:
            button.setCheckable(True)
            button.toggled.connect(lambda _is_on: self.changed.emit())
            row.addWidget(button)
        row.addStretch(1)

    def show_days(self, days: tuple[int, ...]) -> None:
        """Switch these days on and the others off."""
        for day, button in enumerate(self.buttons):
            button.setChecked(day in days)

    def days(self) -> tuple[int, ...]:
        """Return the days that are on."""
        return tuple(
            day for day, button in enumerate(self.buttons) if button.isChecked()
        )


def short_day(day: int) -> str:
    """Return the short name of a weekday in the window's language."""
    weekday = (_MONDAY + timedelta(days=day)).isoweekday()
    name = QLocale().dayName(weekday, QLocale.FormatType.ShortFormat)
    return name.rstrip(".").capitalize()
