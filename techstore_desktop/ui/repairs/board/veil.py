"""What lies over a column that the dragged card may not enter, and says why."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.theme import colours, font, paint_icon, tokens

_OPACITY, _OVER_A_STRIP = 225, 140
_ICON = 20
_MARGIN = 10


class Veil(QWidget):
    """Covers its parent while it has words; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = parent
        self.words = ""
        self.hide()

    def show_words(self, words: str, *, beneath: int = 0) -> None:
        """Cover the parent and say why; no words uncover it.

        The ``beneath`` pixels at its top stay as they are: they name the column.
        """
        self.words = words
        self.setVisible(bool(words))
        if words:
            self.setGeometry(self._over.rect().adjusted(1, beneath + 1, -1, -1))
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground thickly and the words in the middle; a strip has no room."""
        painter = QPainter(self)
        shades = colours()
        ground = QColor(shades.sunken)
        has_room = self.width() > 4 * _ICON
        ground.setAlpha(_OPACITY if has_room else _OVER_A_STRIP)
        painter.fillRect(self.rect(), ground)
        icon = QRect(0, 0, _ICON, _ICON)
        icon.moveCenter(self.rect().center())
        if has_room:
            icon.moveTop(self.height() // 3 - _ICON)
        paint_icon(painter, "circle-x", "text_third", icon)
        if not has_room:
            return
        place = self.rect().adjusted(_MARGIN, icon.bottom() + 8, -_MARGIN, -_MARGIN)
        painter.setFont(font(tokens.TEXT_SMALL))
        painter.setPen(QColor(shades.text_second))
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        wrapped = int(Qt.TextFlag.TextWordWrap) | centred.value
        painter.drawText(place, wrapped, self.words)
