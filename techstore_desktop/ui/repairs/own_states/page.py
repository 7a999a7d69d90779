"""The page of the repairs' states: those that a shop adds, each of a known kind."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.repairs.state_schemas import OwnStateResponse
from techstore_desktop.ui.repairs.own_states.colours import colour_name, pill_kind
from techstore_desktop.ui.repairs.own_states.dialog import OwnStateDialog
from techstore_desktop.ui.repairs.words import kind_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.list_page import Archiving, ListPage, archived_column
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table_column import Column


class OwnStatesPage(ListPage[OwnStateResponse]):
    """Lists the shop's own states in the order of the board."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            "repair_states",
            add=QCoreApplication.translate("OwnStatesPage", "Add a state"),
        )

    def _read(self) -> Sequence[OwnStateResponse]:
        return self.session.shop.repair_states.listed()

    def _dialog(self, row: OwnStateResponse | None) -> OwnStateDialog:
        return OwnStateDialog(self, self.session, row)

    def _service(self) -> Archiving:
        return self.session.shop.repair_states

    def _empty(self) -> EmptyState:
        return EmptyState(
            "columns",
            self.tr("No states of your own"),
            self.tr(
                "The board has a column for each standard state. Add more, such as "
                "waiting for the customer, where your workshop tells them apart."
            ),
            action=self.tr("Add a state"),
            keys="Ctrl+N",
            act=self.add,
        )

    def _columns(self) -> Sequence[Column[OwnStateResponse]]:
        return (
            Column(
                key="name",
                title=self.tr("State"),
                text=lambda row: row.name,
                sort=lambda row: row.name.casefold(),
                is_strong=True,
                width=0,
            ),
            Column(
                key="kind",
                title=self.tr("It is a kind of"),
                text=lambda row: kind_words(row.kind),
                width=170,
            ),
            Column(
                key="colour",
                title=self.tr("Colour"),
                text=lambda row: colour_name(row.colour),
                pill=lambda row: pill_kind(row.colour),
                width=130,
            ),
            archived_column(),
        )
