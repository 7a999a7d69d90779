"""The opened job: what it is, its next step, its quote, its history, its device."""

from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.core.repairs.workflow import state_key
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.detail.bench_row import BenchRow
from techstore_desktop.ui.repairs.detail.deeds import JobDeeds
from techstore_desktop.ui.repairs.detail.facts_page import FactsPage
from techstore_desktop.ui.repairs.detail.fitting import Fitting
from techstore_desktop.ui.repairs.detail.head import JobHead
from techstore_desktop.ui.repairs.detail.menu import job_menu
from techstore_desktop.ui.repairs.detail.next_step import NextStep
from techstore_desktop.ui.repairs.detail.quote_page import QuotePage
from techstore_desktop.ui.repairs.detail.timeline import Timeline
from techstore_desktop.ui.repairs.saving_first import Saved
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.dialog import ask
from techstore_desktop.ui.widgets.tab_bar import TabBar

WIDTH = 452
_NOT_AGREED = "repair.approval_needed"
_NOT_DIAGNOSED = "repair.diagnosis_needed"
_NOT_FITTED = "repair.parts_to_fit"
_NO_SESSION = "cash.no_session"
_FACTS = 2
"""The tab of the device, where its photos are."""


class DetailPanel(QFrame):
    """Reads a job on the worker and lets everything about it be done."""

    closed = Signal()
    shown = Signal()
    """Tells that the panel came up, or went."""

    step_wanted = Signal(object, str, object)
    """Carries the card, the state's key and its kind."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._job_id: UUID | None = None
        self._job: RepairJobResponse | None = None
        self.setProperty("role", "surface")
        self.setFixedWidth(WIDTH)
        self.head = JobHead(session, self)
        self.step = NextStep(session, self)
        self.bench = BenchRow(session, self)
        self.deeds = JobDeeds(self, session)
        self.fitting = Fitting(self, session)
        self.tabs = TabBar(
            [
                ("quote", self.tr("Quote")),
                ("history", self.tr("History")),
                ("device", self.tr("Device")),
            ],
            self,
        )
        self.quote = QuotePage(session)
        self.timeline = Timeline(session)
        self.facts = FactsPage(session)
        self.pages = QStackedWidget(self)
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the opened job."""
        deeds = self.deeds
        return (
            Shortcut("F12", self.tr("The next step of the open job"), self.next),
            Shortcut("F9", self.tr("Start or stop the work"), self.bench.toggle_work),
            Shortcut("F10", self.tr("What else can be done with it"), self._open_menu),
            Shortcut("F4", self.tr("Note for the shop"), deeds.write_note),
            Shortcut("F5", self.tr("Take a deposit"), deeds.take_deposit, "cash"),
            Shortcut("Ctrl+M", self.tr("Tell the customer"), deeds.tell, "message"),
            Shortcut("Ctrl+S", self.tr("Save the quote"), self.quote.save, "check"),
            Shortcut("Shift+F8", self.tr("Camera"), self.open_camera, "camera"),
            Shortcut("Ctrl+V", self.tr("Paste a photo"), self.paste_photo),
            Shortcut("Ctrl+Tab", self.tr("Quote, history, device"), self.turn),
        )

    def job_id(self) -> UUID | None:
        """Return which job is open."""
        return self._job_id

    def job(self) -> RepairJobResponse | None:
        """Return the job as it was read last; nothing before, or once closed."""
        return self._job

    def show_job(self, job_id: UUID) -> None:
        """Open a job; one whose quote is not saved is asked about first."""
        if job_id != self._job_id and self.quote.is_changed:
            self._ask_to_leave(lambda: self._read(job_id))
            return
        if self._job is not None and job_id == self._job.card.id:
            self._go_to_next(self._job)
        self._read(job_id)

    def reload(self) -> None:
        """Read the opened job anew."""
        if self._job_id is not None:
            self._read(self._job_id)

    def close_job(self) -> None:
        """Show no job; what is not saved is asked about."""
        if self.quote.is_changed:
            self._ask_to_leave(self._forget)
        else:
            self._forget()

    def unsaved_id(self) -> UUID | None:
        """Return the open job, where something typed about it is not saved."""
        return self._job_id if self.quote.is_changed else None

    def save_first(self, job_ids: Collection[UUID], then: Saved) -> None:
        """Save what is typed, if the open job is one of those that are to move.

        Where that is not finished nothing moves, and the cursor is there.
        """
        if self.unsaved_id() not in job_ids:
            then(None)
            return
        self.tabs.setCurrentIndex(0)
        if not self.quote.save_and(lambda saved: then(saved.card)):
            words = self.tr("The quote is not finished: nothing was moved.")
            self._session.shell.toast(words, "warning")

    def next(self) -> None:
        """Take the usual next step, or go where what it lacks is written."""
        job = self._job
        if job is None or job.main_next is None:
            return
        obstacle = job.obstacle_to(job.main_next)
        if self.quote.is_changed:
            offered = job.main_next
            self.save_first({job.card.id}, lambda _card: self._go_on(offered))
        elif obstacle is None:
            self._step(state_key(job.main_next), job.main_next)
        elif obstacle.code == _NOT_AGREED:
            self._step(state_key(RepairKind.APPROVED), RepairKind.APPROVED)
        elif obstacle.code == _NOT_FITTED:
            self.tabs.setCurrentIndex(0)
            self.quote.go_to_unfitted()
        elif obstacle.code == _NO_SESSION:
            self._session.shell.open_screen("cash")
        else:
            self._go_to_diagnosis()

    def _go_on(self, offered: RepairKind) -> None:
        """Take the step that the button named, if it still is what comes next."""
        if self._job is not None and self._job.main_next is offered:
            self.next()

    def turn(self) -> None:
        """Show the next tab."""
        self.tabs.turn()

    def open_camera(self) -> None:
        """Take photos of the open job's device."""
        if self._job is not None and self.facts.photos.takes_photos:
            self.tabs.setCurrentIndex(_FACTS)
            self.facts.photos.open_camera()

    def paste_photo(self) -> None:
        """Add the picture on the clipboard to the open job."""
        self._take_photos(QGuiApplication.clipboard().mimeData())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photos wherever they are dropped on the job."""
        if self.facts.photos.takes_photos:
            self.facts.photos.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the photos that were dropped, and show where they are."""
        if self._take_photos(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _take_photos(self, carried: QMimeData) -> bool:
        photos = self.facts.photos
        if self._job is None or not photos.takes_photos:
            return False
        is_taken = photos.take_carried(carried)
        if is_taken:
            self.tabs.setCurrentIndex(_FACTS)
        return is_taken

    def _step(self, key: str, kind: RepairKind) -> None:
        if self._job is not None:
            self.step_wanted.emit(self._job.card, key, kind)

    def _read(self, job_id: UUID) -> None:
        self._job_id = job_id
        repairs, actor = self._session.shop.repairs, self._session.actor
        self._latest.run(lambda: repairs.job(actor, job_id), self._show)

    def _show(self, job: RepairJobResponse) -> None:
        is_other = self._job is None or self._job.card.id != job.card.id
        was_at_step = self.step.button.hasFocus()
        self._job = job
        self.deeds.show_job(job)
        for part in (
            self.head,
            self.step,
            self.bench,
            self.quote,
            self.timeline,
            self.facts,
        ):
            part.show_job(job)
        if self.isHidden():
            self.show()
            self.shown.emit()
        if is_other or was_at_step:
            self._go_to_next(job)

    def _go_to_next(self, job: RepairJobResponse) -> None:
        """Bring the cursor to the next step, or to the diagnosis that it lacks."""
        obstacle = job.obstacle_to(job.main_next)
        if obstacle is not None and obstacle.code == _NOT_DIAGNOSED:
            self._go_to_diagnosis()
        else:
            self.step.first_focus().setFocus()

    def _go_to_diagnosis(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.quote.diagnosis.setFocus()

    def _open_menu(self) -> None:
        if self._job is not None:
            menu = job_menu(self, self._session, self._job, self.deeds, self._step)
            menu.popup(self.step.more.mapToGlobal(self.step.more.rect().bottomLeft()))

    def _ask_to_leave(self, leave: Callable[[], None]) -> None:
        def go() -> None:
            self.quote.discard()
            leave()

        ask(
            self,
            title=self.tr("The quote is not saved"),
            text=self.tr("What you typed is lost if you leave it now."),
            primary=self.tr("Leave it"),
            secondary=self.tr("Go on writing"),
            then=go,
            is_danger=True,
        )

    def _forget(self) -> None:
        self._latest.drop()
        self._job_id = self._job = None
        self.deeds.show_job(None)
        self.hide()
        self.shown.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.step)
        column.addWidget(self.bench)
        column.addWidget(self.tabs)
        for page in (self.quote, self.timeline, self.facts):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.head.close_wanted.connect(self.closed)
        self.step.wanted.connect(self.next)
        self.step.more.clicked.connect(self._open_menu)
        self.bench.changed.connect(self.reload)
        self.deeds.changed.connect(self.reload)
        self.fitting.done.connect(self._show)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.quote.changed.connect(
            lambda is_changed: self.step.show_unsaved(is_unsaved=is_changed)
        )
        self.quote.saved.connect(self._show)
        self.quote.fit_wanted.connect(self.fitting.fit)
        self.quote.take_off_wanted.connect(self.fitting.take_off)
