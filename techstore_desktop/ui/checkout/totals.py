"""What the sale comes to: items, discounts, tax by rate, and the total, largest."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.ui.widgets.label import Label, NumberLabel


class Totals(QWidget):
    """Rows of figures, then the total."""

    def __init__(
        self, formats: Formats, *, is_tax_included: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._formats = formats
        self._is_tax_included = is_tax_included
        self._labels: list[tuple[Label, NumberLabel]] = []
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self.total = NumberLabel("", "total")
        foot = QHBoxLayout()
        caption = Label(self.tr("Total"), "strong")
        foot.addWidget(caption, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addStretch(1)
        foot.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addLayout(foot)

    def show_sale(
        self,
        priced: PricedSale | None,
        items: Decimal,
        coming_back: Decimal,
        *,
        deposit: Decimal = ZERO,
    ) -> None:
        """Show what a sale comes to, less what comes back and what is held for it."""
        has_rows = priced is not None and (items or not coming_back)
        rows = self._rows(priced, items) if priced is not None and has_rows else []
        if coming_back:
            rows.append((self.tr("Comes back"), -coming_back))
        if deposit:
            rows.append((self.tr("Deposit"), -deposit))
        while len(self._labels) < len(rows):
            self._add_row()
        for place, labels in enumerate(self._labels):
            is_used = place < len(rows)
            caption, amount = rows[place] if is_used else ("", Decimal(0))
            for label, words in zip(
                labels, (caption, self._formats.money(amount)), strict=True
            ):
                label.setText(words)
                label.setVisible(is_used)
        if priced is None:
            self.total.setText("")
            return
        total = priced.total - coming_back - deposit
        self.total.setText(self._formats.money(total))
        self.total.setAccessibleName(self._formats.money_with_symbol(total))

    def _rows(self, priced: PricedSale, items: Decimal) -> list[tuple[str, Decimal]]:
        count = self._formats.quantity(items)
        one, many = self.tr("Subtotal, 1 item"), self.tr("Subtotal, {count} items")
        words = one if items == 1 else many.format(count=count)
        rows = [(words, priced.gross)]
        if priced.promotion_discounts:
            rows.append((self.tr("Promotions"), -priced.promotion_discounts))
        discount = priced.line_discounts + priced.sale_discount
        if discount:
            rows.append((self.tr("Discount"), -discount))
        words = (
            self.tr("{tax} {rate} included")
            if self._is_tax_included
            else self.tr("{tax} {rate}")
        )
        for tax in priced.taxes:
            rate = self._formats.rate(tax.rate)
            rows.append((words.format(tax=tax.name, rate=rate), tax.amount))
        return rows

    def _add_row(self) -> None:
        """Make room for one more figure; rows are kept from sale to sale."""
        row = len(self._labels)
        caption, figure = Label("", "muted"), NumberLabel("", "muted")
        self._grid.addWidget(caption, row, 0)
        self._grid.addWidget(figure, row, 1)
        self._labels.append((caption, figure))
