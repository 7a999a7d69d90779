"""Adding or changing a price of the repairs' list."""

from decimal import Decimal

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from techstore_desktop.core.estimates.schemas import (
    RepairPriceCreate,
    RepairPriceResponse,
    RepairPriceUpdate,
)
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.repairs.estimates.kind_names import kind_names
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.settings.page import sentence, sentences
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.quantity_field import QuantityField

_WIDTH = 620
_LONGEST = 300
translate = QCoreApplication.translate


class RepairPriceDialog(Dialog):
    """Device, fault, price, minutes."""

    def __init__(
        self, over: QWidget, session: Session, kept: RepairPriceResponse | None
    ) -> None:
        change, add = (
            translate("RepairPriceDialog", "Edit the price"),
            translate("RepairPriceDialog", "Add a price"),
        )
        super().__init__(
            over,
            title=change if kept else add,
            primary=add_or_save(kept),
            width=_WIDTH,
        )
        self._session = session
        self._row = kept
        every = self.tr("Every kind")
        self.kind = Choice({"": every} | kind_names())
        self.brand, self.model, self.fault = (
            QLineEdit(maxLength=_LONGEST) for _line in range(3)
        )
        self.brand.setPlaceholderText(self.tr("every brand"))
        self.model.setPlaceholderText(self.tr("every model"))
        self.fault.setPlaceholderText(self.tr("any fault"))
        self.price = MoneyField(session.formats)
        self.minutes = QuantityField(session.formats)
        self.fields = {
            "device_kind": FormField(self.tr("Kind of device"), self.kind),
            "brand": FormField(self.tr("Brand"), self.brand),
            "model": FormField(self.tr("Model"), self.model),
            "fault": FormField(
                self.tr("Fault"),
                self.fault,
                hint=self.tr("In the words of the counter's list."),
            ),
            "price": FormField(self.tr("Price, with tax"), self.price),
            "minutes": FormField(
                self.tr("Minutes"),
                self.minutes,
                hint=self.tr("Empty: as long as such repairs took."),
            ),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(grid)
        if kept is not None:
            self._fill(kept)

    def first_focus(self) -> QWidget | None:
        """Return the price of a row, or the first field of a new one."""
        return self.price if self._row else self.kind

    def decide(self) -> None:
        """Keep the row, or show all that is wrong with it."""
        data = self._checked()
        if data is None:
            return
        prices, actor, kept = (
            self._session.shop.repair_prices,
            self._session.actor,
            self._row,
        )

        def work() -> RepairPriceResponse:
            if kept is None:
                return prices.add(actor, data)
            changed = RepairPriceUpdate.model_validate(data.model_dump())
            return prices.update(actor, kept.id, changed)

        keep(self, work, beside=self.fields["fault"])

    def _fill(self, kept: RepairPriceResponse) -> None:
        self.kind.choose(kept.device_kind)
        self.brand.setText(kept.brand)
        self.model.setText(kept.model)
        self.fault.setText(kept.fault)
        self.price.set_value(kept.price)
        if kept.minutes:
            self.minutes.set_value(Decimal(kept.minutes))

    def _checked(self) -> RepairPriceCreate | None:
        faults: dict[str, str] = {}
        minutes = self.minutes.value()
        values = {
            "device_kind": self.kind.chosen(),
            "brand": self.brand.text(),
            "model": self.model.text(),
            "fault": self.fault.text(),
            "price": self.price.value(),
            "minutes": int(minutes) if minutes is not None else 0,
        }
        data = None
        try:
            data = RepairPriceCreate.model_validate(values)
        except ValidationError as error:
            faults = sentences(error)
        if self.minutes.is_wrong():
            faults["minutes"] = sentence("decimal_type", {})
        for name, field in self.fields.items():
            field.show_error(faults.get(name, ""))
        first = next((name for name in self.fields if name in faults), None)
        if first:
            self.fields[first].control.setFocus()
        return None if faults else data
