"""A line for something that is not in the catalogue."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.ui.checkout.state import CheckoutState
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.sheet import Sheet

LONGEST_NAME = 300


class FreeLineSheet(Sheet):
    """Emits ``confirmed`` with name, price, quantity, tax id."""

    confirmed = Signal(object, object, object, object)

    def __init__(
        self, over: QWidget, session: Session, state: CheckoutState, name: str
    ) -> None:
        super().__init__(over, width=520)
        self._name = QLineEdit(name)
        self._name.setMaxLength(LONGEST_NAME)
        self._price = MoneyField(session.formats)
        self._quantity = QuantityField(session.formats, Decimal(1))
        self._tax = QComboBox()
        for tax in state.taxes:
            self._tax.addItem(tax.name, tax.id)
            if tax.is_default:
                self._tax.setCurrentIndex(self._tax.count() - 1)
        self._fields = {
            "name": FormField(self.tr("What it is"), self._name),
            "price": FormField(self.tr("Price"), self._price),
            "quantity": FormField(self.tr("Quantity"), self._quantity),
            "tax": FormField(self.tr("Tax"), self._tax),
        }
        self._build()

    def first_focus(self) -> QWidget | None:
        """Return the first field that is still empty."""
        return self._price if self._name.text() else self._name

    def confirm(self) -> None:
        """Hand over what was typed, or say everything that is wrong with it."""
        name, price = self._name.text().strip(), self._price.value()
        quantity = self._quantity.value()
        unreadable = self.tr("This is no number.")
        errors = {
            "name": "" if name else self.tr("This is needed."),
            "price": "" if price is not None else unreadable,
            "quantity": "" if quantity else unreadable,
        }
        for field, text in errors.items():
            self._fields[field].show_error(text)
        if not any(errors.values()):
            self.confirmed.emit(name, price, quantity, self._tax.currentData())
            self.accept()

    def _build(self) -> None:
        self.body.addWidget(Label(self.tr("Sell it once"), "title"))
        grid = QGridLayout()
        grid.addWidget(self._fields["name"], 0, 0, 1, 3)
        grid.addWidget(self._fields["price"], 1, 0)
        grid.addWidget(self._fields["quantity"], 1, 1)
        grid.addWidget(self._fields["tax"], 1, 2)
        self.body.addLayout(grid)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        done = PrimaryButton(self.tr("Add to the sale"), keys="Enter", height=44)
        done.clicked.connect(self.confirm)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(done)
        self.body.addLayout(foot)
        for line in (self._name, self._price, self._quantity):
            line.returnPressed.connect(self.confirm)
