"""The instalments of a method as rows of fields: what each is called, and its cost."""

from collections.abc import Sequence
from decimal import Decimal

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales.payments.schemas import MOST_PLANS, PaymentPlan
from techstore_desktop.ui.settings.page import sentence, sentences
from techstore_desktop.ui.widgets.button import IconButton, QuietButton
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.rate_field import RateField

_RATE_WIDTH = 130
_LONGEST = 40
_BESIDE_FIELD = 21
"""How far a button goes down to stand beside a field and not beside its label."""


class PlanRow(QWidget):
    """One way to pay by instalments."""

    remove_wanted = Signal()

    def __init__(self, formats: Formats, plan: PaymentPlan | None = None) -> None:
        super().__init__()
        self.name = QLineEdit(plan.name if plan else "")
        self.name.setMaxLength(_LONGEST)
        self.rate = RateField(formats, plan.rate if plan else None)
        self._name_field = FormField(self.tr("Instalments or surcharge"), self.name)
        self._rate_field = FormField(self.tr("On top, in %"), self.rate)
        self._rate_field.setFixedWidth(_RATE_WIDTH)
        remove = IconButton("trash", self.tr("Remove"), self)
        remove.clicked.connect(self.remove_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._name_field, 1, top)
        row.addWidget(self._rate_field, 0, top)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, _BESIDE_FIELD, 0, 0)
        beside.addWidget(remove)
        beside.addStretch(1)
        row.addLayout(beside)

    def plan(self) -> PaymentPlan | None:
        """Return what is typed; None where something is wrong, said beside it."""
        faults: dict[str, str] = {}
        made = None
        rate = self.rate.value() or Decimal(0)
        try:
            made = PaymentPlan(name=self.name.text(), rate=rate)
        except ValidationError as error:
            faults = sentences(error)
        if self.rate.is_wrong():
            faults["rate"] = sentence("decimal_type", {})
        self._name_field.show_error(faults.get("name", ""))
        self._rate_field.show_error(faults.get("rate", ""))
        return None if faults else made


class PlanRows(QWidget):
    """The rows, with the button that adds one."""

    def __init__(self, formats: Formats, plans: Sequence[PaymentPlan] = ()) -> None:
        super().__init__()
        self._formats = formats
        self.rows: list[PlanRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.more = QuietButton(self.tr("Add instalments"), self, icon="plus")
        self.more.clicked.connect(self.add)
        self._words = Label(
            self.tr(
                "Each payment takes one of these: keep a single payment without "
                "surcharge among them. One alone with a rate is a plain surcharge."
            ),
            "second",
        )
        self._words.setWordWrap(True)
        self._words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._words)
        for plan in plans:
            self._add_row(plan)

    def add(self) -> None:
        """Make place for one more; the first has a single payment beside it."""
        if not self.rows:
            self._add_row(PaymentPlan(name=self.tr("Single payment")))
        self._add_row(None).name.setFocus()

    def plans(self) -> tuple[PaymentPlan, ...] | None:
        """Return the plans; None where something is wrong with one, said there."""
        every = [row.plan() for row in self.rows]
        plans = tuple(plan for plan in every if plan is not None)
        return plans if len(plans) == len(every) else None

    def _add_row(self, plan: PaymentPlan | None) -> PlanRow:
        row = PlanRow(self._formats, plan)
        row.remove_wanted.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        self.more.setVisible(len(self.rows) < MOST_PLANS)
        self._words.show()
        return row

    def _remove(self, row: PlanRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._words.setVisible(bool(self.rows))
        self.more.show()
        self.more.setFocus()
