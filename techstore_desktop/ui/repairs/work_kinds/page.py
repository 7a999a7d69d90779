"""The page of the kinds of work and their warranty terms."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.repairs.state_schemas import RepairWorkKindResponse
from techstore_desktop.ui.repairs.work_kinds.dialog import WorkKindDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.list_page import Archiving, ListPage, archived_column
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table_column import Column


class WorkKindsPage(ListPage[RepairWorkKindResponse]):
    """Lists the kinds of work by name; jobs keep what they have of one archived."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            "work_kinds",
            add=QCoreApplication.translate("WorkKindsPage", "Add a kind of work"),
        )

    def _read(self) -> Sequence[RepairWorkKindResponse]:
        return self.session.shop.repair_work_kinds.kinds(with_archived=True)

    def _dialog(self, row: RepairWorkKindResponse | None) -> WorkKindDialog:
        return WorkKindDialog(self, self.session, row)

    def _service(self) -> Archiving:
        return self.session.shop.repair_work_kinds

    def _empty(self) -> EmptyState:
        return EmptyState(
            "shield-check",
            self.tr("No kind of work has a term of its own"),
            self.tr(
                "Add what you repair, such as screens or boards, and how long each is "
                "under warranty. A job is given its kind from its menu."
            ),
            action=self.tr("Add a kind of work"),
            keys="Ctrl+N",
            act=self.add,
        )

    def _columns(self) -> Sequence[Column[RepairWorkKindResponse]]:
        formats = self.session.formats
        return (
            Column(
                key="name",
                title=self.tr("Kind of work"),
                text=lambda kind: kind.name,
                sort=lambda kind: kind.name.casefold(),
                width=0,
                is_strong=True,
            ),
            Column(
                key="days",
                title=self.tr("Days under warranty"),
                text=lambda kind: formats.count(kind.warranty_days),
                sort=lambda kind: kind.warranty_days,
                is_number=True,
                width=180,
            ),
            archived_column(),
        )
