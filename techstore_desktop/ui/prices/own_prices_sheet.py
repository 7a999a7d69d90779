"""The products with a price of their own on a list: found, typed, taken off."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.prices.schemas import PriceListResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.prices import price_files
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    IconButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.sheet import Sheet
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

PAGE = 200
_WIDTH, _HEIGHT = 820, 620


@dataclass(frozen=True, slots=True)
class Row:
    """A product, its usual price, and its own on this list if it has one."""

    product_id: UUID
    sku: str
    name: str
    usual: Decimal
    own: Decimal | None


class OwnPricesSheet(Sheet):
    """Lists what has a price of its own; typing finds any product."""

    changed = Signal()

    def __init__(
        self, over: QWidget, session: Session, price_list: PriceListResponse
    ) -> None:
        super().__init__(over, width=_WIDTH, height=_HEIGHT)
        self._session = session
        self._price_list = price_list
        self._latest = Latest(self)
        self.search = SearchField(self.tr("Find a product by name, SKU or code"))
        empty = EmptyState(
            "tags",
            self.tr("No product has a price of its own"),
            self.tr("Find one above, mark it and type its price."),
        )
        self.table: Table[Row] = Table(self._columns(), empty)
        self.price = MoneyField(session.formats)
        self._field = FormField(self.tr("Price on this list"), self.price)
        self._set = PrimaryButton(self.tr("Set price"), keys="Enter")
        self._follow = SecondaryButton(self.tr("Let it follow the list"))
        self._import = IconButton("file-import", self.tr("Import prices"), self)
        self._export = IconButton("file-export", self.tr("Export the price list"), self)
        self._build()
        self._connect()
        self._read("")

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.search

    def on_scan(self, code: str) -> bool:
        """Find what was scanned."""
        self.search.set_text(code)
        return True

    def _read(self, text: str) -> None:
        shop, list_id = self._session.shop, self._price_list.id

        def work() -> Sequence[Row]:
            if not text:
                return [
                    Row(
                        each.product_id,
                        each.sku,
                        each.name,
                        each.list_price,
                        each.amount,
                    )
                    for each in shop.price_lists.prices(list_id, limit=PAGE)
                ]
            products = shop.products.search(text, limit=50)
            own = shop.price_lists.own_prices(list_id, [each.id for each in products])
            return [
                Row(each.id, each.sku, each.name, each.price, own.get(each.id))
                for each in products
            ]

        self._latest.run(work, self._show)

    def _show(self, rows: Sequence[Row]) -> None:
        self.table.set_match(self.search.text())
        self.table.show_rows(rows)

    def _show_marked(self, row: Row | None) -> None:
        self.price.set_value(None if row is None else row.own)
        if row is not None:
            self.price.setPlaceholderText(self._session.formats.money(row.usual))
        self._set.setEnabled(row is not None)
        self._follow.setEnabled(row is not None and row.own is not None)

    def _keep(self) -> None:
        row, amount = self.table.marked_row(), self.price.value()
        unreadable = self.tr("This is no number.")
        self._field.show_error("" if amount is not None else unreadable)
        if row is None or amount is None:
            return
        lists, actor = self._session.shop.price_lists, self._session.actor
        list_id = self._price_list.id
        run(
            lambda: lists.set_price(actor, list_id, row.product_id, amount),
            lambda _nothing: self._kept(),
            self,
            failed=lambda error: show_error(self, error, beside=self._field),
        )

    def _take_off(self) -> None:
        row = self.table.marked_row()
        if row is None:
            return
        lists, actor = self._session.shop.price_lists, self._session.actor
        list_id = self._price_list.id
        run(
            lambda: lists.remove_price(actor, list_id, row.product_id),
            lambda _nothing: self._kept(),
            self,
        )

    def _take_in(self) -> None:
        price_files.ask_import(self, self._session, self._price_list.id, self._kept)

    def _give_out(self) -> None:
        kept = self._price_list
        price_files.ask_export(self, self._session, kept.id, kept.name)

    def _kept(self) -> None:
        self.changed.emit()
        self._read(self.search.text())
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.searched.connect(self._read)
        self.search.list_key.connect(self.table.list_key)
        self.search.confirmed.connect(lambda _text: self.price.setFocus())
        self.table.marked.connect(self._show_marked)
        self.table.opened.connect(lambda _row: self.price.setFocus())
        self.price.returnPressed.connect(self._keep)
        self._set.clicked.connect(self._keep)
        self._import.clicked.connect(self._take_in)
        self._export.clicked.connect(self._give_out)
        self._follow.clicked.connect(self._take_off)

    def _build(self) -> None:
        words = self.tr("Prices of {name}").format(name=self._price_list.name)
        self.body.addWidget(Label(words, "title"))
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        back = BackButton()
        back.clicked.connect(self.reject)
        bottom = Qt.AlignmentFlag.AlignBottom
        foot.addWidget(back, 0, bottom)
        foot.addWidget(self._import, 0, bottom)
        foot.addWidget(self._export, 0, bottom)
        foot.addStretch(1)
        foot.addWidget(self._follow, 0, bottom)
        foot.addWidget(self._field, 0, bottom)
        foot.addWidget(self._set, 0, bottom)
        self.body.addLayout(foot)

    def _columns(self) -> Sequence[Column[Row]]:
        formats = self._session.formats
        return (
            Column(
                key="name",
                title=self.tr("Product"),
                text=lambda row: row.name,
                is_strong=True,
                width=0,
            ),
            Column(
                key="sku",
                title=self.tr("SKU"),
                text=lambda row: row.sku,
                colour=lambda _row: "text_second",
                width=150,
            ),
            Column(
                key="usual",
                title=self.tr("Usual price"),
                text=lambda row: formats.money(row.usual),
                is_number=True,
                width=130,
            ),
            Column(
                key="own",
                title=self.tr("On this list"),
                text=lambda row: "" if row.own is None else formats.money(row.own),
                is_number=True,
                is_strong=True,
                width=130,
            ),
        )
