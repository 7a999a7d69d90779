"""One column of the board: its state, how many, and the cards; jobs can be dropped."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.repairs.board.card_delegate import CardDelegate
from techstore_desktop.ui.repairs.board.card_model import MIME, CardModel
from techstore_desktop.ui.repairs.board.folding import FOLDED_WIDTH, LEAST_WIDTH
from techstore_desktop.ui.repairs.board.veil import Veil
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import (
    CENTRE,
    LEFT,
    RIGHT,
    box,
    text_width,
    write,
)

_HEAD = 38
_HEAD_TEXT = tokens.TEXT_SMALL
_MARGIN = 7
_SIDE, _DOT, _GAP = 11, 16, 6


def title_room(width: int, count: str) -> int:
    """Return how much of an open column's width its name has beside its count."""
    taken = text_width(count, _HEAD_TEXT, tokens.SEMIBOLD) + _GAP
    return width - 2 * _SIDE - _DOT - taken


class CardList(QListView):
    """The cards of a column; keys that are the board's go on to the board."""

    focused = Signal()
    dragging = Signal(bool)
    """A card is taken up, or let go of."""

    def __init__(self, model: CardModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setProperty("noRing", True)
        self.setProperty("bare", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the mark up and down; leave every other key to the board."""
        ups = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in ups and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Tell when a card is taken up and when it is let go of."""
        self.dragging.emit(True)
        super().startDrag(actions)
        self.dragging.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the mark is here now."""
        super().focusInEvent(event)
        self.focused.emit()


class BoardColumn(QWidget):
    """A state's jobs; folded it is a strip with name and count, to be opened."""

    dropped = Signal(object, str)
    """Carries the job's identifier and the state's key."""

    opened = Signal(object)
    marked = Signal(object)
    unfold_wanted = Signal()

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.is_folded = True
        self._is_late = False
        self._told: object = None
        self._title = ""
        self._colour = ""
        self._is_target = False
        self.model = CardModel(self)
        self.list = CardList(self.model, self)
        self.veil = Veil(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _HEAD, _MARGIN, 4)
        column.addWidget(self.list)
        self.setAcceptDrops(True)
        self.list.clicked.connect(self._mark)
        self.list.doubleClicked.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._mark)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show but its name."""
        return self.model.rowCount() == 0

    def show_state(self, title: str, colour: str) -> None:
        """Say which state this is; ``colour`` names a token."""
        self._title, self._colour = title, colour
        self.list.setAccessibleName(title)

    def fold(self, *, is_folded: bool) -> None:
        """Be a strip, or show the cards."""
        self._is_late = any(card.is_overdue for card in self.model.cards())
        count = self.model.rowCount()
        told = (is_folded, self._title, self._colour, count, self._is_late)
        if told == self._told:
            return  # All columns are asked at each move; most stay as they are.
        self._told = told
        self.is_folded = is_folded
        words = f"{self._title} · {count}"
        self.setToolTip(words if is_folded else "")
        self.list.setVisible(not is_folded)
        self.update()

    def forbid(self, words: str) -> None:
        """Say why the dragged card may not come here; no words let it in."""
        self.veil.show_words(words, beneath=0 if self.is_folded else _HEAD)

    def mark(self, row: int) -> None:
        """Mark a card and bring the cursor here."""
        index = self.model.index(max(0, min(row, self.model.rowCount() - 1)))
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
            self.list.setFocus()

    def forget_mark(self) -> None:
        """Let no card be marked here: there is one mark on the board."""
        self.list.selectionModel().clear()

    def current_row(self) -> int:
        """Return the marked row, or -1."""
        return self.list.currentIndex().row()

    def sizeHint(self) -> QSize:
        """Return what the column would like."""
        return QSize(FOLDED_WIDTH if self.is_folded else LEAST_WIDTH, 300)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take jobs that are dragged."""
        if event.mimeData().hasFormat(MIME) and not self.veil.words:
            self._show_target(is_target=True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking them, until it is known that they may not come."""
        if self.veil.words:
            self._show_target(is_target=False)
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        """Show no target any more."""
        self._show_target(is_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the job that was dropped to be moved here."""
        self._show_target(is_target=False)
        if self.veil.words:
            event.ignore()
            return
        carried = bytes(event.mimeData().data(MIME).data())
        event.acceptProposedAction()
        self.dropped.emit(UUID(bytes=carried), self.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the cursor to the column's first card; a strip opens."""
        if self.is_folded and not self.is_empty:
            self.unfold_wanted.emit()
        self.mark(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, name and count."""
        painter = QPainter(self)
        shades = colours()
        line = shades.accent if self._is_target else shades.line
        box(painter, self.rect(), fill=shades.sunken, line=line, radius=12)
        if self.is_folded:
            self._paint_folded(painter)
            return
        head = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        head.setHeight(_HEAD)
        dot = head.adjusted(0, 15, 0, 0)
        dot.setSize(QSize(8, 8))
        box(painter, dot, fill=getattr(shades, self._colour), radius=4)
        strong = font(_HEAD_TEXT, tokens.SEMIBOLD)
        count = str(self.model.rowCount())
        words = head.adjusted(_DOT, 0, 0, 0)
        words.setWidth(title_room(self.width(), count))
        write(painter, words, self._title, font=strong, colour=shades.text, align=LEFT)
        ink = self._count_colour()
        write(painter, head, count, font=strong, colour=ink, align=RIGHT)

    def _paint_folded(self, painter: QPainter) -> None:
        shades = colours()
        painter.save()
        painter.translate(0, self.height())
        painter.rotate(-90)
        place = self.rect().transposed().adjusted(16, 0, -_HEAD, 0)
        strong = font(tokens.TEXT_SMALL + 1, tokens.MEDIUM)
        ink = shades.text_third if self.is_empty else shades.text
        write(painter, place, self._title, font=strong, colour=ink, align=RIGHT)
        painter.restore()
        head = self.rect().adjusted(0, 0, 0, _HEAD - self.height())
        count = str(self.model.rowCount())
        ink = self._count_colour()
        write(painter, head, count, font=strong, colour=ink, align=CENTRE)

    def _count_colour(self) -> str:
        """Return what says that something in a strip is late."""
        shades = colours()
        if self._is_late:
            return shades.bad
        return shades.text_third if self.is_empty else shades.text_second

    def _show_target(self, *, is_target: bool) -> None:
        self._is_target = is_target
        self.update()

    def _mark(self, index: QModelIndex) -> None:
        card = self.model.card_at(index.row())
        if card is not None:
            self.marked.emit(card)

    def _open(self, index: QModelIndex) -> None:
        card: RepairCard | None = self.model.card_at(index.row())
        if card is not None:
            self.opened.emit(card)
