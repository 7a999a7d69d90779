"""A discount on the whole sale."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.ui.checkout.discount_fields import DiscountFields
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH = 600


class DiscountSheet(Sheet):
    """Emits ``confirmed`` with the discount, or None; ``line_wanted`` for one line."""

    confirmed = Signal(object)
    line_wanted = Signal()

    def __init__(
        self, over: QWidget, session: Session, discount: Discount | None
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._formats = session.formats
        self._fields = DiscountFields(session)
        self._fields.show_discount(discount)
        self._field = FormField(self.tr("Off the whole sale"), self._fields)
        self._fields.confirmed.connect(self.confirm)
        self.body.addWidget(Label(self.tr("Discount"), "title"))
        self.body.addWidget(self._field)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        line = SecondaryButton(self.tr("On the marked line"), keys="F4", height=44)
        line.clicked.connect(self._on_line)
        done = PrimaryButton(self.tr("Apply"), keys="Enter", height=44)
        done.clicked.connect(self.confirm)
        foot.addWidget(back)
        foot.addWidget(line)
        foot.addStretch(1)
        foot.addWidget(done)
        self.body.addLayout(foot)

    def first_focus(self) -> QWidget | None:
        """Return the value."""
        return self._fields.value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the marked line on F4, the key that led here."""
        if event.key() == Qt.Key.Key_F4:
            self._on_line()
        else:
            super().keyPressEvent(event)

    def confirm(self) -> None:
        """Hand over the discount, or say what is wrong with it."""
        try:
            discount = self._fields.discount()
        except RuleBroken as refused:
            self.show_error(refused)
            return
        self.confirmed.emit(discount)

    def show_error(self, error: RuleBroken) -> None:
        """Say beside the field what the rules refuse."""
        self._field.show_error(message(error, self._formats))
        self._fields.focus_on(error)

    def _on_line(self) -> None:
        self.accept()
        self.line_wanted.emit()
