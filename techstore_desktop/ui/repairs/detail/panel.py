"""The opened job: what it is, its next step, its quote, its history, its device."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.permissions import Approval, Permission, Role
from techstore_desktop.core.repairs.choices import PartStatus, RepairKind
from techstore_desktop.core.repairs.schemas import (
    RepairJobResponse,
    RepairLineResponse,
)
from techstore_desktop.core.repairs.workflow import state_key
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.notices.notice_sheet import NoticeSheet
from techstore_desktop.ui.repairs.detail.facts_page import FactsPage
from techstore_desktop.ui.repairs.detail.head import JobHead
from techstore_desktop.ui.repairs.detail.papers import add_papers
from techstore_desktop.ui.repairs.detail.quote_page import QuotePage
from techstore_desktop.ui.repairs.detail.timeline import Timeline
from techstore_desktop.ui.repairs.money.return_dialog import DepositReturnDialog
from techstore_desktop.ui.repairs.money.taking import DepositTaking
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.repairs.words import state_words, step_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.dialog import ask
from techstore_desktop.ui.widgets.tab_bar import TabBar

WIDTH = 452
_BENCH = {Role.TECHNICIAN, Role.MANAGER}


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
        self._people: list[UUID | None] = [None]
        self.setProperty("role", "surface")
        self.setFixedWidth(WIDTH)
        self.head = JobHead(session, self)
        self.next_button = PrimaryButton("", self, keys="F12", height=44)
        self.more = SecondaryButton(self.tr("More"), self, icon="dots", height=44)
        self.technician = QComboBox(self)
        self.technician.setAccessibleName(self.tr("Technician"))
        self.work_button = SecondaryButton("", self, icon="clock", keys="F9")
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
        for page in (self.quote, self.timeline, self.facts):
            self.pages.addWidget(page)
        self._build()
        self._connect()
        run(session.shop.staff.people, self._show_people, self)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the opened job."""
        return (
            Shortcut("F12", self.tr("The next step of the open job"), self.next),
            Shortcut("F9", self.tr("Start or stop the work"), self.toggle_work),
            Shortcut("F4", self.tr("Note for the shop"), self.write_note),
            Shortcut("F5", self.tr("Take a deposit"), self.take_deposit, "cash"),
            Shortcut("Ctrl+M", self.tr("Tell the customer"), self.tell, "message"),
            Shortcut("Ctrl+S", self.tr("Save the quote"), self.quote.save, "check"),
            Shortcut("Ctrl+Tab", self.tr("Quote, history, device"), self.turn),
        )

    def job_id(self) -> UUID | None:
        """Return which job is open."""
        return self._job_id

    def show_job(self, job_id: UUID) -> None:
        """Open a job; one whose quote is not saved is asked about first."""
        if job_id != self._job_id and self.quote.is_changed:
            self._ask_to_leave(lambda: self._read(job_id))
        else:
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

    def next(self) -> None:
        """Take the usual next step."""
        job = self._job
        if job is None or job.main_next is None:
            return
        if self.quote.is_changed:
            self.quote.save()
            return
        kind = job.main_next
        self.step_wanted.emit(job.card, state_key(kind), kind)

    def turn(self) -> None:
        """Show the next tab."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def toggle_work(self) -> None:
        """Start the person's clock on this job, or stop it."""
        job = self._job
        if job is None:
            return
        repairs, actor, job_id = (
            self._session.shop.repairs,
            self._session.actor,
            job.card.id,
        )
        is_running = _runs(job)

        def work(lent: Approval | None) -> object:
            if is_running:
                return repairs.stop_work(actor, job_id, approval=lent)
            return repairs.start_work(actor, job_id, approval=lent)

        run_lending(self, self._session, work, lambda _card: self.reload())

    def write_note(self, *, for_customer: bool = False) -> None:
        """Write a note for the shop, or for the customer."""
        job = self._job
        if job is None:
            return
        repairs, actor, job_id = (
            self._session.shop.repairs,
            self._session.actor,
            job.card.id,
        )
        title = (
            self.tr("Note for the customer")
            if for_customer
            else self.tr("Note for the shop")
        )
        dialog = TextDialog(
            self,
            title=title,
            label=self.tr("Note"),
            primary=self.tr("Write it down"),
            is_needed=True,
        )
        dialog.written.connect(
            lambda words: run_lending(
                self,
                self._session,
                lambda lent: repairs.add_note(
                    actor, job_id, words, for_customer=for_customer, approval=lent
                ),
                lambda _card: self.reload(),
            )
        )
        dialog.open()

    def tell(self) -> None:
        """Tell the customer where the job stands (R57b)."""
        if self._job is not None:
            sheet = NoticeSheet(self, self._session, self._job.card.id)
            sheet.told.connect(lambda _notice: self.reload())
            sheet.open()

    def send_or_take_back(self) -> None:
        """Send the device elsewhere, or take it back from there."""
        job = self._job
        if job is None:
            return
        repairs, actor, job_id = (
            self._session.shop.repairs,
            self._session.actor,
            job.card.id,
        )
        if job.card.sent_to:
            run_lending(
                self,
                self._session,
                lambda lent: repairs.take_back(actor, job_id, approval=lent),
                lambda _card: self.reload(),
            )
            return
        dialog = TextDialog(
            self,
            title=self.tr("Send the device elsewhere"),
            label=self.tr("To which branch or workshop"),
            primary=self.tr("Send it"),
            is_needed=True,
        )
        dialog.written.connect(
            lambda place: run_lending(
                self,
                self._session,
                lambda lent: repairs.send_out(actor, job_id, place, approval=lent),
                lambda _card: self.reload(),
            )
        )
        dialog.open()

    def take_deposit(self) -> None:
        """Take money that is held against the job."""
        if self._job is not None:
            taking = DepositTaking(self, self._session, self._job)
            taking.taken.connect(lambda _deposit: self.reload())
            taking.begin()

    def return_deposit(self) -> None:
        """Give back what is held, or a part of it."""
        if self._job is not None and self._job.deposit_balance > 0:
            dialog = DepositReturnDialog(self, self._session, self._job)
            dialog.returned.connect(lambda _deposit: self.reload())
            dialog.open()

    def fit(self, line: RepairLineResponse) -> None:
        """Fit a part; one that is tracked asks for its serial number."""
        parts, actor = self._session.shop.repair_parts, self._session.actor

        def act(*serials: str) -> None:
            run_lending(
                self,
                self._session,
                lambda lent: parts.fit(
                    actor, line.id, serial_numbers=serials, approval=lent
                ),
                self._show,
            )

        if not line.tracks_serial_numbers:
            act()
            return
        dialog = TextDialog(
            self,
            title=line.name,
            label=self.tr("Serial number: scan or type it"),
            primary=self.tr("Fit the part"),
            is_needed=True,
        )
        dialog.written.connect(lambda words: act(*words.replace(",", " ").split()))
        dialog.open()

    def take_off(self, line: RepairLineResponse) -> None:
        """Take a fitted part off, to the shelf or to scrap."""
        if line.part_status is not PartStatus.FITTED:
            return
        dialog = ask(
            self,
            title=self.tr("Take {name} off?").format(name=line.name),
            text=self.tr("It goes back to the shelf, or to scrap."),
            primary=self.tr("To the shelf"),
            secondary=self.tr("To scrap"),
            then=lambda: self._take_off(line, to_scrap=False),
        )
        dialog.closed.connect(
            lambda is_shelf: None if is_shelf else self._take_off(line, to_scrap=True)
        )

    def _take_off(self, line: RepairLineResponse, *, to_scrap: bool) -> None:
        parts, actor = self._session.shop.repair_parts, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: parts.take_off(
                actor, line.id, to_scrap=to_scrap, approval=lent
            ),
            self._show,
        )

    def _read(self, job_id: UUID) -> None:
        self._job_id = job_id
        repairs, actor = self._session.shop.repairs, self._session.actor
        self._latest.run(lambda: repairs.job(actor, job_id), self._show)

    def _show(self, job: RepairJobResponse) -> None:
        is_other = self._job is None or self._job.card.id != job.card.id
        self._job = job
        self.head.show_job(job)
        self.quote.show_job(job)
        self.timeline.show_job(job)
        self.facts.show_job(job)
        self._show_steps(job)
        if self.isHidden():
            self.show()
            self.shown.emit()
        if is_other:
            self.next_button.setFocus()

    def _show_steps(self, job: RepairJobResponse) -> None:
        self.next_button.setVisible(job.main_next is not None)
        if job.main_next is not None:
            self.next_button.setText(step_words(job.main_next))
        is_running = _runs(job)
        self.work_button.setText(
            self.tr("Stop work") if is_running else self.tr("Start work")
        )
        is_open = job.card.state.kind is not RepairKind.DELIVERED
        self.work_button.setVisible(
            is_open and self._session.actor.may(Permission.REPAIR_WORK)
        )
        self.technician.blockSignals(True)
        chosen = job.card.technician_id
        at = self._people.index(chosen) if chosen in self._people else 0
        self.technician.setCurrentIndex(at)
        self.technician.blockSignals(False)
        self.technician.setEnabled(
            is_open and self._session.actor.may(Permission.REPAIR_ASSIGN)
        )

    def _open_menu(self) -> None:
        job = self._job
        if job is None:
            return
        menu = QMenu(self)
        for state in job.next_states:
            if state.kind is job.card.state.kind and not state.name:
                continue
            words = state_words(state) if state.name else step_words(state.kind)
            step = partial(self.step_wanted.emit, job.card, state.key, state.kind)
            menu.addAction(words, step)
        menu.addSeparator()
        self._add_deposit_actions(menu, job)
        menu.addAction(self.tr("Tell the customer"), self.tell)
        menu.addAction(self.tr("Note for the shop"), self.write_note)
        menu.addAction(
            self.tr("Note for the customer"),
            lambda: self.write_note(for_customer=True),
        )
        menu.addAction(
            self.tr("Take it back") if job.card.sent_to else self.tr("Send elsewhere…"),
            self.send_or_take_back,
        )
        add_papers(menu, self, self._session, job)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _add_deposit_actions(self, menu: QMenu, job: RepairJobResponse) -> None:
        may = self._session.actor.may
        is_open = job.card.state.kind is not RepairKind.DELIVERED
        if is_open and may(Permission.REPAIR_TAKE_DEPOSIT):
            menu.addAction(self.tr("Take a deposit"), self.take_deposit)
        if job.deposit_balance > 0 and may(Permission.REPAIR_RETURN_DEPOSIT):
            menu.addAction(self.tr("Give the deposit back"), self.return_deposit)

    def _assign(self, _at: int) -> None:
        job = self._job
        chosen = self._people[max(self.technician.currentIndex(), 0)]
        if job is None or chosen == job.card.technician_id:
            return
        repairs, actor = self._session.shop.repairs, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: repairs.assign(actor, job.card.id, chosen, approval=lent),
            lambda _card: self.reload(),
        )

    def _show_people(self, people: list[StaffMemberResponse]) -> None:
        self.technician.blockSignals(True)
        bench = [person for person in people if person.role in _BENCH]
        self._people = [None, *(person.id for person in bench)]
        self.technician.clear()
        self.technician.addItem(self.tr("Nobody yet"))
        self.technician.addItems([person.name for person in bench])
        self.technician.blockSignals(False)
        if self._job is not None:
            self._show_steps(self._job)

    def _ask_to_leave(self, leave: object) -> None:
        def go() -> None:
            self.quote.discard()
            if callable(leave):
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
        self.hide()
        self.shown.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.head)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.next_button, 1)
        steps.addWidget(self.more)
        column.addLayout(steps)
        bench = QHBoxLayout()
        bench.setSpacing(8)
        bench.addWidget(self.technician, 1)
        bench.addWidget(self.work_button)
        column.addLayout(bench)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.head.close_wanted.connect(self.closed)
        self.next_button.clicked.connect(self.next)
        self.more.clicked.connect(self._open_menu)
        self.work_button.clicked.connect(self.toggle_work)
        self.technician.currentIndexChanged.connect(self._assign)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.quote.saved.connect(self._show)
        self.quote.fit_wanted.connect(self.fit)
        self.quote.take_off_wanted.connect(self.take_off)


def _runs(job: RepairJobResponse) -> bool:
    """Tell whether anybody's clock runs on a job."""
    return any(work.stopped_at is None for work in job.works)
