"""The left of the counter: one field for words and codes, and what it found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.products.scanning import Scanned
from techstore_desktop.core.products.schemas import ProductFilter, ProductSummary
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.checkout.category_icons import category_icon
from techstore_desktop.ui.checkout.quantity_prefix import typed
from techstore_desktop.ui.checkout.unknown_code import UnknownCode
from techstore_desktop.ui.checkout.voucher_notice import VoucherNotice
from techstore_desktop.ui.quick_keys.panel import QuickKeys
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

MOST_SHOWN = 30
ROW_HEIGHT = 56
FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    products: Sequence[ProductSummary]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class _LookedUp:
    exact: Scanned | None
    products: Sequence[ProductSummary] = ()
    unit: UnitResponse | None = None
    voucher: VoucherResponse | None = None


class SearchPanel(QWidget):
    """Emits ``chosen`` with a product and a quantity, ``unit_chosen`` with its unit.

    A code that is no product's may be a voucher's: ``voucher_found``.
    """

    chosen = Signal(object, object)
    unit_chosen = Signal(object, object)
    voucher_found = Signal(object)
    free_line_wanted = Signal(str)
    product_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.price_of: Callable[[ProductSummary], Decimal] = lambda each: each.price
        self._latest = Latest(self)
        self._total = 0
        self._category: UUID | None = None
        self.field = SearchField(
            self.tr("Scan or type a product"), pause=0, is_large=True
        )
        self._empty = EmptyState(
            "barcode",
            self.tr("Ready for the next customer"),
            self.tr("Scan a product, or type part of its name, SKU or code."),
        )
        self.table: Table[ProductSummary] = Table(
            self._columns(), self._empty, row_height=ROW_HEIGHT, has_header=False
        )
        self.table.view.setFocusPolicy(self.field.focusPolicy())
        self._hint = Label(
            self.tr("Enter adds · 3* before it for three · scan at any time"), "second"
        )
        self._hint.setWordWrap(True)
        self.unknown = UnknownCode()
        self.voucher = VoucherNotice(session.formats)
        self.quick = QuickKeys(session, self)
        self._build()
        self._connect()
        self.count_products()
        self.quick.load()

    def count_products(self) -> None:
        """Read how many products there are to be found."""
        shop = self._session.shop
        run(lambda: shop.products.count(ProductFilter()), self._set_total, self)

    def add_code(self, code: str) -> None:
        """Add the product with a scanned code, or say that nobody has it.

        A quantity typed before the scan holds for it.
        """
        quantity, kept = typed(code)
        before = typed(self.field.text())
        self._look_up(kept, quantity if before.text else before.quantity * quantity)

    def clear(self) -> None:
        """Be ready for the next product."""
        self.field.clear()
        self.unknown.hide()
        self._category = None

    def step_back(self) -> bool:
        """Leave a category that a quick key opened; False where there is none."""
        if self._category is None:
            return False
        self._search("")
        return True

    def show_category(self, category_id: UUID) -> None:
        """List what lies in a category."""
        shop, wanted = self._session.shop, ProductFilter(category_id=category_id)
        self._category = category_id
        self._latest.run(
            lambda: _Found("", shop.products.page(wanted, limit=MOST_SHOWN), 0),
            self._show,
        )

    def _columns(self) -> list[Column[ProductSummary]]:
        formats = self._session.formats
        return [
            Column(
                key="name",
                title=self.tr("Product"),
                text=lambda product: product.name,
                second=_second,
                icon=lambda product: category_icon(product.category_name),
                width=0,
                is_strong=True,
            ),
            Column(
                key="stock",
                title=self.tr("Stock"),
                text=self._stock_words,
                pill=stock_kind,
                width=100,
            ),
            Column(
                key="price",
                title=self.tr("Price"),
                text=lambda product: formats.money(self.price_of(product)),
                width=120,
                is_number=True,
                is_strong=True,
            ),
        ]

    def _stock_words(self, product: ProductSummary) -> str:
        if not product.is_stocked:
            return ""
        if product.on_hand <= 0:
            return self.tr("none")
        count = self._session.formats.quantity(product.on_hand)
        if product.is_low:
            return self.tr("{count} left").format(count=count)
        return count

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.unknown)
        column.addWidget(self.voucher)
        column.addWidget(self.quick, 1)
        column.addWidget(self.table, 1)
        column.addWidget(self._hint)
        self._hint.hide()
        self.quick.hide()

    def _connect(self) -> None:
        self.field.searched.connect(self._search)
        self.field.confirmed.connect(self._confirm)
        self.field.list_key.connect(self._move)
        self.table.opened.connect(self._add)
        self.table.view.clicked.connect(lambda _index: self._add_marked())
        self.quick.product_wanted.connect(self._add)
        self.quick.category_wanted.connect(self.show_category)
        self.quick.read.connect(self._settle)
        self.unknown.free_line_wanted.connect(self.free_line_wanted)
        self.unknown.product_wanted.connect(self.product_wanted)

    def _search(self, text: str) -> None:
        self.unknown.hide()
        self._category = None
        words = typed(text).text
        shop = self._session.shop

        def work() -> _Found:
            started = perf_counter()
            products = shop.products.search(words, limit=MOST_SHOWN) if words else []
            return _Found(text, products, (perf_counter() - started) * 1000)

        self._latest.run(work, self._show)

    def _show(self, found: _Found) -> None:
        words = typed(found.text).text
        if words:
            self._empty.show_words(
                self.tr("Nothing found"),
                self.tr("Try fewer letters, or sell it once as a free line (Enter)."),
            )
        else:
            self._empty.show_words(
                self.tr("Ready for the next customer"),
                self.tr("Scan a product, or type part of its name, SKU or code."),
            )
        self.table.set_match(words)
        self.table.show_rows(found.products)
        self._settle()
        self.table.mark(0)
        self._hint.setVisible(bool(found.products))
        self.field.show_hint(self._measure(found) if words else "")

    def _settle(self) -> None:
        """Show the quick keys while nothing is searched."""
        is_idle = not self.field.text().strip() and self._category is None
        shows_keys = is_idle and self.quick.has_keys
        self.quick.setVisible(shows_keys)
        self.table.setVisible(not shows_keys)

    def _measure(self, found: _Found) -> str:
        shown = len(found.products)
        count = f"{shown}+" if shown == MOST_SHOWN else str(shown)
        return self.tr("{count} of {total} · {time} ms").format(
            count=count,
            total=self._session.formats.count(self._total),
            time=f"{found.milliseconds:.0f}",
        )

    def _set_total(self, total: int) -> None:
        self._total = total

    def _move(self, event: QKeyEvent) -> None:
        self.table.list_key(event)

    def _confirm(self, text: str) -> None:
        quantity, words = typed(text)
        if words:
            self._look_up(words, quantity)

    def _look_up(self, words: str, quantity: Decimal) -> None:
        """Add what has exactly this code; else what is marked for these words."""
        shop = self._session.shop

        def work() -> _LookedUp:
            exact = shop.products.scan(words)
            if exact is None:
                voucher = shop.vouchers.find(words)
                if voucher is not None:
                    return _LookedUp(None, voucher=voucher)
                return _LookedUp(None, shop.products.search(words, limit=MOST_SHOWN))
            if not exact.serial_number:
                return _LookedUp(exact)
            numbers = [exact.serial_number]
            (unit,) = shop.serials.standings(exact.product.id, numbers)
            return _LookedUp(exact, unit=unit)

        run(work, lambda found: self._take(found, words, quantity), self)

    def _take(self, found: _LookedUp, words: str, quantity: Decimal) -> None:
        exact = found.exact
        if found.voucher is not None:
            self.clear()
            self.voucher_found.emit(found.voucher)
            return
        if exact is not None and found.unit is not None:
            self.unit_chosen.emit(exact.product, found.unit)
            self.clear()
            return
        marked = self.table.marked_row()
        choice = exact.product if exact else None
        if choice is None and found.products:
            choice = marked if marked in found.products else found.products[0]
        if choice is None or (exact is None and _is_code(words)):
            self.unknown.show_code(words)
        else:
            weighed = exact.quantity if exact else None
            self.chosen.emit(choice, weighed or quantity)
            self.clear()

    def _add(self, product: ProductSummary) -> None:
        self.chosen.emit(product, typed(self.field.text()).quantity)
        self.clear()

    def _add_marked(self) -> None:
        product = self.table.marked_row()
        if product is not None:
            self._add(product)


def stock_kind(product: ProductSummary) -> str:
    """Return the kind of pill for what is left of a product."""
    if not product.is_stocked:
        return ""
    if product.on_hand <= 0:
        return "bad"
    return "warning" if product.is_low else "good"


def _second(product: ProductSummary) -> str:
    return " · ".join(filter(None, (product.sku, product.category_name)))


def _is_code(words: str) -> bool:
    return words.isdigit() and len(words) >= FEWEST_DIGITS
