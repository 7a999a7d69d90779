"""The page of the price lists: what some customers pay, and how many they are."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.prices.schemas import PriceListResponse
from techstore_desktop.ui.prices.own_prices_sheet import OwnPricesSheet
from techstore_desktop.ui.prices.price_list_dialog import PriceListDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.list_page import Archiving, ListPage, archived_column
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52


class PriceListsPage(ListPage[PriceListResponse]):
    """Lists the price lists; each has its own prices behind a button."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            "price_lists",
            add=QCoreApplication.translate("PriceListsPage", "Add price list"),
            row_height=_ROW_HEIGHT,
        )

    def open_prices(self) -> None:
        """Open the own prices of the marked list."""
        marked = self.table.marked_row()
        if marked is not None:
            OwnPricesSheet(self, self.session, marked).open()

    def _read(self) -> Sequence[PriceListResponse]:
        return self.session.shop.price_lists.price_lists(with_archived=True)

    def _dialog(self, row: PriceListResponse | None) -> PriceListDialog:
        return PriceListDialog(self, self.session, row)

    def _service(self) -> Archiving:
        return self.session.shop.price_lists

    def _more_buttons(self) -> Sequence[SecondaryButton]:
        self.prices_button = SecondaryButton(self.tr("Own prices"), self, icon="tags")
        self.prices_button.clicked.connect(self.open_prices)
        return (self.prices_button,)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "tags",
            self.tr("Everybody pays the same"),
            self.tr("Add a list for who does not: wholesale, staff, members."),
            action=self.tr("Add price list"),
            keys="Ctrl+N",
            act=self.add,
        )

    def _columns(self) -> Sequence[Column[PriceListResponse]]:
        formats = self.session.formats
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=lambda row: row.name,
                second=lambda row: self._made_of(row, formats),
                sort=lambda row: row.name,
                is_strong=True,
                width=0,
            ),
            Column(
                key="customers",
                title=self.tr("Customers"),
                text=lambda row: formats.count(row.customer_count),
                is_number=True,
                width=110,
            ),
            archived_column(),
        )

    def _made_of(self, row: PriceListResponse, formats: Formats) -> str:
        parts = []
        if row.percent:
            parts.append(
                self.tr("{percent} off").format(percent=formats.rate(row.percent))
            )
        if row.category_percents:
            words = self.tr("categories: {percents}")
            percents = sorted({each.percent for each in row.category_percents})
            said = ", ".join(map(formats.rate, percents))
            parts.append(words.format(percents=said))
        if row.price_count:
            words = self.tr("{count} own prices")
            parts.append(words.format(count=formats.count(row.price_count)))
        return " · ".join(parts) or self.tr("The usual prices so far")
