"""How much a customer may owe."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField

LARGEST = Decimal(10) ** 9


class LimitDialog(Dialog):
    """Emits ``chosen`` with the limit."""

    chosen = Signal(object)

    def __init__(
        self, over: QWidget, formats: Formats, name: str, limit: Decimal
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Credit limit of {name}").format(name=name),
            text=self.tr("With 0 the account holds credit in hand, and no debt."),
            primary=self.tr("Save"),
        )
        self._limit = MoneyField(formats, limit)
        self._field = FormField(self.tr("May owe up to"), self._limit)
        self.content.addWidget(self._field)

    def first_focus(self) -> QWidget | None:
        """Return the limit."""
        return self._limit

    def decide(self) -> None:
        """Hand over the limit, or say that it is no amount."""
        limit = self._limit.value()
        if limit is None or not 0 <= limit <= LARGEST:
            self._field.show_error(self.tr("Type an amount of 0 or more."))
            return
        self.accept()
        self.chosen.emit(limit)
