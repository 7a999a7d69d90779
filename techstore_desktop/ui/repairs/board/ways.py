"""Where the marked job may go: asked when it is marked, not when somebody tries."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import JobSteps, RepairCard
from techstore_desktop.core.repairs.state_schemas import RepairStateResponse
from techstore_desktop.core.repairs.workflow import by_hand, next_kinds
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.steps import DETAIL_HELPS
from techstore_desktop.ui.session import Session


class Ways(QObject):
    """Emits ``told`` once more is known of the marked job than the table says."""

    told = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._latest = Latest(self)
        self._steps: JobSteps | None = None
        self.unsaved_id: Callable[[], UUID | None] = lambda: None
        """Which job's quote is being typed: what it lacks may be among that."""

    def look_at(self, card: RepairCard) -> None:
        """Ask what the steps of a job lack as things are."""
        repairs, actor = self._session.shop.repairs, self._session.actor
        self._latest.run(lambda: repairs.steps(actor, card.id), self._take)

    def next_of(self, card: RepairCard) -> RepairKind | None:
        """Return the usual next step; a quote that was agreed to before is skipped."""
        steps = self._of(card)
        if steps is not None:
            return steps.main_next
        return next(iter(next_kinds(card.state.kind)), None)

    def back_of(
        self, card: RepairCard, states: Sequence[RepairStateResponse]
    ) -> RepairStateResponse | None:
        """Return the nearest state before a job's that it may go back to by hand."""
        keys = [state.key for state in states]
        here = keys.index(card.state.key) if card.state.key in keys else 0
        following = self.next_of(card)
        before = (state for state in reversed(states[:here]))
        return next(
            (
                state
                for state in before
                if state.kind is not following
                and self.obstacle(card, state.kind) is None
            ),
            None,
        )

    def obstacle(self, card: RepairCard, kind: RepairKind) -> RuleBroken | None:
        """Return why a job can't go to a kind of state now, as a refusal would say."""
        start = card.state.kind
        if start is kind:
            return None
        try:
            by_hand(start, kind)
        except RuleBroken as refused:
            return refused
        steps = self._of(card)
        lacking = steps.obstacle_to(kind) if steps else None
        if lacking and lacking.code in DETAIL_HELPS and self.unsaved_id() == card.id:
            return None
        return RuleBroken(lacking.code, **lacking.values) if lacking else None

    def _of(self, card: RepairCard) -> JobSteps | None:
        """Return what was asked of a job, unless it has moved since."""
        steps = self._steps
        is_its = steps and (steps.job_id, steps.kind) == (card.id, card.state.kind)
        return steps if is_its else None

    def _take(self, steps: JobSteps) -> None:
        self._steps = steps
        self.told.emit()
