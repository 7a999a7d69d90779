"""Diagnosis and quote of a job: written here, added up as it is typed (R51)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.permissions import Approval, Permission
from techstore_desktop.core.repairs.quote_schemas import (
    DiagnosisEdit,
    RepairBill,
    RepairLineEdit,
)
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.detail.bill_view import BillView
from techstore_desktop.ui.repairs.detail.quote_lines import QuoteLines
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import PrimaryButton
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
        self.lines = QuoteLines(session)
        self.save_button = PrimaryButton(self.tr("Save"), self, keys="Ctrl+S")
        self.bill = BillView(session.formats)
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
        self.lines.show_job(job, is_same=same)
        self.bill.show_bill(job.bill, job)
        self._show_editable(job)
        self._mark_changed(is_changed=False)

    def save(self) -> None:
        """Write diagnosis and lines."""
        self.save_and(lambda _saved: None)

    def save_and(self, then: Callable[[RepairJobResponse], None]) -> bool:
        """Write them; ``then`` hears of the job once it is done, not if it fails.

        Returns False where something is not finished: the cursor is there.
        """
        job, unfinished = self._job, self._unfinished()
        if unfinished is not None:
            unfinished.setFocus()
            return False
        if job is None or not self._is_changed:
            return True
        repairs, actor = self._session.shop.repairs, self._session.actor
        job_id = job.card.id
        found = self.diagnosis.toPlainText()[:_LONGEST]
        diagnosis = DiagnosisEdit(
            diagnosis=found,
            work_kind_id=job.work_kind_id,
            warranty_days=job.warranty_days,
            diagnosis_fee=self.fee.value(),
        )
        edits = self.lines.edits()
        is_agreed = self.fee.value() != job.diagnosis_fee
        is_found = found.strip() != job.diagnosis or is_agreed
        is_priced = edits != [_edit_of(line) for line in job.lines]

        def work(lent: Approval | None) -> RepairJobResponse:
            if is_found:
                repairs.set_diagnosis(actor, job_id, diagnosis, approval=lent)
            if is_priced:
                repairs.edit_lines(actor, job_id, edits, approval=lent)
            return repairs.job(actor, job_id)

        def done(saved: RepairJobResponse) -> None:
            self._on_saved(saved)
            then(saved)

        run_lending(self, self._session, work, done)
        return True

    def go_to_unfitted(self) -> None:
        """Bring the cursor to the first part that is not in the device yet."""
        any(row.take_cursor_to_fit() for row in self.lines.rows)

    def discard(self) -> None:
        """Show what is stored again."""
        job, self._job = self._job, None
        if job is not None:
            self.show_job(job)

    def _unfinished(self) -> QWidget | None:
        row = self.lines.unfinished()
        if row is not None:
            return row.name
        return self.fee if self.fee.is_wrong() else None

    def _on_saved(self, job: RepairJobResponse) -> None:
        self._mark_changed(is_changed=False)
        self.show_job(job)
        self.saved.emit(job)

    def _order_tabs(self) -> None:
        """Let Tab go through the lines as they stand; Qt puts what is new last."""
        last: QWidget = self.fee
        for part in (*self.lines.parts(), self.save_button):
            QWidget.setTabOrder(last, part)
            last = part

    def _on_edit(self) -> None:
        self._mark_changed(is_changed=True)
        self._timer.start()

    def _work_out(self) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        edits = self.lines.edits()
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
        self.save_button.setVisible(may)
        self.lines.show_editable(job, is_editable=may)

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
        inner.addWidget(self.lines)
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
        self.lines.edited.connect(self._on_edit)
        self.lines.laid.connect(self._order_tabs)
        self.lines.fit_wanted.connect(self.fit_wanted)
        self.lines.take_off_wanted.connect(self.take_off_wanted)
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
