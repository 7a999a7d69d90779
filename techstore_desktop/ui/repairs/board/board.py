"""The board: columns side by side, one mark over all of them, keys to move cards."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from techstore_desktop.core.repairs.schemas import RepairBoard, RepairCard
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.ui.repairs.board.card_face import CardFace, face_of
from techstore_desktop.ui.repairs.board.column import BoardColumn
from techstore_desktop.ui.repairs.board.folding import FOLDED_WIDTH, GAP, open_lanes
from techstore_desktop.ui.repairs.board.lanes import Lane, lane_key, lanes_of
from techstore_desktop.ui.repairs.words import state_words
from techstore_desktop.ui.session import Session

_MOST_RECENT = 12
_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


def _let_in(_card: RepairCard, _state: RepairStateResponse) -> str:
    return ""


class Board(QScrollArea):
    """Shows jobs by state and says what a person wants done with one.

    ``why_not`` says why a card may not enter a state's column, nothing where it may.

    Every column is in sight: those that have no room are strips, which open when
    somebody goes there, by mouse or by the arrows.
    """

    marked = Signal(object)
    opened = Signal(object)
    """Carries the card."""

    move_wanted = Signal(object, str)
    """Carries the card and the key of the column that it was dropped on."""

    step_wanted = Signal(object, int)
    """Carries the card and 1 for the next step, -1 for one back."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        why_not: Callable[[RepairCard, RepairStateResponse], str] = _let_in,
    ) -> None:
        super().__init__(parent)
        profile = session.shop.profiles.current()
        self._formats, self._zone = session.formats, profile.zone
        self._marked_id: UUID | None = None
        self._is_filling = False
        self._why_not = why_not
        self._dragged: RepairCard | None = None
        self._columns: dict[str, BoardColumn] = {}
        self._states: dict[str, RepairStateResponse] = {}
        self._lanes: dict[str, Lane] = {}
        self._recent: list[str] = []
        self._by_technician = False
        self._now = session.shop.database.clock.now()
        self._ground = QWidget(self)
        self.setWidget(self._ground)
        self.setWidgetResizable(False)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)

    def show_board(
        self, board: RepairBoard, now: datetime, *, by_technician: bool = False
    ) -> None:
        """Show jobs; the mark stays on its job wherever it went."""
        had_focus = any(each.list.hasFocus() for each in self._columns.values())
        self._is_filling = True
        self._by_technician, self._now = by_technician, now
        self._states = {state.key: state for state in board.states}
        lanes = lanes_of(board, by_technician=by_technician)
        self._lanes = {lane.key: lane for lane in lanes}
        self._make_columns([lane.key for lane in lanes])
        by_lane: dict[str, list[RepairCard]] = {lane.key: [] for lane in lanes}
        for card in board.cards:
            by_lane.setdefault(self._key_of(card), []).append(card)
        for lane in lanes:
            self._show_cards(lane, by_lane[lane.key])
        self._place()
        self._is_filling = False
        self._mark_again(has_focus=had_focus or self.hasFocus())

    def show_moved(self, card: RepairCard, key: str) -> None:
        """Show a job where it is going, before the shop has written it down."""
        state, source = self._states.get(key), self._columns.get(card.state.key)
        lane, left_lane = self._lanes.get(key), self._lanes.get(card.state.key)
        if state is None or source is None or lane is None or left_lane is None:
            return
        if self._by_technician or lane is left_lane:
            return
        had_focus = any(each.list.hasFocus() for each in self._columns.values())
        self._is_filling = True
        left = [each for each in source.model.cards() if each.id != card.id]
        moved = card.model_copy(update={"state": state})
        self._show_cards(left_lane, left)
        self._show_cards(lane, [moved, *self._columns[key].model.cards()])
        self._place()
        self._is_filling = False
        self._mark_again(has_focus=had_focus or self.hasFocus())

    def marked_card(self) -> RepairCard | None:
        """Return the card that is marked."""
        for column in self._columns.values():
            card = column.model.card_at(column.current_row())
            if card is not None and card.id == self._marked_id:
                return card
        return None

    def mark_job(self, job_id: UUID, *, with_focus: bool = True) -> bool:
        """Mark a job; False where the board does not show it."""
        for column in self._columns.values():
            row = column.model.row_of(job_id)
            if row >= 0:
                self._marked_id = job_id
                self._mark_in(column, row, with_focus=with_focus)
                return True
        return False

    def mark_first(self) -> None:
        """Mark the first card there is."""
        for column in self._columns.values():
            if not column.is_empty:
                self._look_at(column)
                column.mark(0)
                return

    def mark_state(self, key: str) -> None:
        """Look at the column of a state, and mark its first card."""
        column = self._columns.get(key)
        if column is not None and not column.is_empty:
            self._look_at(column)
            column.mark(0)

    def show_ways(self) -> None:
        """Show which columns the dragged card may not enter, as far as is known."""
        card = None if self._by_technician else self._dragged
        for key, column in self._columns.items():
            state = self._states.get(key)
            column.forbid(self._why_not(card, state) if card and state else "")

    def column_of(self, key: str) -> BoardColumn:
        """Return the column of a state."""
        return self._columns[key]

    def sizeHint(self) -> QSize:
        """Return a size to begin with."""
        return QSize(900, 500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go between columns; with Alt move the card; Space is its next step."""
        card, key = self.marked_card(), Qt.Key(event.key())
        if key in (_LEFT, _RIGHT):
            step = 1 if key == _RIGHT else -1
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                if card is not None:
                    self.step_wanted.emit(card, step)
            else:
                self._go(step)
        elif card is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(card)
        elif card is not None and key == Qt.Key.Key_Space:
            self.step_wanted.emit(card, 1)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._place()

    def _key_of(self, card: RepairCard) -> str:
        return lane_key(card, by_technician=self._by_technician)

    def _show_cards(self, lane: Lane, cards: Sequence[RepairCard]) -> None:
        column = self._columns[lane.key]
        column.model.show(cards, self._face)
        column.show_state(lane.title, lane.colour)

    def _face(self, card: RepairCard) -> CardFace:
        face = face_of(card, self._now, formats=self._formats, zone=self._zone)
        if not self._by_technician:
            return face
        return replace(face, age=state_words(card.state))

    def _make_columns(self, wanted: Sequence[str]) -> None:
        if list(wanted) == list(self._columns):
            return
        for column in self._columns.values():
            column.hide()
            column.deleteLater()
        self._columns = {key: self._make_column(key) for key in wanted}

    def _make_column(self, key: str) -> BoardColumn:
        column = BoardColumn(key, self._ground)
        column.dropped.connect(self._dropped)
        column.opened.connect(self.opened)
        column.marked.connect(self._take_mark)
        column.list.focused.connect(lambda: self._focus(column))
        column.list.dragging.connect(self._drag)
        column.unfold_wanted.connect(lambda: self._look_at(column))
        column.show()
        return column

    def _place(self) -> None:
        width = self.viewport().width()
        filled = {key for key, each in self._columns.items() if not each.is_empty}
        lanes = list(self._lanes.values())
        opened = open_lanes(lanes, filled, recent=self._recent, width=width)
        folded = len(lanes) - len(opened)
        gaps = GAP * max(len(lanes) - 1, 0)
        free = width - gaps - folded * FOLDED_WIDTH
        own = free // max(len(opened), 1)
        left, height = 0, self.viewport().height()
        for key, column in self._columns.items():
            column.fold(is_folded=key not in opened)
            wide = FOLDED_WIDTH if column.is_folded else own
            column.setGeometry(left, 0, wide, height)
            left += wide + GAP
        self._ground.resize(max(left - GAP, 0), height)

    def _look_at(self, column: BoardColumn) -> None:
        """Open a column, and keep it open as long as others were not looked at."""
        keys = [key for key in self._recent if key != column.key]
        self._recent = [column.key, *keys][:_MOST_RECENT]
        if column.is_folded:
            self._place()

    def _go(self, step: int) -> None:
        """Go to the nearest card of the next column that has any."""
        columns = [each for each in self._columns.values() if not each.is_empty]
        here = next(
            (n for n, each in enumerate(columns) if each.current_row() >= 0), None
        )
        if not columns:
            return
        if here is None:
            self.mark_first()
            return
        there = columns[max(0, min(here + step, len(columns) - 1))]
        self._look_at(there)
        there.mark(columns[here].current_row())
        self.ensureWidgetVisible(there, 12, 0)

    def _drag(self, is_begun: bool) -> None:
        self._dragged = self.marked_card() if is_begun else None
        self.show_ways()

    def _dropped(self, job_id: UUID, key: str) -> None:
        for column in self._columns.values():
            card = column.model.card_at(column.model.row_of(job_id))
            if card is not None and self._key_of(card) != key:
                self.move_wanted.emit(card, key)

    def _take_mark(self, card: RepairCard) -> None:
        if self._is_filling:
            return
        self._marked_id = card.id
        for column in self._columns.values():
            if column.model.row_of(card.id) < 0:
                column.forget_mark()
            else:
                self._look_at(column)
        self.marked.emit(card)

    def _focus(self, column: BoardColumn) -> None:
        if column.current_row() < 0 and not self._is_filling:
            column.mark(0)

    def _mark_again(self, *, has_focus: bool) -> None:
        if self._marked_id is None:
            return
        if not self.mark_job(self._marked_id, with_focus=has_focus) and has_focus:
            self.mark_first()

    def _mark_in(self, column: BoardColumn, row: int, *, with_focus: bool) -> None:
        self._look_at(column)
        index = column.model.index(row)
        column.list.setCurrentIndex(index)
        column.list.scrollTo(index)
        self.ensureWidgetVisible(column, 12, 0)
        if with_focus:
            column.list.setFocus()
