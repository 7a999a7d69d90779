"""The page of what the shop does about devices that nobody fetches, and when."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import (
    CollectionStepEdit,
    CollectionStepResponse,
)
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.follow_up.step_dialog import (
    StepDialog,
    as_edit,
    keep_ladder,
)
from techstore_desktop.ui.repairs.follow_up.words import (
    PILLS,
    days_words,
    kind_words,
)
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

USUAL = (
    (7, CollectionKind.REMINDER),
    (30, CollectionKind.REMINDER),
    (60, CollectionKind.LAST_LETTER),
    (90, CollectionKind.TO_STOCK),
)
"""What most shops do; a storage fee has an amount that only the shop can know."""


class CollectionPage(SettingsPage):
    """Lists the steps in their order; the buttons act on the marked one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "collection", page("collection").title)
        self._latest = Latest(self)
        self._steps: Sequence[CollectionStepResponse] = ()
        empty = EmptyState(
            "alarm",
            self.tr("Nothing is done about them"),
            self.tr(
                "Add steps: reminders, a fee for the storage, a last letter, and the "
                "day on which the shop keeps the device for the unpaid work."
            ),
            action=self.tr("Begin with the usual steps"),
            act=self.use_usual,
        )
        self.table: Table[CollectionStepResponse] = Table(self._columns(), empty)
        self.add_button = SecondaryButton(
            self.tr("Add a step"), self, icon="plus", keys="Ctrl+N"
        )
        self.edit_button = SecondaryButton(self.tr("Edit"), self, icon="pencil")
        self.remove_button = SecondaryButton(self.tr("Remove"), self, icon="trash")
        self.add_list_head(topic("collection.table").what, self.add_button)
        self.add_table(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.table.opened.connect(lambda _step: self.edit())
        self.table.marked.connect(self._show_marked)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.remove_button.clicked.connect(self.remove)
        self._show_marked(None)

    def load(self) -> None:
        """Read the ladder."""
        self._latest.run(self.session.shop.collection_steps.steps, self._show)

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def add(self) -> None:
        """Ask for a step to add."""
        self._open(None)

    def edit(self) -> None:
        """Open the marked step."""
        if self.table.marked_row() is not None:
            self._open(self.table.marked_row())

    def remove(self) -> None:
        """Take the marked step off the ladder; what was done stays as it was."""
        marked = self.table.marked_row()
        if marked is not None:
            kept = [as_edit(step) for step in self._steps if step.id != marked.id]
            keep_ladder(self, self.session, kept, then=self.load)

    def use_usual(self) -> None:
        """Begin with what most shops do."""
        steps = [CollectionStepEdit(days=days, kind=kind) for days, kind in USUAL]
        keep_ladder(self, self.session, steps, then=self.load)

    def _open(self, step: CollectionStepResponse | None) -> None:
        dialog = StepDialog(self, self.session, self._steps, step)
        dialog.closed.connect(lambda is_kept: self.load() if is_kept else None)
        dialog.open()

    def _show(self, steps: Sequence[CollectionStepResponse]) -> None:
        self._steps = steps
        self.table.show_rows(steps)
        self._show_marked(self.table.marked_row())

    def _show_marked(self, marked: CollectionStepResponse | None) -> None:
        self.edit_button.setEnabled(marked is not None)
        self.remove_button.setEnabled(marked is not None)

    def _columns(self) -> Sequence[Column[CollectionStepResponse]]:
        formats = self.session.formats

        def amount(step: CollectionStepResponse) -> str:
            is_fee = step.kind is CollectionKind.STORAGE_FEE
            return formats.money_with_symbol(step.amount) if is_fee else ""

        return (
            Column(
                key="days",
                title=self.tr("After"),
                text=lambda step: days_words(step.days),
                width=110,
                is_strong=True,
            ),
            Column(
                key="kind",
                title=self.tr("What is done"),
                text=lambda step: kind_words(step.kind),
                pill=lambda step: PILLS[step.kind],
                width=180,
            ),
            Column(
                key="name",
                title=self.tr("On the bill"),
                text=lambda step: step.name,
                width=0,
            ),
            Column(
                key="amount",
                title=self.tr("How much"),
                text=amount,
                is_number=True,
                width=120,
            ),
        )
