"""How a card is drawn."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
)
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from techstore_desktop.ui.repairs.board.card_face import CardFace
from techstore_desktop.ui.repairs.board.card_model import FACE
from techstore_desktop.ui.repairs.board.card_title import title_lines
from techstore_desktop.ui.theme import colours, font, paint_icon, tokens
from techstore_desktop.ui.widgets.painting import (
    CENTRE,
    LEFT,
    RIGHT,
    box,
    text_width,
    write,
)
from techstore_desktop.ui.widgets.pill import HEIGHT as PILL_HEIGHT
from techstore_desktop.ui.widgets.pill import pill_colours, pill_width

CARD_HEIGHT = 129
GAP = 8
_PADDING = 10
_LINE = 18
_DISC = 22
_BAR = 3
_LEAST_NAME, _GAP_OF_PRICE = 56, 8
_MOST_KEPT = 120
"""Pictures of cards: some 10 MB at most."""
_SELECTED = QStyle.StateFlag.State_Selected
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver


def age_beside(face: CardFace, width: int) -> str:
    """Return the age where it leaves room for the number; the bar tells it, too."""
    words = (face.number, face.age)
    each = (text_width(text, tokens.TEXT_SMALL, tokens.REGULAR) for text in words)
    return face.age if sum(each) + _GAP_OF_PRICE <= width else ""


class CardDelegate(QStyledItemDelegate):
    """Draws the cards of a ``CardModel``, each from its face.

    A card that was drawn is kept as a picture: at each key of a search most cards are
    the same at another place.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._drawn: dict[tuple[object, ...], QPixmap] = {}

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return a card's size with the gap beneath."""
        return QSize(0, CARD_HEIGHT + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one card."""
        face = index.data(FACE)
        if not isinstance(face, CardFace):
            return
        ratio = painter.device().devicePixelRatio()
        size = QRect(option.rect).size()
        look = option.state & (_SELECTED | _UNDER_MOUSE)
        key = (face, size.width(), look.value, ratio)
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= _MOST_KEPT:
                self._drawn.clear()
            drawn = self._drawn[key] = self._draw(face, size, look, ratio)
        painter.drawPixmap(QRect(option.rect).topLeft(), drawn)

    def _draw(
        self, face: CardFace, size: QSize, look: QStyle.StateFlag, ratio: float
    ) -> QPixmap:
        """Return a card as a picture on its column's ground, sharp at any scale."""
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(colours().sunken))
        painter = QPainter(picture)
        place = QRect(QPoint(0, 0), size).adjusted(1, 1, -1, -GAP)
        self._paint_ground(painter, place, look)
        inner = place.adjusted(_PADDING, 10, -_PADDING, -10)
        self._paint_words(painter, inner, face)
        self._paint_foot(painter, inner, face)
        painter.end()
        return picture

    def _paint_ground(
        self, painter: QPainter, place: QRect, state: QStyle.StateFlag
    ) -> None:
        shades = colours()
        is_marked = bool(state & _SELECTED)
        fill = shades.raised if state & _UNDER_MOUSE else shades.surface
        box(
            painter,
            place,
            fill=fill,
            line=shades.accent if is_marked else shades.line,
            radius=tokens.RADIUS_FIELD,
            width=2 if is_marked else 1,
        )

    def _paint_words(self, painter: QPainter, place: QRect, face: CardFace) -> None:
        shades, small = colours(), font(tokens.TEXT_SMALL)
        line = QRect(place.left(), place.top(), place.width(), 16)
        write(painter, line, face.number, font=small, colour=shades.text_third)
        age, ink = age_beside(face, line.width()), shades.text_second
        write(painter, line, age, font=small, colour=ink, align=RIGHT)
        line.translate(0, line.height() + 2)
        line.setHeight(_LINE)
        self._paint_title(painter, line, face)
        line.translate(0, 2 * _LINE + 1)
        self._paint_customer(painter, line, face)

    def _paint_title(self, painter: QPainter, line: QRect, face: CardFace) -> None:
        ink, strong = colours().text, font(tokens.TEXT, tokens.SEMIBOLD)
        first, second = title_lines(face.device, face.fault, line.width())
        write(painter, line, first, font=strong, colour=ink)
        if second == face.fault:
            strong = font(tokens.TEXT)
        write(painter, line.translated(0, _LINE), second, font=strong, colour=ink)

    def _paint_customer(self, painter: QPainter, line: QRect, face: CardFace) -> None:
        """Write the name, and the price where it leaves room for the name."""
        shades, small = colours(), font(tokens.TEXT_SMALL)
        wide = text_width(face.price, tokens.TEXT_SMALL, tokens.REGULAR) + _GAP_OF_PRICE
        name = QRect(line)
        if face.price and line.width() - wide >= _LEAST_NAME:
            name.setWidth(line.width() - wide)
            ink = shades.text_second
            write(painter, line, face.price, font=small, colour=ink, align=RIGHT)
        write(painter, name, face.customer, font=small, colour=shades.text_second)

    def _paint_foot(self, painter: QPainter, place: QRect, face: CardFace) -> None:
        shades = colours()
        foot = QRect(
            place.left(), place.bottom() - PILL_HEIGHT + 1, place.width(), PILL_HEIGHT
        )
        bar = QRect(place.left(), foot.top() - 8, place.width(), _BAR)
        box(painter, bar, fill=shades.sunken, radius=1)
        if face.share is not None:
            bar.setWidth(max(round(bar.width() * face.share), _BAR))
            colour = getattr(shades, face.share_colour)
            box(painter, bar, fill=colour, radius=1)
        disc = QRect(foot.right() - _DISC + 1, foot.top(), _DISC, _DISC)
        box(painter, disc, fill=shades.information_soft, radius=_DISC / 2)
        letters = font(tokens.TEXT_TINY - 1, tokens.BOLD)
        write(
            painter,
            disc,
            face.technician,
            font=letters,
            colour=shades.information,
            align=CENTRE,
        )
        room = foot.adjusted(0, 0, -_DISC - 6, 0)
        if face.is_express:
            sign = QRect(room.right() - 15, room.top() + 3, 16, 16)
            paint_icon(painter, "bolt", "warning", sign)
            room.setRight(sign.left() - 6)
        self._paint_pill(painter, room, face)

    def _paint_pill(self, painter: QPainter, place: QRect, face: CardFace) -> None:
        ink, ground = pill_colours(face.pill_kind)
        shape = QRect(place)
        every = (face.pill, *face.shorter_pills)
        fitting = (each for each in every if pill_width(each) <= place.width())
        words = next(fitting, every[-1])
        shape.setWidth(min(pill_width(words), place.width()))
        box(painter, shape, fill=ground, radius=6)
        typeface = font(tokens.TEXT_SMALL, tokens.MEDIUM)
        inner = shape.adjusted(8, 0, -4, 0)
        write(painter, inner, words, font=typeface, colour=ink, align=LEFT)
