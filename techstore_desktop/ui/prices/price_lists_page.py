"""The page of the price lists: what some customers pay, and how many they are."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.prices.schemas import PriceListResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.prices.own_prices_sheet import OwnPricesSheet
from techstore_desktop.ui.prices.price_list_dialog import PriceListDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_TABLE_HEIGHT = 380
_ROW_HEIGHT = 52


class PriceListsPage(SettingsPage):
    """Lists the price lists; the buttons act on the marked one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "price_lists", page("price_lists").title)
        self._latest = Latest(self)
        empty = EmptyState(
            "tags",
            self.tr("Everybody pays the same"),
            self.tr("Add a list for who does not: wholesale, staff, members."),
            action=self.tr("Add price list"),
            keys="Ctrl+N",
            act=self.add,
        )
        self.table: Table[PriceListResponse] = Table(
            self._columns(), empty, row_height=_ROW_HEIGHT
        )
        self.add_button = SecondaryButton(
            self.tr("Add price list"), self, icon="plus", keys="Ctrl+N"
        )
        self.edit_button = SecondaryButton(self.tr("Edit"), self, icon="pencil")
        self.prices_button = SecondaryButton(self.tr("Own prices"), self, icon="tags")
        self.archive_button = SecondaryButton(self.tr("Archive"), self, icon="archive")
        self._build()
        self.table.opened.connect(lambda _row: self.edit())
        self.table.marked.connect(self._show_marked)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.prices_button.clicked.connect(self.open_prices)
        self.archive_button.clicked.connect(self._archive)
        self._show_marked(None)

    def load(self) -> None:
        """Read the price lists, archived ones last."""
        lists = self.session.shop.price_lists

        def read() -> Sequence[PriceListResponse]:
            every = lists.price_lists(with_archived=True)
            return sorted(every, key=lambda each: each.is_archived)

        self._latest.run(read, self.table.show_rows)

    def add(self) -> None:
        """Ask for a price list to add."""
        PriceListDialog(self, self.session, None).open()

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def edit(self) -> None:
        """Open the marked one."""
        marked = self.table.marked_row()
        if marked is not None:
            PriceListDialog(self, self.session, marked).open()

    def open_prices(self) -> None:
        """Open the own prices of the marked list."""
        marked = self.table.marked_row()
        if marked is not None:
            OwnPricesSheet(self, self.session, marked).open()

    def _archive(self) -> None:
        marked = self.table.marked_row()
        if marked is None:
            return
        lists, actor = self.session.shop.price_lists, self.session.actor
        act = lists.restore if marked.is_archived else lists.archive
        run(partial(act, actor, marked.id), lambda _nothing: self.load(), self)

    def _show_marked(self, marked: PriceListResponse | None) -> None:
        is_archived = marked is not None and marked.is_archived
        for button in (self.edit_button, self.prices_button):
            button.setEnabled(marked is not None and not is_archived)
        self.archive_button.setEnabled(marked is not None)
        self.archive_button.setText(
            self.tr("Restore") if is_archived else self.tr("Archive")
        )
        self.archive_button.set_icon("archive-off" if is_archived else "archive")

    def _build(self) -> None:
        self.add_list_head(topic("price_lists.table").what, self.add_button)
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.column.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.edit_button, self.prices_button, self.archive_button):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

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
                text=lambda row: f"{row.customer_count:,}",
                is_number=True,
                width=110,
            ),
            Column(
                key="standing",
                title="",
                text=lambda row: self.tr("archived") if row.is_archived else "",
                pill=lambda row: "neutral" if row.is_archived else "",
                width=100,
            ),
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
            parts.append(words.format(count=formats.quantity(Decimal(row.price_count))))
        return " · ".join(parts) or self.tr("The usual prices so far")
