"""One line of the sale: what, how many, at what price, less what, for how much."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales import needs
from techstore_desktop.core.sales.cart import CartLine
from techstore_desktop.core.sales.pricing import PricedLine
from techstore_desktop.ui.theme import colours, duration
from techstore_desktop.ui.widgets.label import Label, NumberLabel

BAR = 3
FLASH = 140


class LineRow(QFrame):
    """A line, marked or not. A click marks it; a second one opens it."""

    pressed = Signal(object)
    opened = Signal(object)

    def __init__(self, line_id: UUID, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self.line_id = line_id
        self._formats = formats
        self._is_marked = False
        self._is_fresh = False
        self._name = Label("", "strong")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._total = NumberLabel("", "strong")
        self._count = Label("", "second")
        self._promotion = Label("", "accent")
        self._discount = Label("", "accent")
        self._warning = Label("", "warning")
        self._shown: tuple[CartLine, PricedLine] | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 10, 18, 10)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._total, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._count, 1, 0, 1, 2)
        notes = (self._promotion, self._discount, self._warning)
        for row, note in enumerate(notes, 2):
            grid.addWidget(note, row, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def show_line(self, line: CartLine, priced: PricedLine) -> None:
        """Show a line as it is now; one that is shown already costs nothing."""
        if self._shown == (line, priced):
            return
        self._shown = (line, priced)
        formats = self._formats
        self._name.setText(line.name)
        self._name.setToolTip(line.name)
        total = priced.discounted
        self._total.setText(formats.money(total))
        count = formats.quantity(line.quantity)
        self._count.setText(f"{count} × {self._price_words(line)}")
        is_under_cost = needs.is_under_cost(line, priced)
        for label, words in (
            (self._promotion, self._promotion_words(priced)),
            (self._discount, self._discount_words(line, priced)),
            (self._warning, self.tr("Under cost") if is_under_cost else ""),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(f"{line.name}, {count}, {formats.money(total)}")

    def set_marked(self, is_marked: bool) -> None:
        """Show whether the keys act on this line."""
        if self._is_marked != is_marked:
            self._is_marked = is_marked
            self.update()

    def flash(self) -> None:
        """Show for a moment that this line was just added or grew."""
        self._is_fresh = True
        self.update()
        QTimer.singleShot(duration(FLASH), self, self._settle)

    def _settle(self) -> None:
        self._is_fresh = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark on the first press."""
        self.pressed.emit(self.line_id)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open for a change."""
        self.opened.emit(self.line_id)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the mark and the rule beneath."""
        painter = QPainter(self)
        shades = colours()
        if self._is_fresh:
            painter.fillRect(self.rect(), QColor(shades.accent_soft))
        elif self._is_marked:
            painter.fillRect(self.rect(), QColor(shades.raised))
        if self._is_marked:
            painter.fillRect(0, 0, BAR, self.height(), QColor(shades.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(shades.line))

    def _price_words(self, line: CartLine) -> str:
        """Return what one costs, by which list, and what it costs others."""
        price = self._formats.money(line.unit_price)
        if line.price_list_price is None or line.is_price_by_hand:
            return price
        words = self.tr("{list}, instead of {price}")
        usual = self._formats.money(line.list_price)
        return f"{price} · {words.format(list=line.price_list_name, price=usual)}"

    def _promotion_words(self, priced: PricedLine) -> str:
        if not priced.promotion.discount:
            return ""
        off = self._formats.money(priced.promotion.discount)
        return f"−{off} · {priced.promotion.name}"

    def _discount_words(self, line: CartLine, priced: PricedLine) -> str:
        if not priced.line_discount or line.discount is None:
            return ""
        off = (
            self._formats.rate(line.discount.percent)
            if line.discount.percent is not None
            else self._formats.money(priced.line_discount)
        )
        return " · ".join(filter(None, (f"−{off}", line.discount.reason)))
