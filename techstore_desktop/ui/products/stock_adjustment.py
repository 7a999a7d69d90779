"""Putting the stock right: how many came or went, and why."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import is_count_alone
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.products.signed_quantity_field import SignedQuantityField
from techstore_desktop.ui.products.units_page import units_from
from techstore_desktop.ui.serials.asking import Asked, Purpose
from techstore_desktop.ui.serials.serial_sheet import SerialSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.form_field import FormField


class StockAdjustment(QWidget):
    """Emits ``adjusted`` once the movement is kept; errors stand beside their field."""

    adjusted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._product: ProductResponse | None = None
        self.quantity = SignedQuantityField(session.formats)
        self.quantity.setPlaceholderText("+3  -1")
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("counted, damaged …"))
        self.note.returnPressed.connect(self.adjust)
        self.quantity.returnPressed.connect(self.note.setFocus)
        self._quantity_field = FormField(self.tr("Came or went"), self.quantity)
        self._note_field = FormField(self.tr("Why"), self.note)
        self._button = SecondaryButton(self.tr("Correct"), self, icon="check")
        self._button.clicked.connect(self.adjust)
        self._build()

    def show_product(self, product: ProductResponse) -> None:
        """Adjust another product; what was typed for the one before goes."""
        is_other = self._product is None or product.id != self._product.id
        self._product = product
        if is_other:
            self._empty()

    def adjust(self) -> None:
        """Keep the movement, or show every error at once."""
        quantity, note = self.quantity.value(), self.note.text().strip()
        self._quantity_field.show_error(self._quantity_fault())
        missing = RuleBroken("stock.note_missing")
        self._note_field.show_error("" if note else message(missing))
        product = self._product
        if quantity is None or not quantity or not note or product is None:
            return
        if product.tracks_serial_numbers:
            self._see_numbers(product, quantity, note)
        else:
            self._keep(product.id, quantity, note)

    def _see_numbers(
        self, product: ProductResponse, quantity: Decimal, note: str
    ) -> None:
        """Look whether the count alone may be wrong before numbers are asked."""
        serials = self._session.shop.serials
        run(
            lambda: serials.without_number(product.id),
            lambda apart: self._ask_units(product, quantity, note, apart),
            self,
        )

    def _ask_units(
        self, product: ProductResponse, quantity: Decimal, note: str, apart: Decimal
    ) -> None:
        """Ask which units came or went, as many as typed (R34).

        Where there are more pieces than numbers, or fewer, none may have moved.
        """
        may_be_count = is_count_alone(quantity, without_number=apart)
        asked = Asked(
            product_id=product.id,
            name=product.name,
            imei_count=product.imei_count,
            count=ceil(abs(quantity)),
            purpose=Purpose.ARRIVAL if quantity > 0 else Purpose.LEAVING,
            question=self._count_words(apart) if may_be_count else "",
            may_be_unknown=may_be_count,
        )
        sheet = SerialSheet(self, self._session, asked)
        sheet.confirmed.connect(
            lambda numbers: self._keep(product.id, quantity, note, units_from(numbers))
        )
        sheet.open()

    def _count_words(self, apart: Decimal) -> str:
        words = (
            self.tr("Pieces without a known number: {count}.")
            if apart > 0
            else self.tr("Known numbers without a piece: {count}.")
        )
        said = words.format(count=self._session.formats.quantity(abs(apart)))
        return " ".join(
            (said, self.tr("Where no unit moved, leave it empty: the count is wrong."))
        )

    def _keep(
        self,
        product_id: UUID,
        quantity: Decimal,
        note: str,
        units: Sequence[UnitNumbers] = (),
    ) -> None:
        stock, actor = self._session.shop.stock, self._session.actor

        def then(_nothing: None) -> None:
            self._empty()
            self.adjusted.emit()

        def failed(error: Exception) -> None:
            show_error(self, error, beside=self._quantity_field)

        run(
            lambda: stock.adjust(actor, product_id, quantity, note, units=units),
            then,
            self,
            failed=failed,
        )

    def _quantity_fault(self) -> str:
        if self.quantity.is_wrong():
            typed = RuleBroken("amount.unreadable", text=self.quantity.text())
            return message(typed)
        if not self.quantity.value():
            return message(RuleBroken("stock.nothing_to_adjust"))
        return ""

    def _empty(self) -> None:
        self.quantity.set_value(None)
        self.note.clear()
        self._quantity_field.show_error("")
        self._note_field.show_error("")

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._quantity_field, 2)
        row.addWidget(self._note_field, 4)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 21, 0, 0)
        beside.addWidget(self._button)
        beside.addStretch(1)
        row.addLayout(beside)
