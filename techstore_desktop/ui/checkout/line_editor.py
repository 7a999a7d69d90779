"""A line opened in place: quantity, price, and a discount with its reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.ui.checkout.discount_fields import DiscountFields
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.quantity_field import QuantityField


class LineEditor(Card):
    """Emits ``confirmed`` with quantity, price and discount; ``closed`` on Esc."""

    confirmed = Signal(object, object, object)
    removed = Signal()
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="raised", margin=14)
        formats = self._formats = session.formats
        self._title = Label("", "strong")
        self.quantity = QuantityField(formats)
        self.price = MoneyField(formats)
        self.discount = DiscountFields(session)
        self._quantity_field = FormField(self.tr("Quantity"), self.quantity)
        self._price_field = FormField(self.tr("Price"), self.price)
        self._discount_field = FormField(self.tr("Discount"), self.discount)
        self._build()
        for line in (self.quantity, self.price):
            line.returnPressed.connect(self.confirm)
        self.discount.confirmed.connect(self.confirm)
        self.hide()

    def open_line(self, line: CartLine, *, at_discount: bool = False) -> None:
        """Show a line's values and take the cursor."""
        self._title.setText(line.name)
        self.quantity.set_value(line.quantity)
        self.price.set_value(line.unit_price)
        self.discount.show_discount(line.discount)
        self.show_error(None)
        self.show()
        first = self.discount.value if at_discount else self.quantity
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Hand over what was typed, or say what is wrong with it."""
        quantity, price = self.quantity.value(), self.price.value()
        unreadable = self.tr("This is no number.")
        self._quantity_field.show_error("" if quantity is not None else unreadable)
        self._price_field.show_error("" if price is not None else unreadable)
        if quantity is None or price is None:
            return
        try:
            discount = self.discount.discount()
        except RuleBroken as refused:
            self.show_error(refused)
            return
        self.confirmed.emit(quantity, price, discount)

    def show_error(self, error: RuleBroken | None) -> None:
        """Say beside the field what the rules refuse; None clears all."""
        from techstore_desktop.ui.messages import message

        beside = {
            "quantity": self._quantity_field,
            "price": self._price_field,
        }
        for field in (*beside.values(), self._discount_field):
            field.show_error("")
        if error is not None:
            kind = error.code.split(".")[0]
            said = message(error, self._formats)
            beside.get(kind, self._discount_field).show_error(said)
            if kind not in beside:
                self.discount.focus_on(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc; what was typed is dropped."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.addWidget(self._quantity_field, 0, 0)
        grid.addWidget(self._price_field, 0, 1)
        grid.addWidget(self._discount_field, 1, 0, 1, 2)
        foot = QHBoxLayout()
        remove = SecondaryButton(self.tr("Remove"), icon="trash", keys="Del")
        remove.clicked.connect(self.removed)
        done = PrimaryButton(self.tr("Done"), keys="Enter")
        done.clicked.connect(self.confirm)
        foot.addWidget(remove)
        foot.addStretch(1)
        foot.addWidget(done)
        self.body.addWidget(self._title)
        self.body.addLayout(grid)
        self.body.addLayout(foot)
