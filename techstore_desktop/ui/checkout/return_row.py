"""One sold line of a receipt: how many of it come back, and where they go."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.choices import Disposition
from techstore_desktop.core.sales.schemas import SaleLineResponse, SaleResponse
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.ui.serials.words import numbers_of
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.quantity_field import QuantityField

translate = QCoreApplication.translate
QUANTITY_WIDTH, DISPOSITION_WIDTH = 84, 176


def disposition_words() -> list[tuple[Disposition, str]]:
    """Return where returned goods go, in words."""
    return [
        (Disposition.STOCK, translate("Returns", "Back to stock")),
        (Disposition.DAMAGED, translate("Returns", "Faulty")),
        (Disposition.SUPPLIER, translate("Returns", "To the supplier")),
    ]


class ReturnRow(QWidget):
    """Emits ``next_wanted`` on Enter in its last field."""

    next_wanted = Signal()

    def __init__(
        self,
        sale: SaleResponse,
        line: SaleLineResponse,
        left: Decimal,
        formats: Formats,
    ) -> None:
        super().__init__()
        self._sale = sale
        self._line = line
        self.left = left
        self.quantity = QuantityField(formats, Decimal(0))
        self.quantity.setFixedWidth(QUANTITY_WIDTH)
        self.quantity.setEnabled(left > 0)
        self.quantity.setAccessibleName(line.name)
        self._serials = QLineEdit()
        self._serials.setPlaceholderText(self.tr("Serial numbers that come back"))
        self._serials.hide()
        self._second = Label("", "second", self)
        self._second.hide()
        self._disposition = QComboBox()
        self._disposition.setFixedWidth(DISPOSITION_WIDTH)
        for disposition, words in disposition_words():
            self._disposition.addItem(words, disposition)
        self._disposition.setEnabled(left > 0)
        self._build(formats)
        self.quantity.returnPressed.connect(self._after_quantity)
        self._serials.returnPressed.connect(self.next_wanted)

    def ask_for_serials(self) -> None:
        """Let the serial numbers of what comes back be scanned."""
        self._serials.show()
        self._serials.setFocus()

    def sold(self, unit: UnitResponse) -> bool:
        """Tell whether a unit was sold by this line, and anything of it is left."""
        is_of_line = unit.product_id == self._line.product_id
        is_listed = unit.serial_number in self._line.serial_numbers
        return self.left > 0 and is_of_line and is_listed

    def take_unit(self, unit: UnitResponse) -> None:
        """Take a scanned unit, by either of its numbers, and count it once."""
        known = self._serial_numbers()
        if unit.serial_number not in known:
            self._serials.show()
            self._serials.setText(", ".join((*known, unit.serial_number)))
            self.quantity.set_value(Decimal(len(known) + 1))
        if unit.second_number:
            self._second.setText(numbers_of(unit.serial_number, unit.second_number))
            self._second.show()

    def take_all(self) -> None:
        """Let everything that is left come back."""
        if self.left > 0:
            self.quantity.set_value(self.left)

    def is_beyond(self) -> bool:
        """Tell whether more is to come back than is left."""
        return (self.quantity.value() or Decimal(0)) > self.left

    def item(self) -> CartReturn | None:
        """Return what comes back of this line, or None."""
        quantity = self.quantity.value() or Decimal(0)
        if quantity <= 0:
            return None
        disposition = self._disposition.currentData()
        return CartReturn(
            sale_id=self._sale.id,
            sale_number=self._sale.number,
            line_id=self._line.id,
            name=self._line.name,
            quantity=quantity,
            amount=Decimal(0),
            disposition=Disposition(disposition),
            serial_numbers=self._serial_numbers(),
        )

    def _serial_numbers(self) -> tuple[str, ...]:
        parts = (part.strip() for part in self._serials.text().split(","))
        return tuple(part for part in parts if part)

    def _after_quantity(self) -> None:
        if self._serials.isVisible():
            self._serials.setFocus()
        else:
            self.next_wanted.emit()

    def _build(self, formats: Formats) -> None:
        name = Label(self._line.name, "strong")
        name.setWordWrap(True)
        words = self.tr("{left} of {sold} left · {total} in all").format(
            left=formats.quantity(self.left),
            sold=formats.quantity(self._line.quantity),
            total=formats.money(self._line.total),
        )
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(name)
        texts.addWidget(Label(words, "second"))
        texts.addWidget(self._serials)
        texts.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(self.quantity)
        row.addWidget(self._disposition)
