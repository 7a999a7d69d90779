"""The lines of a job's quote, and what adds one more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import LineKind
from techstore_desktop.core.repairs.quote_schemas import (
    RepairLineEdit,
    RepairLineResponse,
)
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.prices.catalogue_search import CatalogueSearch, Found
from techstore_desktop.ui.repairs.detail.line_row import LineRow
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton


class QuoteLines(QWidget):
    """Shows each line as a row; ``laid`` says that rows came or went."""

    edited = Signal()
    laid = Signal()
    fit_wanted = Signal(object)
    take_off_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_claim = False
        self.rows: list[LineRow] = []
        self.part_search = CatalogueSearch(
            session, only_products=True, hint=self.tr("Add a part of the catalogue")
        )
        self.add_labour = SecondaryButton(self.tr("Labour"), self, icon="plus")
        self.add_part = SecondaryButton(self.tr("Part"), self, icon="plus")
        self.add_part.setToolTip(self.tr("A part that is not in the catalogue"))
        self.add_other = SecondaryButton(self.tr("Other"), self, icon="plus")
        self._lines = QVBoxLayout()
        self._build()
        self.part_search.chosen.connect(self._take_product)
        self.add_labour.clicked.connect(lambda: self._add_empty(LineKind.LABOUR))
        self.add_part.clicked.connect(lambda: self._add_empty(LineKind.PART))
        self.add_other.clicked.connect(lambda: self._add_empty(LineKind.OTHER))

    def show_job(self, job: RepairJobResponse, *, is_same: bool) -> None:
        """Show a job's lines; rows of the job that is shown already may stay.

        A claim's lines are free under warranty unless somebody says not (R56).
        """
        self._is_claim = job.card.is_claim
        kept = self.rows if is_same else []
        self._show_rows([self._row_of(line, kept) for line in job.lines])

    def show_editable(self, job: RepairJobResponse, *, is_editable: bool) -> None:
        """Let lines be written, or only read."""
        for widget in self._adding():
            widget.setVisible(is_editable)
        for row in self.rows:
            row.show_editable(job.card.state.kind, is_editable=is_editable)

    def edits(self) -> list[RepairLineEdit]:
        """Return the lines as they are to be."""
        return [row.edit() for row in self.rows]

    def unfinished(self) -> LineRow | None:
        """Return the first row that makes no line yet."""
        return next((row for row in self.rows if not row.is_whole()), None)

    def parts(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, in order."""
        lines = (part for row in self.rows for part in row.parts())
        return (*lines, *self._adding())

    def _adding(self) -> tuple[QWidget, ...]:
        return self.part_search, self.add_labour, self.add_part, self.add_other

    def _add(self, row: LineRow) -> None:
        self._show_rows([*self.rows, row])
        self.edited.emit()
        (row.price if row.name.text() else row.name).setFocus()

    def _add_empty(self, kind: LineKind) -> None:
        self._add(LineRow(self._session, kind, is_claim=self._is_claim))

    def _take_product(self, found: Found) -> None:
        products = self._session.shop.products

        def then(product: ProductResponse) -> None:
            self._add(
                LineRow(
                    self._session,
                    LineKind.PART,
                    name=product.name,
                    price=product.price,
                    product_id=product.id,
                    is_claim=self._is_claim,
                )
            )

        run(lambda: products.get(found.id), then, self)

    def _row_of(self, line: RepairLineResponse, kept: Sequence[LineRow]) -> LineRow:
        """Return the row that shows this line already, with the cursor in it, or one.

        A job is read anew whenever anybody works on it: that takes nobody's cursor.
        """
        shown = next((row for row in kept if row.line == line), None)
        return shown or LineRow(
            self._session, line.kind, line=line, is_claim=self._is_claim
        )

    def _remove(self, row: LineRow) -> None:
        self._show_rows([each for each in self.rows if each is not row])
        self.edited.emit()

    def _show_rows(self, rows: Sequence[LineRow]) -> None:
        was_at = self._place_of_cursor()
        for row in self.rows:
            if row not in rows:
                self._lines.removeWidget(row)
                row.hide()
                row.deleteLater()
        for place, row in enumerate(rows):
            if self._lines.indexOf(row) != place:
                self._lines.insertWidget(place, row)
            if row not in self.rows:
                row.edited.connect(self.edited)
                row.removed.connect(lambda gone=row: self._remove(gone))
                row.fit_wanted.connect(self.fit_wanted)
                row.take_off_wanted.connect(self.take_off_wanted)
        is_lost = was_at is not None and self.rows[was_at] not in rows
        self.rows = list(rows)
        self.laid.emit()
        if is_lost and was_at is not None:
            left = [row.name for row in rows[was_at:]] or [self.part_search]
            left[0].setFocus()

    def _place_of_cursor(self) -> int | None:
        focused = QApplication.focusWidget()
        for place, row in enumerate(self.rows):
            if focused is not None and row.isAncestorOf(focused):
                return place
        return None

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._lines.setSpacing(8)
        column.addLayout(self._lines)
        column.addWidget(self.part_search)
        adding = QHBoxLayout()
        adding.addStretch(1)
        adding.addWidget(self.add_labour)
        adding.addWidget(self.add_part)
        adding.addWidget(self.add_other)
        column.addLayout(adding)
