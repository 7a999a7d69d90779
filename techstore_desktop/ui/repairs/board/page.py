"""The board with the bar beneath it: what a key or a drag can do is said before."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.repairs.schemas import RepairBoard, RepairCard
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.repairs.workflow import state_key
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.repairs.board.board import Board
from techstore_desktop.ui.repairs.board.step_bar import StepBar
from techstore_desktop.ui.repairs.board.ways import Ways
from techstore_desktop.ui.repairs.steps import DETAIL_HELPS
from techstore_desktop.ui.session import Session


class BoardPage(QWidget):
    """Emits what is wanted of a job only where it may be had."""

    step_wanted = Signal(object, str, object)
    """Carries the card, and the key and the kind of the state that it may go to."""

    detail_wanted = Signal(object)
    """Carries the card of a job that lacks something the detail can write."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = session.formats
        self._shown: RepairBoard | None = None
        self._asked: RepairCard | None = None
        self.ways = Ways(session, self)
        self.board = Board(session, self, why_not=self.why_not)
        self.bar = StepBar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.board, 1)
        column.addWidget(self.bar)
        self.board.marked.connect(self._marked)
        self.board.step_wanted.connect(self._step)
        self.ways.told.connect(self._show_ways)
        self.bar.step_wanted.connect(self._step_by_mouse)

    def show_board(
        self, board: RepairBoard, now: datetime, *, by_technician: bool
    ) -> None:
        """Show jobs, and ask anew what the marked one may do.

        A board that was narrowed has the same cards: each key of a search asks nothing.
        """
        self._shown = board
        self.board.show_board(board, now, by_technician=by_technician)
        card = self.board.marked_card()
        if card is None:
            self._show_ways()
        else:
            self._marked(card)

    def why_not(self, card: RepairCard, state: RepairStateResponse) -> str:
        """Return why a job may not enter a column; nothing where it may."""
        refused = self.ways.obstacle(card, state.kind)
        return message(refused, self._formats) if refused else ""

    def _marked(self, card: RepairCard) -> None:
        if card is not self._asked:
            self._asked = card
            self.ways.look_at(card)
        self._show_ways()

    def _show_ways(self) -> None:
        """Say what the keys do with the marked job, and where a drag may end."""
        self.board.show_ways()
        card = self.board.marked_card()
        if card is None:
            has_jobs = self._shown is not None and bool(self._shown.cards)
            self.bar.show_nothing(has_jobs=has_jobs)
            return
        kind = self.ways.next_of(card)
        lacking = self.ways.obstacle(card, kind) if kind else None
        self.bar.show_steps(
            card,
            following=kind,
            lacking=message(lacking, self._formats) if lacking else "",
            back=self._back_of(card),
        )

    def _back_of(self, card: RepairCard) -> RepairStateResponse | None:
        return self.ways.back_of(card, self._shown.states) if self._shown else None

    def _step_by_mouse(self, step: int) -> None:
        card = self.board.marked_card()
        if card is not None:
            self._step(card, step)

    def _step(self, card: RepairCard, step: int) -> None:
        if step > 0:
            self._go_on(card)
            return
        back = self._back_of(card)
        if back is not None:
            self.step_wanted.emit(card, back.key, back.kind)
        else:
            self.bar.insist(self.tr("From here there is no step back by hand."))

    def _go_on(self, card: RepairCard) -> None:
        """Take the next step, or say why not and open the job where that helps."""
        kind = self.ways.next_of(card)
        if kind is None:
            return
        lacking = self.ways.obstacle(card, kind)
        if lacking is None:
            self.step_wanted.emit(card, state_key(kind), kind)
            return
        self.bar.insist(message(lacking, self._formats))
        if lacking.code in DETAIL_HELPS:
            self.detail_wanted.emit(card)
