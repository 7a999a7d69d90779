"""Taking a job a step on: asks what the step needs, and nothing where it needs none."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Approval
from techstore_desktop.core.repairs.choices import PartStatus, RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard, RepairJobResponse
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.repairs.workflow import kind_of, transition
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.repairs.agreement import Agreement
from techstore_desktop.ui.repairs.check_dialog import CheckDialog
from techstore_desktop.ui.repairs.saving_first import SaveFirst, nothing_typed
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.repairs.words import step_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending

Act = Callable[[Approval | None], object]
DETAIL_HELPS = frozenset({"repair.diagnosis_needed", "repair.approval_needed"})


class Steps(QObject):
    """Every way in which a person moves a job, wherever they do it from."""

    taken = Signal(object)
    """Carries the job's identifier, once it is where it was wanted."""

    detail_wanted = Signal(object)
    """Carries the card of a job that lacks something the detail can write."""

    moving = Signal(object, str)
    """Carries a card and the state that it may go to without a question."""

    delivery_wanted = Signal(object)
    """Carries the card of a job that is to be handed out."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        save_first: SaveFirst = nothing_typed,
    ) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self._save_first = save_first

    def to_state(self, card: RepairCard, state: RepairStateResponse) -> None:
        """Move a job to a state, such as the column that it was dropped on."""
        self.take(card, state.key, state.kind)

    def assign(self, card: RepairCard, technician_id: UUID | None) -> None:
        """Give a job to a technician, such as whose column it was dropped on."""
        repairs, actor = self._session.shop.repairs, self._session.actor
        self._act(
            card,
            lambda lent: repairs.assign(actor, card.id, technician_id, approval=lent),
        )

    def take(self, card: RepairCard, key: str, kind: RepairKind) -> None:
        """Save what is typed about a job, ask what the step needs, then take it."""
        self._save_first(
            {card.id}, lambda saved: self._go_on(card, saved, key=key, kind=kind)
        )

    def _go_on(
        self, card: RepairCard, saved: RepairCard | None, *, key: str, kind: RepairKind
    ) -> None:
        """Take the step, unless what was saved sent the job back (R51)."""
        if saved is None or saved.state.key == card.state.key:
            self._ask(saved or card, key, kind)
        elif saved.state.key == key:
            self.taken.emit(card.id)
        elif kind in (saved.state.kind, RepairKind.CANCELLED):
            self._ask(saved, key, kind)
        else:
            words = self.tr("{number}: saved. What was changed is to be quoted again.")
            self._session.shell.toast(words.format(number=card.number))
            self.taken.emit(card.id)

    def _ask(self, card: RepairCard, key: str, kind: RepairKind) -> None:
        start = card.state.kind
        if start is kind:
            self._move(card, key)
        elif kind is RepairKind.DELIVERED:
            self.delivery_wanted.emit(card)
        elif kind is RepairKind.APPROVED and not card.is_settled:
            self._agree(card, key)
        elif kind is RepairKind.DECLINED:
            self._decline(card, key)
        elif kind is RepairKind.CANCELLED:
            self._cancel(card, key)
        elif kind is RepairKind.WAITING_FOR_PART:
            self._wait(card, key)
        elif kind is RepairKind.READY and start is RepairKind.TESTING:
            self._check(card, key)
        elif kind is RepairKind.QUOTED:
            self._quote(card, key)
        else:
            self._move(card, key)

    def _move(self, card: RepairCard, key: str, *, waiting_for: str = "") -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        if self._may_move(card, key):
            self.moving.emit(card, key)
        self._act(
            card,
            lambda lent: repairs.move(
                actor,
                card.id,
                key,
                waiting_for=waiting_for,
                seen=card.state.key,
                approval=lent,
            ),
        )

    def _may_move(self, card: RepairCard, key: str) -> bool:
        try:
            way = transition(card.state.kind, kind_of(key))
        except RuleBroken:
            return False
        return self._session.actor.may(way.permission)

    def _quote(self, card: RepairCard, key: str) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        self._act(
            card,
            lambda lent: repairs.quote(actor, card.id, state=key, approval=lent),
        )

    def _wait(self, card: RepairCard, key: str) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        run(
            lambda: repairs.job(actor, card.id),
            lambda job: self._ask_which_part(card, key, job),
            self._over,
        )

    def _ask_which_part(
        self, card: RepairCard, key: str, job: RepairJobResponse
    ) -> None:
        missing = (
            line.name for line in job.lines if line.part_status is PartStatus.TO_ORDER
        )
        dialog = TextDialog(
            self._over,
            title=step_words(RepairKind.WAITING_FOR_PART),
            label=self.tr("Which part"),
            primary=self.tr("Wait for it"),
            likely=", ".join(missing),
        )
        dialog.written.connect(lambda words: self._move(card, key, waiting_for=words))
        dialog.open()

    def _cancel(self, card: RepairCard, key: str) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        dialog = TextDialog(
            self._over,
            title=self.tr("Cancel {number}?").format(number=card.number),
            label=self.tr("Why"),
            primary=step_words(RepairKind.CANCELLED),
            is_needed=True,
            is_danger=True,
        )
        dialog.written.connect(
            lambda why: self._act(
                card,
                lambda lent: repairs.cancel(
                    actor, card.id, why, state=key, approval=lent
                ),
            )
        )
        dialog.open()

    def _decline(self, card: RepairCard, key: str) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        dialog = TextDialog(
            self._over,
            title=self.tr("{customer} declines").format(customer=card.customer_name),
            label=self.tr("Why, if they said"),
            primary=self.tr("Write it down"),
        )
        dialog.written.connect(
            lambda why: self._act(
                card,
                lambda lent: repairs.decline(
                    actor, card.id, note=why, state=key, approval=lent
                ),
            )
        )
        dialog.open()

    def _check(self, card: RepairCard, key: str) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        dialog = CheckDialog(self._over, device=card.device)
        dialog.checked.connect(
            lambda words, is_passed: self._act(
                card,
                lambda lent: repairs.check(
                    actor,
                    card.id,
                    words,
                    is_passed=is_passed,
                    state=key,
                    approval=lent,
                ),
            )
        )
        dialog.open()

    def _agree(self, card: RepairCard, key: str) -> None:
        agreement = Agreement(self._over, self._session, card, state=key)
        agreement.done.connect(lambda: self.taken.emit(card.id))
        agreement.begin()

    def _act(self, card: RepairCard, act: Act) -> None:
        run_lending(
            self._over,
            self._session,
            act,
            lambda _job: self.taken.emit(card.id),
            failed=lambda error: self._refused(card, error),
        )

    def _refused(self, card: RepairCard, error: Exception) -> None:
        show_error(self._over, error)
        if isinstance(error, RuleBroken) and error.code in DETAIL_HELPS:
            self.detail_wanted.emit(card)
        self.taken.emit(card.id)
