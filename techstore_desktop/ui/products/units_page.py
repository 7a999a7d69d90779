"""The card's units: each serial number, where it is, and its whole life (R34)."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.stock.schemas import UnitEvent, UnitNumbers, UnitResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.serials.asking import Asked, Numbers, Purpose
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.serials.words import (
    act_words,
    place_kind,
    place_words,
)
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_ROW_HEIGHT = 52


class UnitsPage(QWidget):
    """Units above, the life of the marked one beneath; numbers are added by scan."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reference = Reference()
        self._product: ProductResponse | None = None
        self._wanted = ""
        self._latest = Latest(self)
        self._living = Latest(self)
        self._count = Label("", "second")
        self.add_button = SecondaryButton(self.tr("Add numbers"), icon="barcode")
        self.table: Table[UnitResponse] = Table(
            self._columns(),
            EmptyState(
                "barcode",
                self.tr("No unit is known yet"),
                self.tr("Add the numbers of what is on the shelf, by scan."),
            ),
            row_height=_ROW_HEIGHT,
            has_header=False,
        )
        self.life: Table[UnitEvent] = Table(
            self._life_columns(),
            EmptyState("history", self.tr("Mark a unit to see its life")),
            row_height=_ROW_HEIGHT,
            has_header=False,
        )
        self._build(may_add=session.actor.may(Permission.ADJUST_STOCK))
        self.add_button.clicked.connect(self.add_numbers)
        self.table.marked.connect(self._show_life)

    def show_product(
        self, product: ProductResponse, reference: Reference, serial: str = ""
    ) -> None:
        """Read the units of a product; ``serial`` is the one to mark."""
        self._product, self._reference, self._wanted = product, reference, serial
        shop, product_id = self._session.shop, product.id
        self._latest.run(lambda: shop.serials.of_product(product_id), self._take)

    def add_numbers(self) -> None:
        """Ask for the numbers of units that are on the shelf already."""
        product = self._product
        if product is None:
            return
        asked = Asked(
            product_id=product.id,
            name=product.name,
            imei_count=product.imei_count,
            purpose=Purpose.ARRIVAL,
        )
        sheet = SerialSheet(self, self._session, asked)
        sheet.confirmed.connect(lambda numbers: self._count_in(product.id, numbers))
        sheet.open()

    def _count_in(self, product_id: UUID, numbers: Sequence[Numbers]) -> None:
        serials, actor = self._session.shop.serials, self._session.actor
        units = units_from(numbers)
        run(
            lambda: serials.count_in(actor, product_id, units),
            lambda _none: self.changed.emit(),
            self,
            failed=lambda error: show_error(self, error),
        )

    def _take(self, units: Sequence[UnitResponse]) -> None:
        self.table.show_rows(units)
        ready = sum(unit.is_ready for unit in units)
        on_hand = self._product.on_hand if self._product else Decimal(ready)
        words = self.tr("{known} of {count} on the shelf known by their number")
        count = self._session.formats.quantity(on_hand)
        self._count.setText(words.format(known=ready, count=count))
        for place, unit in enumerate(units):
            if unit.serial_number == self._wanted:
                self.table.mark(place)

    def _show_life(self, unit: UnitResponse | None) -> None:
        if unit is None:
            self.life.show_rows(())
            return
        serials = self._session.shop.serials
        product_id, number = unit.product_id, unit.serial_number
        self._living.run(lambda: serials.life(product_id, number), self.life.show_rows)

    def _columns(self) -> Sequence[Column[UnitResponse]]:
        return (
            Column(
                key="number",
                title=self.tr("Number"),
                text=lambda unit: unit.serial_number,
                second=self._second,
                width=0,
            ),
            Column(
                key="place",
                title=self.tr("Where"),
                text=place_words,
                pill=place_kind,
                is_number=True,
                width=170,
            ),
        )

    def _life_columns(self) -> Sequence[Column[UnitEvent]]:
        return (
            Column(
                key="act",
                title=self.tr("What happened"),
                text=_event,
                second=self._when,
                width=0,
            ),
        )

    def _second(self, unit: UnitResponse) -> str:
        zone, formats = self._reference.zone, self._session.formats
        since = formats.date(unit.since.astimezone(zone).date()) if unit.since else ""
        return " · ".join(filter(None, (unit.second_number, since)))

    def _when(self, event: UnitEvent) -> str:
        when = self._session.formats.date_time(event.occurred_at, self._reference.zone)
        return " · ".join(filter(None, (when, event.branch_name)))

    def _build(self, *, may_add: bool) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self.add_button)
        if not may_add:
            self.add_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 3)
        column.addWidget(self.life, 2)


def units_from(numbers: Sequence[Numbers]) -> list[UnitNumbers]:
    """Return scanned numbers as the services take them."""
    return [
        UnitNumbers(serial_number=number, second_number=second or None)
        for number, second in numbers
    ]


def _event(event: UnitEvent) -> str:
    return " · ".join(filter(None, (act_words(event.act), event.document_number)))
