"""Keeping a device for the unpaid work: what it costs, and what it will be sold for."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from techstore_desktop.core.collection.schemas import (
    KeepDevice,
    KeptDevice,
    WaitingDevice,
)
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

_WIDTH = 520


class KeepDialog(Dialog):
    """Emits ``kept`` with the ``KeptDevice``."""

    kept = Signal(object)

    def __init__(self, over: QWidget, session: Session, device: WaitingDevice) -> None:
        card = device.card
        super().__init__(
            over,
            title=self.tr("Keep {number} for the unpaid work?").format(
                number=card.number
            ),
            text=self.tr(
                "{device} of {customer} leaves the board and becomes a product of the "
                "shop. This can't be taken back: to give it back, sell it to them."
            ).format(device=card.device, customer=card.customer_name),
            primary=self.tr("Put it into the stock"),
            is_danger=True,
            width=_WIDTH,
        )
        self._session = session
        self._device = device
        self.price = MoneyField(session.formats)
        self._field = FormField(
            self.tr("Price to sell it at"),
            self.price,
            hint=self.tr("It can be set later, on the product's card."),
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        for words in self._sums():
            line = Label(words, "second")
            line.setWordWrap(True)
            column.addWidget(line)
        column.addWidget(self._field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the price."""
        return self.price

    def decide(self) -> None:
        """Keep the device, or say what stands against it."""
        if self.price.is_wrong() or not self.primary.isEnabled():
            self._field.show_error(
                self.tr("Type an amount, such as 1500.")
                if self.price.is_wrong()
                else ""
            )
            return
        device, step = self._device, self._device.step
        assert step is not None  # noqa: S101 - whoever made this has looked
        shop, actor = self._session.shop, self._session.actor
        data = KeepDevice(
            job_id=device.card.id,
            step_id=step.id,
            price=self.price.value() or Decimal(0),
        )
        self.primary.setEnabled(False)
        run_lending(
            self,
            self._session,
            lambda lent: shop.collection.keep(actor, data, approval=lent),
            self._done,
            failed=self._refused,
        )

    def _done(self, kept: KeptDevice) -> None:
        self.accept()
        self.kept.emit(kept)

    def _refused(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        show_error(self, error, beside=self._field)

    def _sums(self) -> list[str]:
        device, money = self._device, self._session.formats.money_with_symbol
        held = max(device.held, ZERO)
        said = []
        if self._session.actor.may(Permission.REPAIR_SEE_COST):
            words = self.tr("Unpaid work, its cost in the stock: {amount}")
            said.append(words.format(amount=money(device.due)))
        if held:
            words = self.tr(
                "The deposit of {amount} pays first; what is more than the bill is put "
                "on the customer's account."
            )
            said.append(words.format(amount=money(held)))
        return said
