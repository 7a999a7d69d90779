"""What a job comes to, what is paid, and what it brings for who may know."""

from decimal import Decimal

from PySide6.QtWidgets import QFrame, QGridLayout

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.quote_schemas import RepairBill
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.widgets.label import Label, NumberLabel

_ON_THE_LEFT = 5
_BETWEEN = 8
_OF_REPAIR = ("labour", "parts", "other", "tax", "agreed", "margin")


class BillView(QFrame):
    """Labour, parts, tax and total; agreed or estimated, deposit, to pay; margin."""

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self.setProperty("role", "well")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, _BETWEEN)
        grid.setColumnStretch(4, 1)
        self._figures: dict[str, tuple[Label, NumberLabel]] = {}
        names = {
            "labour": self.tr("Labour"),
            "parts": self.tr("Parts"),
            "diagnosis": self.tr("Diagnosis"),
            "other": self.tr("Other"),
            "tax": self.tr("Taxes"),
            "estimate": self.tr("Estimate"),
            "agreed": self.tr("Agreed"),
            "deposit": self.tr("Deposit"),
            "due": self.tr("To pay"),
            "margin": self.tr("Margin"),
        }
        for key, name in names.items():
            caption, figure = Label(name, "second", self), NumberLabel("", "strong")
            figure.setParent(self)
            # What has no place yet would lie over each other in the corner.
            caption.hide()
            figure.hide()
            self._figures[key] = caption, figure
        self._grid, self._laid = grid, ""
        self.total = NumberLabel("", "figure")
        grid.addWidget(Label(self.tr("Total"), "strong"), 5, 0)
        grid.addWidget(self.total, 5, 1, 1, 4)

    def show_bill(self, bill: RepairBill, job: RepairJobResponse) -> None:
        """Show what is typed beside what is agreed and paid.

        Of what is not repaired only the diagnosis is paid, and nothing is earned.
        """
        fees = sum((fee.total for fee in job.storage_fees), ZERO)
        is_unrepaired = job.card.is_unrepaired
        total = (job.diagnosis_total if is_unrepaired else bill.total) + fees
        self.total.setText(self._formats.money(total))
        is_stored = bill == job.bill
        is_worked_out = bool(job.lines) or job.approved_amount is not None
        values: dict[str, Decimal | None] = {
            "labour": bill.labour,
            "parts": bill.parts,
            "diagnosis": job.diagnosis_total if is_unrepaired else None,
            "other": bill.other + fees or None,
            "tax": bill.tax,
            "estimate": None if is_worked_out else job.estimate,
            "agreed": job.approved_amount,
            "deposit": job.deposit_balance or None,
            "due": job.due if is_stored else max(total - job.deposit_balance, ZERO),
            "margin": job.margin if is_stored else None,
        }
        if is_unrepaired:
            values.update(dict.fromkeys(_OF_REPAIR), other=fees or None)
        for key, (_caption, figure) in self._figures.items():
            value = values[key]
            figure.setText("" if value is None else self._formats.money(value))
        self._lay({key for key, value in values.items() if value is not None})
        exceeds = job.approved_amount is not None and bill.total > job.approved_amount
        self._figures["agreed"][1].set_role("bad" if exceeds else "strong")

    def _lay(self, shown: set[str]) -> None:
        """Lay what there is in two columns without a hole."""
        laid = " ".join(sorted(shown))
        if laid == self._laid:
            return
        self._laid = laid
        rows = [0, 0]
        for place, (key, (caption, figure)) in enumerate(self._figures.items()):
            side = int(place >= _ON_THE_LEFT)
            caption.hide()
            figure.hide()
            if key in shown:
                self._grid.addWidget(caption, rows[side], 3 * side)
                self._grid.addWidget(figure, rows[side], 3 * side + 1)
                rows[side] += 1
        # Shown last, a part has its place before it is painted for the first time.
        for key in shown:
            for part in self._figures[key]:
                part.show()
