"""A cell of the file as it stands there, cut where it is long."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import write

_HEIGHT = 22


class Sample(QWidget):
    """One line; role "second" for a column's title."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__()
        self._text = " ".join(text.split())
        self._is_title = role == "second"
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return one line's height."""
        return QSize(40, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text in line with the combo's."""
        shades = colours()
        small = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        typeface = small if self._is_title else font()
        ink = shades.text_second if self._is_title else shades.text
        place = self.rect().adjusted(12, 0, -4, 0)
        write(QPainter(self), place, self._text, font=typeface, colour=ink)
