"""One component of a tax as a row of fields."""

from decimal import Decimal

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.ui.settings.page import sentence, sentences
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.rate_field import RateField

_NUMBER_WIDTH = 130


class ComponentRow(QWidget):
    """Name, rate in per cent, amount per piece; from the second on, compound."""

    remove_wanted = Signal()

    def __init__(self, formats: Formats, *, is_first: bool) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.rate = RateField(formats)
        self.amount = MoneyField(formats)
        self.is_compound = QCheckBox(self.tr("Taxes the taxes before it, too"))
        self.is_compound.setHidden(is_first)
        self._fields = {
            "name": FormField(self.tr("Component"), self.name),
            "rate": FormField(self.tr("Rate in %"), self.rate),
            "amount_per_unit": FormField(self.tr("Amount per piece"), self.amount),
        }
        remove = IconButton("trash", self.tr("Remove component"), self)
        policy = remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        remove.setSizePolicy(policy)
        remove.setHidden(is_first)
        remove.clicked.connect(self.remove_wanted)
        self._build(remove)

    def show_component(self, component: TaxComponent) -> None:
        """Fill the row."""
        self.name.setText(component.name)
        self.rate.set_value(component.rate)
        self.amount.set_value(component.amount_per_unit or None)
        self.is_compound.setChecked(component.is_compound)

    def component(self) -> TaxComponent | None:
        """Return what is typed; None where something is wrong, said beside it."""
        faults: dict[str, str] = {}
        made = None
        try:
            made = TaxComponent(
                name=self.name.text(),
                rate=self.rate.value() or Decimal(0),
                amount_per_unit=self.amount.value() or Decimal(0),
                is_compound=self.is_compound.isChecked(),
            )
        except ValidationError as error:
            faults = sentences(error)
        for name, field in (("rate", self.rate), ("amount_per_unit", self.amount)):
            if field.is_wrong():
                faults[name] = sentence("decimal_type", {})
        for name, labelled in self._fields.items():
            labelled.show_error(faults.get(name, ""))
        return None if faults else made

    def _build(self, remove: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._fields["name"], 1, top)
        for name in ("rate", "amount_per_unit"):
            self._fields[name].setFixedWidth(_NUMBER_WIDTH)
            row.addWidget(self._fields[name], 0, top)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 21, 0, 0)
        beside.addWidget(remove)
        beside.addStretch(1)
        row.addLayout(beside)
        column.addLayout(row)
        column.addWidget(self.is_compound)
