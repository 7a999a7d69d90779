"""Goods whose receipt is not there: which, how many, at what price, and why."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales.cart_parts import CartReturn, Unreceipted
from techstore_desktop.core.sales.choices import Disposition
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.checkout.return_row import disposition_words
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.sheet import Sheet
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

WIDTH, HEIGHT = 680, 640
LONGEST_REASON = 300


class UnreceiptedSheet(Sheet):
    """Emits ``confirmed`` with what comes back, amount included, and the reason."""

    confirmed = Signal(object, str)

    def __init__(self, over: QWidget, session: Session, reason: str = "") -> None:
        super().__init__(over, width=WIDTH, height=HEIGHT)
        self._session = session
        self._latest = Latest(self)
        self._product: ProductSummary | None = None
        self.search = SearchField(self.tr("Product: scan it, or type a few letters"))
        empty = EmptyState(
            "search", self.tr("Which product comes back?"), self.tr("Find it above.")
        )
        self.table: Table[ProductSummary] = Table(self._columns(), empty)
        self._found = FormField("", self.search)
        self.quantity = QuantityField(session.formats, Decimal(1))
        self.price = MoneyField(session.formats)
        self._price_field = FormField(self.tr("Back for one piece"), self.price)
        self.serials = QLineEdit()
        self._serials_field = FormField(self.tr("Serial numbers"), self.serials)
        self._where = QComboBox()
        for disposition, words in disposition_words():
            self._where.addItem(words, disposition)
        self.reason = QLineEdit(reason, maxLength=LONGEST_REASON)
        self._reason_field = FormField(self.tr("Reason"), self.reason)
        self._done = PrimaryButton(self.tr("Take the goods"), keys="Enter", height=44)
        self._build()
        self._connect()
        self._choose(None)

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.search

    def on_scan(self, code: str) -> bool:
        """Choose the product that was scanned, or take a serial number of it."""
        if self._product is not None and self._product.tracks_serial_numbers:
            given = [each for each in self._serial_numbers() if each != code]
            self.serials.setText(", ".join((*given, code)))
            self.quantity.set_value(Decimal(len(given) + 1))
            return True
        products = self._session.shop.products
        self._latest.run(lambda: products.find_by_code(code), self._choose_scanned)
        return True

    def confirm(self) -> None:
        """Work out what comes back, or say what is wrong with it."""
        item = self._item()
        if item is None:
            return
        reason = self.reason.text().strip()
        self._reason_field.show_error("" if reason else self.tr("This is needed."))
        if not reason:
            self.reason.setFocus()
            return
        shop = self._session.shop
        self._latest.run(
            lambda: shop.sales.with_amounts([item]),
            lambda priced: self._hand_over(priced, reason),
            failed=self._refused,
        )

    def _hand_over(self, items: tuple[CartReturn, ...], reason: str) -> None:
        self.confirmed.emit(items, reason)
        self.accept()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, RuleBroken):
            raise error
        is_serial = error.code == "return.serials_not_ours"
        field = self._serials_field if is_serial else self._price_field
        field.show_error(message(error, self._session.formats))
        (self.serials if is_serial else self.price).setFocus()

    def _item(self) -> CartReturn | None:
        product, price = self._product, self.price.value()
        quantity = self.quantity.value() or Decimal(0)
        is_priced = price is not None and price >= 0
        words = "" if is_priced else self.tr("This is needed.")
        self._price_field.show_error(words)
        if product is None or quantity <= 0 or price is None or not is_priced:
            (self.quantity if product else self.search).setFocus()
            return None
        return CartReturn(
            sale_id=None,
            sale_number="",
            line_id=self._session.shop.database.identifiers.new(),
            name=product.name,
            quantity=quantity,
            amount=Decimal(0),
            disposition=Disposition(self._where.currentData()),
            serial_numbers=self._serial_numbers(),
            without_receipt=Unreceipted(product_id=product.id, unit_price=price),
        )

    def _serial_numbers(self) -> tuple[str, ...]:
        parts = (part.strip() for part in self.serials.text().split(","))
        return tuple(part for part in parts if part)

    def _search(self, text: str) -> None:
        products = self._session.shop.products
        if text:
            self._latest.run(lambda: products.search(text, limit=30), self._show)
        else:
            self._show([])

    def _show(self, found: Sequence[ProductSummary]) -> None:
        self.table.show_rows(found)

    def _choose_marked(self) -> None:
        text, products = self.search.text(), self._session.shop.products

        def then(found: Sequence[ProductSummary]) -> None:
            marked = self.table.marked_row()
            self._show(found)
            is_there = marked is not None and marked in found
            chosen = marked if is_there else (found[0] if found else None)
            self._choose(chosen)

        if text:
            self._latest.run(lambda: products.search(text, limit=30), then)

    def _choose_scanned(self, product: ProductSummary | None) -> None:
        if product is None:
            self._found.show_error(self.tr("No product has this code."))
            return
        self._show([product])
        self._choose(product)

    def _choose(self, product: ProductSummary | None) -> None:
        self._product = product
        self._found.show_error("")
        for widget in (self.quantity, self.price, self._where, self.reason, self._done):
            widget.setEnabled(product is not None)
        tracks = product is not None and product.tracks_serial_numbers
        self._serials_field.setVisible(tracks)
        if product is not None:
            self.search.line.setText(product.name)
            self.price.set_value(product.price)
            self.quantity.setFocus()
            self.quantity.selectAll()

    def _columns(self) -> list[Column[ProductSummary]]:
        formats = self._session.formats
        return [
            Column(
                key="name",
                title=self.tr("Product"),
                text=lambda product: product.name,
                width=0,
                is_strong=True,
            ),
            Column(
                key="sku",
                title=self.tr("SKU"),
                text=lambda product: product.sku,
                width=130,
            ),
            Column(
                key="price",
                title=self.tr("Today's price"),
                text=lambda product: formats.money(product.price),
                width=130,
                is_number=True,
            ),
        ]

    def _build(self) -> None:
        self.body.addWidget(Label(self.tr("Goods without a receipt"), "title"))
        alone = self.tr("You may allow this yourself; it is recorded with your name.")
        lent = self.tr("Somebody else allows it by their PIN when the money goes back.")
        may = self._session.actor.may(Permission.RETURN_WITHOUT_RECEIPT)
        hint = Label(alone if may else lent, "second")
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.body.addWidget(self._found)
        self.body.addWidget(self.table, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(FormField(self.tr("Quantity"), self.quantity), 0, 0)
        grid.addWidget(self._price_field, 0, 1)
        grid.addWidget(FormField(self.tr("Where it goes"), self._where), 0, 2)
        grid.addWidget(self._serials_field, 1, 0, 1, 3)
        grid.addWidget(self._reason_field, 2, 0, 1, 3)
        self.body.addLayout(grid)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.confirmed.connect(lambda _text: self._choose_marked())
        self.search.list_key.connect(self.table.list_key)
        self.table.opened.connect(self._choose)
        self.quantity.returnPressed.connect(self.price.setFocus)
        self.price.returnPressed.connect(self._after_price)
        self.serials.returnPressed.connect(self.reason.setFocus)
        self.reason.returnPressed.connect(self.confirm)
        self._done.clicked.connect(self.confirm)

    def _after_price(self) -> None:
        is_asked = not self._serials_field.isHidden()
        (self.serials if is_asked else self.reason).setFocus()
