"""Marking a part as ordered: how many, from whom, expected when."""

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.repairs.part_order_schemas import (
    PartNeeded,
    PartOrderCreate,
)
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.moment_field import day_format
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.quantity_field import QuantityField

_LONGEST = 300
_USUAL_DAYS = 5


class OrderDialog(Dialog):
    """Emits ``ordered`` with the order."""

    ordered = Signal(object)

    def __init__(self, over: QWidget, session: Session, part: PartNeeded) -> None:
        super().__init__(
            over,
            title=self.tr("{name} is ordered").format(name=part.name),
            text=part.sku or self.tr("Not in the catalogue"),
            primary=self.tr("Mark as ordered"),
        )
        self._session = session
        self._part = part
        profile = session.shop.profiles.current()
        day = profile.business_day(session.shop.database.clock.now())
        day += timedelta(days=_USUAL_DAYS)
        wanted = part.to_buy or part.waiting or Decimal(1)
        self.quantity = QuantityField(session.formats, wanted)
        self.cost = MoneyField(session.formats)
        self._cost_field = FormField(
            self.tr("What one costs"),
            self.cost,
            hint=self.tr(
                "Left empty: as it last came, or as on the product or the quote."
            ),
        )
        self.supplier = QLineEdit(maxLength=_LONGEST)
        self.has_day = QCheckBox(self.tr("Expected on"))
        self.has_day.setChecked(True)
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format(session.formats))
        self._field = FormField(self.tr("How many"), self.quantity)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addWidget(self._cost_field)
        column.addWidget(FormField(self.tr("From whom"), self.supplier))
        column.addWidget(self.has_day)
        column.addWidget(self.day)
        self.content.addLayout(column)
        self._cost_field.setVisible(session.actor.may(Permission.REPAIR_SEE_COST))
        self.has_day.toggled.connect(self.day.setVisible)

    def first_focus(self) -> QWidget | None:
        """Return how many."""
        return self.quantity

    def decide(self) -> None:
        """Mark it, or say what is wrong."""
        quantity = self.quantity.value()
        if quantity is None or quantity <= 0:
            self._field.show_error(self.tr("Type how many."))
            return
        if self.cost.is_wrong():
            self._cost_field.show_error(self.tr("Type an amount, such as 1500."))
            return
        data = PartOrderCreate(
            product_id=self._part.product_id,
            line_id=self._part.line_id,
            quantity=quantity,
            unit_cost=self.cost.value(),
            expected_on=self._expected_on(),
            supplier=self.supplier.text().strip(),
        )
        orders, actor = self._session.shop.part_orders, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: orders.order(actor, data, approval=lent),
            self._done,
            failed=lambda error: show_error(self, error, beside=self._field),
        )

    def _expected_on(self) -> date | None:
        if not self.has_day.isChecked():
            return None
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _done(self, order: object) -> None:
        self.accept()
        self.ordered.emit(order)
