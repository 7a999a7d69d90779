"""The head of the card: the product's name and where it stands, never broken over."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import write

_NAME_HEIGHT = 24
_SECOND_HEIGHT = 18


class CardTitle(QWidget):
    """Two lines, each cut with an ellipsis; the tip has the whole name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._second = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, name: str, second: str) -> None:
        """Show another product."""
        self._name, self._second = name, second
        self.setToolTip(name)
        self.setAccessibleName(f"{name}, {second}")
        self.update()

    def name(self) -> str:
        """Return the name that is shown."""
        return self._name

    def sizeHint(self) -> QSize:
        """Return two lines' height; the width is what is left."""
        return QSize(120, _NAME_HEIGHT + _SECOND_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines."""
        painter = QPainter(self)
        shades = colours()
        upper = self.rect().adjusted(0, 0, 0, -_SECOND_HEIGHT)
        lower = self.rect().adjusted(0, _NAME_HEIGHT, 0, 0)
        large = font(tokens.TEXT_LARGE, tokens.SEMIBOLD)
        write(painter, upper, self._name, font=large, colour=shades.text)
        small = font(tokens.TEXT_SMALL)
        write(painter, lower, self._second, font=small, colour=shades.text_second)
