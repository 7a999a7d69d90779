"""The lines of the sale, one of them marked; the marked one opens in place."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.pricing import PricedLine
from techstore_desktop.ui.checkout.line_editor import LineEditor
from techstore_desktop.ui.checkout.line_row import LineRow
from techstore_desktop.ui.session import Session


class SaleLines(QScrollArea):
    """Shows lines and asks for changes; it changes nothing itself."""

    change_wanted = Signal(object, object, object, object)
    """Carries line id, quantity, price, discount."""

    removal_wanted = Signal(object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = session.formats
        self._rows: dict[UUID, LineRow] = {}
        self._lines: dict[UUID, CartLine] = {}
        self._marked: UUID | None = None
        self.editor = LineEditor(session)
        self._held = QWidget()
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.editor)
        self._column.addStretch(1)
        self.setWidget(self._held)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.editor.confirmed.connect(self._confirm)
        self.editor.removed.connect(self.remove_marked)
        self.editor.closed.connect(self.close_editor)

    def show_lines(
        self, lines: Sequence[CartLine], priced: Sequence[PricedLine]
    ) -> None:
        """Show these lines; rows that stay are kept, so nothing flickers."""
        wanted = {line.id: line for line in lines}
        for gone in self._rows.keys() - wanted.keys():
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (line, price) in enumerate(zip(lines, priced, strict=True)):
            row = self._rows.get(line.id) or self._add_row(line.id, place)
            row.show_line(line, price)
        self._lines = wanted
        if self._marked not in wanted:
            self.close_editor()
            self.mark(lines[-1].id if lines else None)

    def mark(self, line_id: UUID | None) -> None:
        """Let the keys act on a line."""
        self._marked = line_id
        for kept_id, row in self._rows.items():
            row.set_marked(kept_id == line_id)
        if line_id in self._rows:
            row = self._rows[line_id]
            QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))

    def words(self) -> str:
        """Return all that the lines say, from top to bottom."""
        return " | ".join(self._rows[line_id].words() for line_id in self._lines)

    def marked_line(self) -> CartLine | None:
        """Return the line that the keys act on."""
        return self._lines.get(self._marked) if self._marked else None

    def flash(self, line_id: UUID) -> None:
        """Show that a line was just added."""
        self.mark(line_id)
        row = self._rows.get(line_id)
        if row is not None:
            row.flash()

    def move_mark(self, step: int) -> None:
        """Mark the line before or after."""
        ids = list(self._lines)
        if self._marked in ids:
            place = max(0, min(len(ids) - 1, ids.index(self._marked) + step))
            self.mark(ids[place])

    def open_marked(self, *, at_discount: bool = False) -> None:
        """Open the marked line beneath itself."""
        line = self.marked_line()
        if line is None:
            return
        place = self._column.indexOf(self._rows[line.id])
        self._column.removeWidget(self.editor)
        self._column.insertWidget(place + 1, self.editor)
        self.editor.open_line(line, at_discount=at_discount)
        QTimer.singleShot(0, self.editor, lambda: self.ensureWidgetVisible(self.editor))

    def close_editor(self) -> None:
        """Close the opened line and give the cursor back."""
        if self.editor.isVisible():
            self.editor.hide()
            self.left.emit()

    def remove_marked(self) -> None:
        """Ask for the marked line to be taken off."""
        if self._marked is not None:
            self.removal_wanted.emit(self._marked)

    def _add_row(self, line_id: UUID, place: int) -> LineRow:
        row = LineRow(line_id, self._formats, self._held)
        row.pressed.connect(self.mark)
        row.opened.connect(self._open)
        self._rows[line_id] = row
        self._column.insertWidget(place, row)
        return row

    def _open(self, line_id: UUID) -> None:
        self.mark(line_id)
        self.open_marked()

    def _confirm(
        self, quantity: Decimal, price: Decimal, discount: Discount | None
    ) -> None:
        self.change_wanted.emit(self._marked, quantity, price, discount)
