"""Several jobs at once: another state, another technician."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.repairs.workflow import next_kinds
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.repairs.people import bench_of
from techstore_desktop.ui.repairs.saving_first import SaveFirst, nothing_typed
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.repairs.words import state_words, step_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending

_MOST_NAMED = 5
_ONE_BY_ONE = frozenset(
    {
        RepairKind.QUOTED,
        RepairKind.APPROVED,
        RepairKind.DECLINED,
        RepairKind.CANCELLED,
        RepairKind.DELIVERED,
    }
)
"""What is said to, or by, each customer is not written down for many at once."""


class Batch(QObject):
    """Moves or assigns jobs: all of them, or none where one of them may not."""

    done = Signal()

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self.save_first: SaveFirst = nothing_typed

    def choose_state(self, jobs: Sequence[RepairCard]) -> None:
        """Offer the states that every one of the jobs may go to."""
        if not jobs:
            return
        repairs = self._session.shop.repairs

        def offer(saved: RepairCard | None) -> None:
            asked = [
                saved if saved is not None and saved.id == job.id else job
                for job in jobs
            ]
            run(repairs.states, lambda every: self._offer_states(asked, every), self)

        self.save_first({job.id for job in jobs}, offer)

    def choose_technician(self, jobs: Sequence[RepairCard]) -> None:
        """Offer who works at the bench, and nobody."""
        if not jobs:
            return
        people = self._session.shop.staff.people
        run(people, lambda found: self._offer_people(jobs, found), self)

    def move(
        self, jobs: Sequence[RepairCard], key: str, *, waiting_for: str = ""
    ) -> None:
        """Move jobs to a state."""
        repairs, actor = self._session.shop.repairs, self._session.actor
        ids = [job.id for job in jobs]
        self._act(
            lambda lent: repairs.move_many(
                actor, ids, key, waiting_for=waiting_for, approval=lent
            )
        )

    def assign(self, jobs: Sequence[RepairCard], technician_id: UUID | None) -> None:
        """Give jobs to a technician, or to nobody."""
        repairs, actor = self._session.shop.repairs, self._session.actor
        ids = [job.id for job in jobs]
        self._act(
            lambda lent: repairs.assign_many(actor, ids, technician_id, approval=lent)
        )

    def _act(self, act: Callable[[Approval | None], object]) -> None:
        run_lending(self._over, self._session, act, lambda _cards: self.done.emit())

    def _offer_states(
        self, jobs: Sequence[RepairCard], states: Sequence[RepairStateResponse]
    ) -> None:
        offered = states_for_all(jobs, states)
        if not offered:
            words = self.tr("There is no state that all of these may go to.")
            self._session.shell.toast(words, "warning")
            return
        dialog = ChoiceDialog(
            self._over,
            title=self.tr("Another state"),
            text=self._words_of(jobs),
            choices=[state_words(state) for state in offered],
            primary=self.tr("Move"),
        )
        dialog.chosen.connect(lambda at: self._take(jobs, offered[at]))
        dialog.open()

    def _offer_people(
        self, jobs: Sequence[RepairCard], people: Sequence[StaffMemberResponse]
    ) -> None:
        bench = bench_of(people)
        ids: list[UUID | None] = [*(person.id for person in bench), None]
        dialog = ChoiceDialog(
            self._over,
            title=self.tr("Another technician"),
            text=self._words_of(jobs),
            choices=[*(person.name for person in bench), self.tr("Nobody")],
            primary=self.tr("Assign"),
        )
        dialog.chosen.connect(lambda at: self.assign(jobs, ids[at]))
        dialog.open()

    def _words_of(self, jobs: Sequence[RepairCard]) -> str:
        numbers = ", ".join(job.number for job in jobs[:_MOST_NAMED])
        if len(jobs) <= _MOST_NAMED:
            return numbers
        words = self.tr("{numbers} and {count} more")
        return words.format(numbers=numbers, count=len(jobs) - _MOST_NAMED)

    def _take(self, jobs: Sequence[RepairCard], state: RepairStateResponse) -> None:
        if state.kind is not RepairKind.WAITING_FOR_PART:
            self.move(jobs, state.key)
            return
        dialog = TextDialog(
            self._over,
            title=step_words(RepairKind.WAITING_FOR_PART),
            label=self.tr("Which part"),
            primary=self.tr("Wait for it"),
        )
        dialog.written.connect(
            lambda words: self.move(jobs, state.key, waiting_for=words)
        )
        dialog.open()


def states_for_all(
    jobs: Sequence[RepairCard], states: Sequence[RepairStateResponse]
) -> tuple[RepairStateResponse, ...]:
    """Return the states that each of some jobs may be moved to, as the table says."""
    return tuple(
        state
        for state in states
        if state.kind not in _ONE_BY_ONE
        and all(_may_go(job, state) for job in jobs)
        and any(job.state.key != state.key for job in jobs)
    )


def _may_go(job: RepairCard, state: RepairStateResponse) -> bool:
    kind = job.state.kind
    is_same = kind is state.kind and kind is not RepairKind.DELIVERED
    return is_same or state.kind in next_kinds(kind)
