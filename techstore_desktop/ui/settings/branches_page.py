"""The page of the shop's branches: where it sells, and where work is sent."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.branches.schemas import ListedBranch
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.branch_dialog import BranchDialog
from techstore_desktop.ui.settings.list_page import Archiving, ListPage, archived_column
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table_column import Column


class BranchesPage(ListPage[ListedBranch]):
    """Lists the branches by name; the one that this terminal stands in stays."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            "branches",
            add=QCoreApplication.translate("BranchesPage", "Add a branch"),
        )
        self.column.addStretch(1)

    def _read(self) -> Sequence[ListedBranch]:
        return self.session.shop.branch_list.listed()

    def _dialog(self, row: ListedBranch | None) -> BranchDialog:
        return BranchDialog(self, self.session, row)

    def _service(self) -> Archiving:
        return self.session.shop.branch_list

    def _empty(self) -> EmptyState:
        return EmptyState("map-pin", self.tr("No branches"))

    def _columns(self) -> Sequence[Column[ListedBranch]]:
        return (
            Column(
                key="name",
                title=self.tr("Branch"),
                text=lambda branch: branch.name,
                sort=lambda branch: branch.name.casefold(),
                width=190,
                is_strong=True,
            ),
            Column(
                key="address",
                title=self.tr("Address"),
                text=lambda branch: branch.address,
                colour=lambda _branch: "text_second",
                width=0,
            ),
            Column(
                key="phone",
                title=self.tr("Phone"),
                text=lambda branch: branch.phone,
                width=150,
            ),
            Column(
                key="terminals",
                title=self.tr("Terminals"),
                text=lambda branch: str(branch.terminals),
                sort=lambda branch: branch.terminals,
                is_number=True,
                width=96,
            ),
            archived_column(),
        )
