"""A person as a disc with initials."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, box, write


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "\N{EN DASH}"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


class Avatar(QWidget):
    """The disc; ``size`` in pixels."""

    def __init__(
        self, name: str = "", parent: QWidget | None = None, *, size: int = 38
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_name(self, name: str) -> None:
        """Show somebody else."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the disc's size."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc and the letters."""
        painter = QPainter(self)
        shades = colours()
        box(painter, self.rect(), fill=shades.accent_soft, radius=self._size / 2)
        typeface = font(max(tokens.TEXT_TINY - 1, self._size * 3 // 8), tokens.BOLD)
        write(
            painter,
            self.rect(),
            initials(self._name),
            font=typeface,
            colour=shades.accent,
            align=CENTRE,
        )
