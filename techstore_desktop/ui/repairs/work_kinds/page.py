"""The page of the kinds of work and their warranty terms."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout

from techstore_desktop.core.repairs.state_schemas import RepairWorkKindResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.repairs.work_kinds.dialog import WorkKindDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_TABLE_HEIGHT = 360


class WorkKindsPage(SettingsPage):
    """Lists the kinds of work by name; the buttons act on the marked one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "work_kinds", page("work_kinds").title)
        self._latest = Latest(self)
        empty = EmptyState(
            "shield-check",
            self.tr("No kind of work has a term of its own"),
            self.tr(
                "Add what you repair, such as screens or boards, and how long each is "
                "under warranty. A job is given its kind from its menu."
            ),
        )
        self.table: Table[RepairWorkKindResponse] = Table(self._columns(), empty)
        self.add_button = SecondaryButton(
            self.tr("Add a kind of work"), self, icon="plus", keys="Ctrl+N"
        )
        self.edit_button = SecondaryButton(self.tr("Change"), self, icon="pencil")
        self.archive_button = SecondaryButton(
            self.tr("Out of use"), self, icon="archive"
        )
        self.add_list_head(topic("work_kinds.table").what, self.add_button)
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.column.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit_button)
        row.addWidget(self.archive_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.table.opened.connect(lambda _kind: self.edit())
        self.table.marked.connect(self._show_marked)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.archive_button.clicked.connect(self.archive)
        self._show_marked(None)

    def load(self) -> None:
        """Read the kinds of work."""
        self._latest.run(self.session.shop.repair_warranty.work_kinds, self._show)

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def add(self) -> None:
        """Ask for a kind of work to add."""
        self._open(None)

    def edit(self) -> None:
        """Open the marked kind of work."""
        if self.table.marked_row() is not None:
            self._open(self.table.marked_row())

    def archive(self) -> None:
        """Take the marked kind of work out of use; jobs keep what they have."""
        marked = self.table.marked_row()
        if marked is not None:
            service, actor = self.session.shop.repair_warranty, self.session.actor
            run(
                lambda: service.archive_work_kind(actor, marked.id),
                lambda _nothing: self.load(),
                self,
            )

    def _open(self, kind: RepairWorkKindResponse | None) -> None:
        dialog = WorkKindDialog(self, self.session, kind)
        dialog.closed.connect(lambda is_kept: self.load() if is_kept else None)
        dialog.open()

    def _show(self, kinds: Sequence[RepairWorkKindResponse]) -> None:
        self.table.show_rows(kinds)
        self._show_marked(self.table.marked_row())

    def _show_marked(self, marked: RepairWorkKindResponse | None) -> None:
        self.edit_button.setEnabled(marked is not None)
        self.archive_button.setEnabled(marked is not None)

    def _columns(self) -> Sequence[Column[RepairWorkKindResponse]]:
        formats = self.session.formats
        return (
            Column(
                key="name",
                title=self.tr("Kind of work"),
                text=lambda kind: kind.name,
                sort=lambda kind: kind.name,
                width=0,
                is_strong=True,
            ),
            Column(
                key="days",
                title=self.tr("Days under warranty"),
                text=lambda kind: formats.quantity(Decimal(kind.warranty_days)),
                sort=lambda kind: kind.warranty_days,
                is_number=True,
                width=180,
            ),
        )
