"""Parts that came: how many, at what cost, with which serial numbers."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.repairs.part_order_schemas import (
    PartArrival,
    PartNeeded,
    PartOrderResponse,
)
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.products.units_page import units_from
from techstore_desktop.ui.serials.asking import Asked, Numbers, Purpose
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.quantity_field import QuantityField


class ArrivalDialog(Dialog):
    """Emits ``arrived`` with the numbers of the jobs whose part is kept now."""

    arrived = Signal(object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        part: PartNeeded,
        order: PartOrderResponse,
    ) -> None:
        stocked = self.tr(
            "It goes onto the shelf and is kept for the jobs that wait, the oldest "
            "first."
        )
        super().__init__(
            over,
            title=self.tr("{name} has come").format(name=part.name),
            text=stocked
            if part.is_stocked
            else self.tr("It is kept for its job; it goes onto no shelf."),
            primary=self.tr("It has come"),
        )
        self._over = over
        self._session = session
        self._part = part
        self._order = order
        self.quantity = QuantityField(session.formats, order.quantity)
        self.cost = MoneyField(session.formats, order.unit_cost)
        self._field = FormField(
            self.tr("How many"),
            self.quantity,
            hint=self.tr("What did not come stays on order."),
        )
        self._cost_field = FormField(
            self.tr("What one cost"),
            self.cost,
            hint=self.tr("The product costs the average of what was there and this.")
            if part.is_stocked
            else "",
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addWidget(self._cost_field)
        self.content.addLayout(column)
        self._cost_field.setVisible(session.actor.may(Permission.REPAIR_SEE_COST))

    def first_focus(self) -> QWidget | None:
        """Return how many."""
        return self.quantity

    def decide(self) -> None:
        """Count it in, asking for serial numbers first, or say what is wrong."""
        quantity, cost = self.quantity.value(), self.cost.value()
        if quantity is None or quantity <= 0:
            self._field.show_error(self.tr("Type how many."))
            return
        if self.cost.is_wrong():
            self._cost_field.show_error(self.tr("Type an amount, such as 1500."))
            return
        if not self._part.tracks_serial_numbers or self._part.product_id is None:
            self._count_in(quantity, cost, ())
            return
        asked = Asked(
            product_id=self._part.product_id,
            name=self._part.name,
            imei_count=self._part.imei_count,
            count=int(quantity),
            purpose=Purpose.ARRIVAL,
        )
        sheet = SerialSheet(self._over, self._session, asked)
        sheet.confirmed.connect(lambda units: self._count_in(quantity, cost, units))
        sheet.open()

    def _count_in(
        self, quantity: Decimal, cost: Decimal | None, units: Sequence[Numbers]
    ) -> None:
        data = PartArrival(
            order_id=self._order.id,
            quantity=quantity,
            unit_cost=cost,
            units=tuple(units_from(units)),
        )
        orders, actor = self._session.shop.part_orders, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: orders.arrived(actor, data, approval=lent),
            self._done,
            failed=lambda error: show_error(self, error, beside=self._field),
        )

    def _done(self, numbers: object) -> None:
        self.accept()
        self.arrived.emit(numbers)
