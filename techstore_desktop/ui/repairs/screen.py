"""The repairs: the board or the list, and the marked job beside it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.core.repairs.schemas import RepairBoard, RepairCard, RepairFilter
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.board.no_jobs import NoJobs
from techstore_desktop.ui.repairs.board.page import BoardPage
from techstore_desktop.ui.repairs.board.reading import BoardReading
from techstore_desktop.ui.repairs.delivery.handing_out import hand_out_repair
from techstore_desktop.ui.repairs.detail.panel import WIDTH as DETAIL_WIDTH
from techstore_desktop.ui.repairs.detail.panel import DetailPanel
from techstore_desktop.ui.repairs.figures.entry import NAME as FIGURES
from techstore_desktop.ui.repairs.filters import RepairFilters
from techstore_desktop.ui.repairs.head_row import HeadRow
from techstore_desktop.ui.repairs.intake.entry import NAME as INTAKE
from techstore_desktop.ui.repairs.listing.page import ListPage
from techstore_desktop.ui.repairs.quick_filters import ALL
from techstore_desktop.ui.repairs.screen_keys import keys_of
from techstore_desktop.ui.repairs.steps import Steps
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut

_BOTH_FIT = 1000
"""Pixels from which the board and an open job have room beside each other."""
SHOWN_ON = (
    "repair_job",
    "repair_ticket",
    "repair_line",
    "repair_deposit",
    "repair_state",
    "repair_event",
    "repair_work",
)


class RepairsScreen(Screen):
    """Filters above, the board beneath, the opened job at its right."""

    read = Signal()
    """The board shows what the filter wants."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._listed: RepairFilter | None = None
        self._state_to_mark = ""
        self._closing: UUID | None = None
        self.filters = RepairFilters(session, self)
        self.reading = BoardReading(session, self)
        self.board_page = BoardPage(session, self)
        self.board = self.board_page.board
        self.list = ListPage(session, self)
        self.detail = DetailPanel(session, self)
        self.list.batch.save_first = self.detail.save_first
        self.steps = Steps(self, session, self.detail.save_first)
        self.board_page.ways.unsaved_id = self.detail.unsaved_id
        self.left = QWidget(self)
        self.stack = QStackedWidget(self)
        self.empty = NoJobs()
        self.head = HeadRow(session, self.filters.search, self)
        self._build()
        self._connect()
        self.refresh_on(*SHOWN_ON)
        run(session.shop.staff.people, self.filters.show_people, self)
        self.refresh()
        self.reading.warm_up()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the repairs."""
        return keys_of(self)

    def refresh(self) -> None:
        """Read the board anew, and the job that is open."""
        self.reading.read(self.filters.of_branch())
        if self.is_list:
            self._list_again(self.filters.wanted())
        self.detail.reload()

    def first_focus(self) -> QWidget | None:
        """Return the board, or the list."""
        return self.list.list.table.view if self.is_list else self.board

    @property
    def is_list(self) -> bool:
        """Whether the list stands where the board would."""
        return self.stack.currentWidget() is self.list

    def take_in(self) -> None:
        """Take a device in."""
        self.session.shell.open_screen(INTAKE)

    def turn_over(self) -> None:
        """Show the list in place of the board, or the board again."""
        is_list = not self.is_list
        self.stack.setCurrentWidget(self.list if is_list else self.board_page)
        self._show_view()
        self._listed = None
        self.refresh()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def open_with(self, **arguments: object) -> None:
        """Open ``job_id``, show a ``quick`` filter, or look at a ``state``."""
        job_id = arguments.get("job_id")
        if isinstance(job_id, UUID):
            self.open_job(job_id)
        quick, state = arguments.get("quick"), arguments.get("state")
        if isinstance(quick, str):
            self._show_board(quick)
        elif isinstance(state, str):
            self._state_to_mark = state
            self._show_board(ALL)

    def _show_board(self, quick: str) -> None:
        """Show the board by state, with a quick filter and nothing searched for."""
        if self.is_list:
            self.turn_over()
        self.filters.show_quick(quick)
        self.refresh()

    def on_scan(self, code: str) -> bool:
        """Open the job of a ticket or a label that was scanned; else search for it."""
        repairs, actor = self.session.shop.repairs, self.session.actor

        def then(card: RepairCard | None) -> None:
            if card is not None:
                self.open_job(card.id)
            else:
                self.filters.search.set_text(code)

        run(lambda: repairs.find_by_number(actor, code), then, self)
        return True

    def step_back(self) -> bool:
        """Close the job, then the search."""
        if not self.detail.isHidden():
            self.close_job()
            return True
        if self.filters.search.text():
            self.filters.search.clear()
            return True
        return False

    def state(self) -> object:
        """Return the filter and the job that is open."""
        return self.filters.state(), self.detail.job_id()

    def restore(self, state: object) -> None:
        """Show the same again."""
        match state:
            case (filtered, UUID() as job_id):
                self.filters.restore(filtered)
                self.open_job(job_id)
            case (filtered, None):
                self.filters.restore(filtered)

    def open_job(self, job_id: UUID) -> None:
        """Open a job beside the board."""
        self.board.mark_job(job_id, with_focus=False)
        self.detail.show_job(job_id)

    def close_job(self) -> None:
        """Close the job and go back to its card; what is not saved is asked first."""
        self._closing = self.detail.job_id()
        self.detail.close_job()

    def _go_to_card(self) -> None:
        """Bring the cursor to the card, or the row, of the job that was closed."""
        job_id, self._closing = self._closing, None
        if self.is_list:
            self.list.list.table.view.setFocus()
        elif job_id is None or not self.board.mark_job(job_id):
            self.board.setFocus()

    def _on_shown(self) -> None:
        self._share_width()
        if self.detail.job_id() is None:
            self._go_to_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the open job have a narrow window for itself."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        is_narrow = self.width() < _BOTH_FIT
        is_open = not self.detail.isHidden()
        self.left.setVisible(not (is_narrow and is_open))
        self.board_page.bar.setHidden(is_open)
        self.detail.setFixedWidth(self.width() if is_narrow else DETAIL_WIDTH)

    def _filter(self) -> None:
        """Show what another filter wants; where only words changed, without reading."""
        self._show_view()
        base = self.filters.of_branch()
        if not self.reading.holds(base):
            self.refresh()
            return
        self.reading.narrow(base.text)
        if self.is_list:
            self._list_again(self.filters.wanted())

    def _show_view(self) -> None:
        by_technician = self.filters.by_technician
        self.head.show_view(is_list=self.is_list, by_technician=by_technician)

    def _show(self, found: RepairBoard) -> None:
        self.filters.count(found)
        self.filters.show_branches(found.cards)
        board = self.filters.narrowed(found)
        now = self.session.shop.database.clock.now()
        by_technician = self.filters.by_technician
        self.board_page.show_board(board, now, by_technician=by_technician)
        if not self.is_list:
            self.empty.say(is_filtered=self.filters.is_narrow)
            shown = self.board_page if board.cards else self.empty
            self.stack.setCurrentWidget(shown)
        if self._state_to_mark:
            self.board.mark_state(self._state_to_mark)
            self._state_to_mark = ""
        self.read.emit()

    def _mark_found(self) -> None:
        """Bring the cursor to the first of what was found."""
        if self.is_list:
            self.list.list.mark_first()
        else:
            self.board.mark_first()

    def _list_again(self, wanted: RepairFilter) -> None:
        """List from the top what another filter wants; else where it stands."""
        if wanted == self._listed:
            self.list.reload()
        else:
            self._listed = wanted
            self.list.show_jobs(wanted)

    def _list_anew(self) -> None:
        self._listed = None
        self.refresh()

    def _drop(self, card: RepairCard, key: str) -> None:
        if self.filters.by_technician:
            self.steps.assign(card, UUID(key) if key else None)
            return
        board = self.reading.board
        states = board.states if board is not None else ()
        state = next((each for each in states if each.key == key), None)
        if state is not None:
            self.steps.to_state(card, state)

    def _taken(self, job_id: UUID) -> None:
        if self.detail.job_id() == job_id:
            self.detail.reload()
        self.refresh()

    def _build(self) -> None:
        self.stack.addWidget(self.board_page)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        left = QVBoxLayout(self.left)
        left.setContentsMargins(16, 14, 16, 14)
        left.setSpacing(12)
        left.addWidget(self.head)
        left.addWidget(self.filters)
        left.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 1)
        row.addWidget(self.detail)
        self.left.setMinimumWidth(1)
        self.detail.hide()

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.reading.told.connect(self._show)
        self.filters.search.list_key.connect(lambda _event: self._mark_found())
        self.filters.search.confirmed.connect(lambda _text: self._mark_found())
        self.board.opened.connect(lambda card: self.open_job(card.id))
        self.board_page.step_wanted.connect(self.steps.take)
        self.board_page.detail_wanted.connect(lambda card: self.open_job(card.id))
        self.board.move_wanted.connect(self._drop)
        self.list.opened.connect(lambda card: self.open_job(card.id))
        self.list.changed.connect(self._list_anew)
        self.list.done.connect(self.refresh)
        self.head.take_in_wanted.connect(self.take_in)
        self.head.other_view_wanted.connect(self.turn_over)
        self.head.other_lanes_wanted.connect(self.filters.turn_lanes)
        self.head.figures_wanted.connect(
            lambda: self.session.shell.open_screen(FIGURES)
        )
        self.steps.delivery_wanted.connect(
            lambda card: hand_out_repair(self, self.session, card.id)
        )
        self.steps.moving.connect(self.board.show_moved)
        self.steps.taken.connect(self._taken)
        self.steps.detail_wanted.connect(lambda card: self.open_job(card.id))
        self.detail.closed.connect(self.close_job)
        self.detail.shown.connect(self._on_shown)
        self.detail.step_wanted.connect(self.steps.take)
