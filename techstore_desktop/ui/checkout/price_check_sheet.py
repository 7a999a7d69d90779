"""A price check: what it costs, by which list and promotion, and where it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.stock.schemas import StockLevelResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.products.pictures import as_image
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.image_well import ImageWell
from techstore_desktop.ui.widgets.label import Label, NumberLabel
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 640
PICTURE = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one piece costs: usually, by the customer's list, and now."""

    product: ProductSummary
    usual: Decimal
    offered: Decimal
    price: Decimal
    promotion: str
    customer: str


@dataclass(frozen=True, slots=True)
class _Found:
    product: ProductSummary | None
    levels: Sequence[StockLevelResponse] = ()
    picture: bytes | None = None


class PriceCheckSheet(Sheet):
    """Scan or type one thing after another; nothing is sold here."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        check: Callable[[ProductSummary], Checked],
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._session = session
        self._check = check
        self._latest = Latest(self)
        self.field = SearchField(self.tr("Scan or type a product"), is_large=True)
        self.name = Label("", "title")
        self.name.setWordWrap(True)
        self.price = NumberLabel("", "total")
        self.price.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.why = Label("", "second")
        self.why.setWordWrap(True)
        self._picture = ImageWell(size=PICTURE)
        self._stock = QGridLayout()
        self._build()
        self.field.searched.connect(self.look_up)
        self.field.confirmed.connect(self._confirm)

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self.field

    def on_scan(self, code: str) -> bool:
        """Check what was scanned."""
        self.look_up(code)
        return True

    def look_up(self, text: str) -> None:
        """Show the product with a code, or the likeliest by these words."""
        words = text.strip()
        if not words:
            return
        shop = self._session.shop

        def work() -> _Found:
            scanned = shop.products.scan(words)
            likely = [] if scanned else shop.products.search(words, limit=1)
            product = scanned.product if scanned else next(iter(likely), None)
            if product is None:
                return _Found(None)
            name = product.picture_sha256
            picture = shop.products.picture(name) if name else None
            return _Found(product, shop.stock.levels(product.id), picture)

        self._latest.run(work, self._show)

    def _confirm(self, text: str) -> None:
        self.look_up(text)
        self.field.line.selectAll()

    def _show(self, found: _Found) -> None:
        product = found.product
        if product is None:
            self.name.setText(self.tr("Nothing found"))
            self.price.setText("")
            self.why.setText("")
            self._show_levels(())
            self._picture.hide()
            return
        checked = self._check(product)
        self.name.setText(product.name)
        formats = self._session.formats
        self.price.setText(formats.money_with_symbol(checked.price))
        self.why.setText(self._reasons(checked))
        self._show_levels(found.levels if product.is_stocked else ())
        self._picture.show_image(as_image(found.picture))
        self._picture.setVisible(found.picture is not None)

    def _reasons(self, checked: Checked) -> str:
        formats = self._session.formats
        said = [checked.product.sku]
        if checked.price != checked.usual:
            usual = self.tr("usually {price}")
            said.append(usual.format(price=formats.money(checked.usual)))
        if checked.offered != checked.usual and checked.customer:
            words = self.tr("price of {customer}")
            said.append(words.format(customer=checked.customer))
        if checked.promotion:
            said.append(checked.promotion)
        return " · ".join(said)

    def _show_levels(self, levels: Sequence[StockLevelResponse]) -> None:
        clear(self._stock)
        formats = self._session.formats
        for row, level in enumerate(levels):
            self._stock.addWidget(Label(level.branch_name, "", self.panel), row, 0)
            count = NumberLabel(formats.quantity(level.available), "strong", self.panel)
            self._stock.addWidget(count, row, 1)

    def _build(self) -> None:
        self._picture.hide()
        self._picture.setEnabled(False)
        self.body.addWidget(Label(self.tr("Price check: nothing is sold"), "second"))
        self.body.addWidget(self.field)
        words = QVBoxLayout()
        words.setSpacing(6)
        for label in (self.name, self.price, self.why):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.body.addLayout(self._stock)
        back = SecondaryButton(self.tr("Close"), keys="Esc", height=44)
        back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        self.body.addLayout(foot)
