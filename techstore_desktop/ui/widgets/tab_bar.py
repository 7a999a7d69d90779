"""The tabs of a card: words, the present one underlined in the accent."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, write


class TabBar(QTabBar):
    """Tabs as ``(key, text)``; read the present one with ``current_key``."""

    def __init__(
        self, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setFont(font(tokens.TEXT, tokens.SEMIBOLD))
        for key, text in tabs:
            self.setTabData(self.addTab(text), key)

    def current_key(self) -> str:
        """Return the key of the tab that is open."""
        return str(self.tabData(self.currentIndex()))

    def turn(self) -> None:
        """Open the next tab that is there, after the last one the first."""
        if not self.isVisible():
            return
        count, here = self.count(), self.currentIndex()
        following = ((here + step) % count for step in range(1, count + 1))
        self.setCurrentIndex(
            next(each for each in following if self.isTabVisible(each))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the line beneath the present one."""
        painter = QPainter(self)
        shades = colours()
        shown = (each for each in range(self.count()) if self.isTabVisible(each))
        for number in shown:
            is_current = number == self.currentIndex()
            place = self.tabRect(number)
            ink = shades.accent if is_current else shades.text_second
            text = self.tabText(number)
            write(painter, place, text, font=self.font(), colour=ink, align=CENTRE)
            if is_current:
                line = QRect(
                    place.left() + 8, place.bottom() - 1, place.width() - 16, 2
                )
                painter.fillRect(line, QColor(shades.accent))
