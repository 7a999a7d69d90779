"""Diagnosis and quote of a job: written here, added up as it is typed (R51)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import LineKind
from techstore_desktop.core.repairs.quote_schemas import (
    DiagnosisEdit,
    RepairBill,
    RepairLineEdit,
    RepairLineResponse,
)
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.prices.catalogue_search import CatalogueSearch, Found
from techstore_desktop.ui.repairs.detail.bill_view import BillView
from techstore_desktop.ui.repairs.detail.line_row import LineRow
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

_DIAGNOSIS_HEIGHT = 84
_FEE_WIDTH = 104
_PAUSE = 60
_LONGEST = 4000


class QuotePage(QWidget):
    """Shows a job's quote and keeps what is typed until it is saved."""

    saved = Signal(object)
    """Carries the job as it is now."""

    changed = Signal(bool)
    fit_wanted = Signal(object)
    take_off_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: RepairJobResponse | None = None
        self._rows: list[LineRow] = []
        self._is_changed = False
        self._preview = Latest(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._work_out)
        self.diagnosis = QPlainTextEdit()
        self.diagnosis.setFixedHeight(_DIAGNOSIS_HEIGHT)
        self.diagnosis.setTabChangesFocus(True)
        self.fee = MoneyField(session.formats)
        self.fee.setFixedWidth(_FEE_WIDTH)
        self.part_search = CatalogueSearch(
            session, only_products=True, hint=self.tr("Add a part of the catalogue")
        )
        self.add_labour = SecondaryButton(self.tr("Labour"), self, icon="plus")
        self.add_part = SecondaryButton(self.tr("Part"), self, icon="plus")
        self.add_part.setToolTip(self.tr("A part that is not in the catalogue"))
        self.add_other = SecondaryButton(self.tr("Other"), self, icon="plus")
        self.save_button = PrimaryButton(self.tr("Save"), self, keys="Ctrl+S")
        self.bill = BillView(session.formats)
        self._lines = QVBoxLayout()
        self._build()
        self._connect()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._is_changed

    def show_job(self, job: RepairJobResponse) -> None:
        """Show a job; what is being typed for the same one stays."""
        same = self._job is not None and self._job.card.id == job.card.id
        if same and self._is_changed:
            self._job = job
            return
        self._job = job
        self.diagnosis.setPlainText(job.diagnosis)
        self.fee.set_value(job.diagnosis_fee)
        kept = self._rows if same else []
        self._show_rows([self._row_of(line, kept) for line in job.lines])
        self.bill.show_bill(job.bill, job)
        self._show_editable(job)
        self._mark_changed(is_changed=False)

    def save(self) -> None:
        """Write diagnosis and lines."""
        job = self._job
        if job is None or not self._is_changed:
            return
        unfinished = next((row for row in self._rows if not row.is_whole()), None)
        if unfinished is not None:
            unfinished.name.setFocus()
            return
        if self.fee.is_wrong():
            self.fee.setFocus()
            return
        repairs, actor = self._session.shop.repairs, self._session.actor
        job_id = job.card.id
        found = self.diagnosis.toPlainText()[:_LONGEST]
        diagnosis = DiagnosisEdit(
            diagnosis=found,
            work_kind_id=job.work_kind_id,
            warranty_days=job.warranty_days,
            diagnosis_fee=self.fee.value(),
        )
        edits = self._edits()
        is_agreed = self.fee.value() != job.diagnosis_fee
        is_found = found.strip() != job.diagnosis or is_agreed
        is_priced = edits != [_edit_of(line) for line in job.lines]

        def work(lent: Approval | None) -> RepairJobResponse:
            if is_found:
                repairs.set_diagnosis(actor, job_id, diagnosis, approval=lent)
            if is_priced:
                repairs.edit_lines(actor, job_id, edits, approval=lent)
            return repairs.job(actor, job_id)

        run_lending(self, self._session, work, self._on_saved)

    def discard(self) -> None:
        """Show what is stored again."""
        job, self._job = self._job, None
        if job is not None:
            self.show_job(job)

    def _on_saved(self, job: RepairJobResponse) -> None:
        self._mark_changed(is_changed=False)
        self.show_job(job)
        self.saved.emit(job)

    def _edits(self) -> list[RepairLineEdit]:
        return [row.edit() for row in self._rows]

    def _add(self, row: LineRow) -> None:
        self._show_rows([*self._rows, row])
        self._on_edit()
        (row.price if row.name.text() else row.name).setFocus()

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
                    is_claim=self._is_claim(),
                )
            )

        run(lambda: products.get(found.id), then, self)

    def _row_of(self, line: RepairLineResponse, kept: Sequence[LineRow]) -> LineRow:
        """Return the row that shows this line already, with the cursor in it, or one.

        A job is read anew whenever anybody works on it: that takes nobody's cursor.
        """
        shown = next((row for row in kept if row.line == line), None)
        return shown or LineRow(
            self._session, line.kind, line=line, is_claim=self._is_claim()
        )

    def _add_empty(self, kind: LineKind) -> None:
        self._add(LineRow(self._session, kind, is_claim=self._is_claim()))

    def _is_claim(self) -> bool:
        """Tell whether lines are free under warranty unless somebody says not (R56)."""
        return self._job is not None and self._job.card.is_claim

    def _remove(self, row: LineRow) -> None:
        self._show_rows([each for each in self._rows if each is not row])
        self._on_edit()

    def _show_rows(self, rows: Sequence[LineRow]) -> None:
        was_at = self._place_of_cursor()
        for row in self._rows:
            if row not in rows:
                self._lines.removeWidget(row)
                row.hide()
                row.deleteLater()
        for place, row in enumerate(rows):
            if self._lines.indexOf(row) != place:
                self._lines.insertWidget(place, row)
            if row not in self._rows:
                row.edited.connect(self._on_edit)
                row.removed.connect(lambda gone=row: self._remove(gone))
                row.fit_wanted.connect(self.fit_wanted)
                row.take_off_wanted.connect(self.take_off_wanted)
        is_lost = was_at is not None and self._rows[was_at] not in rows
        self._rows = list(rows)
        self._order_tabs()
        if is_lost and was_at is not None:
            left = [row.name for row in rows[was_at:]] or [self.part_search]
            left[0].setFocus()

    def _order_tabs(self) -> None:
        """Let Tab go through the lines as they stand; Qt puts what is new last."""
        last: QWidget = self.fee
        lines = (part for row in self._rows for part in row.parts())
        adding = self.part_search, self.add_labour, self.add_part, self.add_other
        for part in (*lines, *adding, self.save_button):
            QWidget.setTabOrder(last, part)
            last = part

    def _place_of_cursor(self) -> int | None:
        focused = QApplication.focusWidget()
        for place, row in enumerate(self._rows):
            if focused is not None and row.isAncestorOf(focused):
                return place
        return None

    def _on_edit(self) -> None:
        self._mark_changed(is_changed=True)
        self._timer.start()

    def _work_out(self) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        edits = self._edits()
        self._preview.run(lambda: repairs.preview(actor, edits), self._show_bill)

    def _show_bill(self, bill: RepairBill) -> None:
        if self._job is not None:
            self.bill.show_bill(bill, self._job)

    def _mark_changed(self, *, is_changed: bool) -> None:
        self._is_changed = is_changed
        self.save_button.setEnabled(is_changed)
        self.changed.emit(is_changed)

    def _show_editable(self, job: RepairJobResponse) -> None:
        may = self._session.actor.may(Permission.REPAIR_QUOTE) and job.is_editable
        self.diagnosis.setReadOnly(not may)
        self.fee.setReadOnly(not may)
        for widget in (
            self.part_search,
            self.add_labour,
            self.add_part,
            self.add_other,
        ):
            widget.setVisible(may)
        self.save_button.setVisible(may)
        for row in self._rows:
            row.show_editable(job.card.state.kind, is_editable=may)

    def _build(self) -> None:
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(10)
        inner.addWidget(FormField(self.tr("Diagnosis"), self.diagnosis))
        words = Label(self.tr("Diagnosis fee, if it is not repaired"), "second")
        self.fee.setAccessibleName(words.text())
        agreed = QHBoxLayout()
        agreed.addWidget(words, 1)
        agreed.addWidget(self.fee)
        inner.addLayout(agreed)
        self._lines.setSpacing(8)
        inner.addLayout(self._lines)
        inner.addWidget(self.part_search)
        adding = QHBoxLayout()
        adding.addStretch(1)
        adding.addWidget(self.add_labour)
        adding.addWidget(self.add_part)
        adding.addWidget(self.add_other)
        inner.addLayout(adding)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(held)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(scroll, 1)
        column.addWidget(self.bill)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.diagnosis.textChanged.connect(self._on_typed)
        self.fee.textEdited.connect(lambda _text: self._mark_changed(is_changed=True))
        self.part_search.chosen.connect(self._take_product)
        self.add_labour.clicked.connect(lambda: self._add_empty(LineKind.LABOUR))
        self.add_part.clicked.connect(lambda: self._add_empty(LineKind.PART))
        self.add_other.clicked.connect(lambda: self._add_empty(LineKind.OTHER))
        self.save_button.clicked.connect(self.save)

    def _on_typed(self) -> None:
        job = self._job
        if job is not None and self.diagnosis.toPlainText() != job.diagnosis:
            self._mark_changed(is_changed=True)


def _edit_of(line: object) -> RepairLineEdit:
    return RepairLineEdit.model_validate(
        {name: getattr(line, name) for name in _KEPT}, from_attributes=True
    )


_KEPT = (
    "id",
    "kind",
    "product_id",
    "name",
    "quantity",
    "unit_price",
    "unit_cost",
    "is_covered",
    "technician_id",
)
