"""One line of a quote as a person writes it."""

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.repairs.choices import LineKind, PartStatus, RepairKind
from techstore_desktop.core.repairs.quote_schemas import (
    RepairLineEdit,
    RepairLineResponse,
)
from techstore_desktop.core.repairs.workflow import MAY_FIT, MAY_TAKE_OFF
from techstore_desktop.ui.repairs.words import PART_PILLS, line_words, part_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.pill import Pill
from techstore_desktop.ui.widgets.quantity_field import QuantityField

LONGEST = 300
_ONE = Decimal(1)
_NOT_FITTED = {PartStatus.RESERVED, PartStatus.TO_ORDER}


class LineRow(QWidget):
    """Name, quantity and price; ``edited`` at every key, ``fit_wanted`` for a part."""

    edited = Signal()
    removed = Signal()
    fit_wanted = Signal(object)
    take_off_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        kind: LineKind,
        *,
        name: str = "",
        price: Decimal | None = None,
        product_id: UUID | None = None,
        line: RepairLineResponse | None = None,
        is_claim: bool = False,
    ) -> None:
        super().__init__()
        formats = session.formats
        self.line = line
        self._kind = kind
        self._product_id = line.product_id if line else product_id
        self.name = QLineEdit(line.name if line else name, maxLength=LONGEST)
        self.name.setCursorPosition(0)
        self.quantity = QuantityField(formats, line.quantity if line else _ONE)
        self.price = MoneyField(formats, line.unit_price if line else price)
        self.quantity.setFixedWidth(58)
        self.price.setFixedWidth(104)
        self.cost = MoneyField(formats, line.unit_cost if line else None)
        self.cost.setFixedWidth(104)
        self._asks_cost = (
            kind is LineKind.PART
            and self._product_id is None
            and session.actor.may(Permission.REPAIR_SEE_COST)
        )
        self.covered = QCheckBox(self.tr("Under warranty"))
        self.covered.setChecked(line.is_covered if line else is_claim)
        self._asks_cover = is_claim or self.covered.isChecked()
        self._remove = IconButton("x", self.tr("Take the line off"), self)
        self._status = Pill("", parent=self)
        self._units = Label(", ".join(line.serial_numbers) if line else "", "second")
        self._fit = IconButton("check", self.tr("Fit the part"), self, height=26)
        self._off = IconButton("arrow-back-up", self.tr("Take it off"), self, height=26)
        self._build()
        self._show_status()
        for field in (self.name, self.quantity, self.price, self.cost):
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.quantity.editingFinished.connect(self._fill_quantity)
        self.covered.toggled.connect(lambda _is_covered: self.edited.emit())
        self._remove.clicked.connect(self.removed)
        self._fit.clicked.connect(lambda: self.fit_wanted.emit(self.line))
        self._off.clicked.connect(lambda: self.take_off_wanted.emit(self.line))

    def show_editable(self, kind: RepairKind, *, is_editable: bool) -> None:
        """Let the line be changed, or only read; its part by the kind of state."""
        for field in (self.name, self.quantity, self.price, self.cost):
            field.setReadOnly(not is_editable)
        self.covered.setEnabled(is_editable)
        is_fitted = self.line is not None and self.line.part_status is PartStatus.FITTED
        self._remove.setEnabled(is_editable and not is_fitted)
        is_kept = self.line is not None and self.line.part_status in _NOT_FITTED
        self._fit.setVisible(is_kept and kind in MAY_FIT)
        self._off.setVisible(is_fitted and kind in MAY_TAKE_OFF)

    def take_cursor_to_fit(self) -> bool:
        """Bring the cursor to the button that fits the part; False without one."""
        if self._fit.isHidden():
            return False
        self._fit.setFocus()
        return True

    def parts(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, in order."""
        asked: list[QWidget] = [self.name, self.quantity, self.price]
        if self._asks_cost:
            asked.append(self.cost)
        if self._asks_cover:
            asked.append(self.covered)
        return (*asked, self._remove, self._fit, self._off)

    def is_whole(self) -> bool:
        """Whether what is typed makes a line."""
        is_costed = not self._asks_cost or not self.cost.is_wrong()
        is_named = bool(self.name.text().strip())
        is_priced = self.covered.isChecked() or self.price.value() is not None
        return is_named and is_costed and is_priced

    def edit(self) -> RepairLineEdit:
        """Return the line as it is to be."""
        line = self.line
        return RepairLineEdit(
            id=line.id if line else None,
            kind=self._kind,
            product_id=self._product_id,
            name=self.name.text().strip() or line_words(self._kind),
            quantity=self.quantity.value() or _ONE,
            unit_price=self.price.value() or ZERO,
            unit_cost=self._cost(),
            is_covered=self.covered.isChecked(),
            technician_id=line.technician_id if line else None,
        )

    def _cost(self) -> Decimal | None:
        """Return what the shop pays for it; None leaves what stands there."""
        if self._asks_cost:
            return self.cost.value()
        return self.line.unit_cost if self.line else None

    def _fill_quantity(self) -> None:
        """Show what counts where nothing is typed."""
        if not self.quantity.text().strip():
            self.quantity.set_value(_ONE)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        caption = Label(line_words(self._kind), "third")
        grid.addWidget(caption, 0, 0)
        grid.addWidget(self._status, 0, 1)
        grid.addWidget(self._fit, 0, 2)
        grid.addWidget(self._off, 0, 3)
        grid.addWidget(self.name, 1, 0, 1, 5)
        grid.addWidget(self.quantity, 1, 5)
        grid.addWidget(self.price, 1, 6)
        grid.addWidget(self._remove, 1, 7)
        grid.setColumnStretch(4, 1)
        if self._asks_cover:
            grid.addWidget(self.covered, 0, 5, 1, 3, Qt.AlignmentFlag.AlignRight)
            self.covered.setToolTip(
                self.tr("Free for the customer; its cost is the shop's.")
            )
        if self._asks_cost:
            words = Label(self.tr("What one costs the shop"), "second")
            grid.addWidget(words, 3, 0, 1, 6, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self.cost, 3, 6)
            self.cost.setAccessibleName(words.text())
        if self._units.text():
            self._units.setWordWrap(True)
            grid.addWidget(self._units, 2, 0, 1, 7)
        self.name.setAccessibleName(self.tr("What"))
        self.quantity.setAccessibleName(self.tr("Quantity"))
        self.price.setAccessibleName(self.tr("Price"))

    def _show_status(self) -> None:
        status = self.line.part_status if self.line else None
        self._status.setVisible(status is not None)
        self._fit.hide()
        self._off.hide()
        if status is not None:
            self._status.show_text(
                part_words(status), PART_PILLS.get(status, "neutral")
            )
