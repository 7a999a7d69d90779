"""What comes back on the sale on the screen, beneath its lines."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label, NumberLabel


class ReturnedLines(QFrame):
    """Emits ``removed`` with the sold line that is to stay sold."""

    removed = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._shown: Sequence[CartReturn] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 8, 10, 8)
        self._column.setSpacing(4)
        self.hide()

    def show_items(self, items: Sequence[CartReturn]) -> None:
        """Show what comes back."""
        if items == self._shown:
            return
        self._shown = items
        clear(self._column)
        if items:
            self._column.addWidget(Label(self.tr("Comes back"), "warning"))
        for each in items:
            self._column.addWidget(self._row(each))
        self.setVisible(bool(items))

    def _row(self, item: CartReturn) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        count = self._formats.quantity(item.quantity)
        origin = item.sale_number or self.tr("no receipt")
        words = f"{count} × {item.name} · {origin}"
        label = Label(words)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        line.addWidget(NumberLabel(self._formats.money(-item.amount), "strong"))
        away = IconButton("x", self.tr("Stays sold"), height=26)
        away.clicked.connect(lambda: self.removed.emit(item.line_id))
        line.addWidget(away)
        return row
