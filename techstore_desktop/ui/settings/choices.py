"""Combos of the settings: a few named choices, the time zones, the printers."""

from collections.abc import Mapping
from datetime import time
from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

_FEWEST_LETTERS = 8
_HALF_HOURS = 25


class Choice(QComboBox):
    """Choices by key; the wheel scrolls the page and changes nothing by accident."""

    def __init__(
        self, choices: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(_FEWEST_LETTERS)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, words in choices.items():
            self.addItem(words, key)

    def choose(self, key: str) -> None:
        """Let another choice hold."""
        self.setCurrentIndex(max(0, self.findData(str(key))))

    def chosen(self) -> str:
        """Return the key that holds."""
        return str(self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class TimeZoneChoice(Choice):
    """Any text, with the zones there are suggested by any part of their name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({}, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(_zones())
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def choose(self, key: str) -> None:
        """Show a zone, known or not."""
        self.setEditText(key)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def chosen(self) -> str:
        """Return what is typed or chosen."""
        return self.currentText().strip()


class HourChoice(Choice):
    """Half hours from midnight to noon, and whatever else was kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({}, parent)
        for half in range(_HALF_HOURS):
            hour = f"{half // 2:02}:{half % 2 * 30:02}"
            self.addItem(hour, hour)

    def choose_time(self, moment: time) -> None:
        """Let another time hold."""
        key = f"{moment:%H:%M}"
        if self.findData(key) < 0:
            self.addItem(key, key)
        self.choose(key)

    def chosen_time(self) -> time:
        """Return the time that holds."""
        return time.fromisoformat(self.chosen())


class PrinterChoice(Choice):
    """The printers of this computer, asked for only when somebody looks."""

    def __init__(self, usual: str, parent: QWidget | None = None) -> None:
        super().__init__({"": usual}, parent)
        self._is_filled = False

    def choose(self, key: str) -> None:
        """Let a printer hold, whether or not it is switched on now."""
        if key and self.findData(key) < 0:
            self.addItem(key, key)
        super().choose(key)

    def showPopup(self) -> None:
        """Look for printers at the first look; a print server may be slow."""
        if not self._is_filled:
            from PySide6.QtPrintSupport import QPrinterInfo

            self._is_filled = True
            for name in QPrinterInfo.availablePrinterNames():
                if self.findData(name) < 0:
                    self.addItem(name, name)
        super().showPopup()


@cache
def _zones() -> list[str]:
    return sorted(zone for zone in available_timezones() if "/" in zone)
