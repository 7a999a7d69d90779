"""Paying money back: by the methods that paid, or another way with a reason."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments import Voucher, method, methods_for
from techstore_desktop.core.sales.schemas import MethodTotal
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.shop import Shop
from techstore_desktop.ui.checkout.method_names import names_in
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
)
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label, NumberLabel
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH, AROUND = 560, 52
AS_PAID = "as_paid"


class RefundSheet(Sheet):
    """Emits ``confirmed`` with the refunds, empty as they were paid, and the reason.

    Where nothing is ``planned``, nobody knows how it was paid, and a way is chosen.
    """

    confirmed = Signal(object, object)

    def __init__(
        self,
        over: QWidget,
        session: Session,
        amount: Decimal,
        planned: Sequence[MethodTotal],
        *,
        has_customer: bool,
        reason: str = "",
    ) -> None:
        super().__init__(over, width=WIDTH)
        self._formats = session.formats
        self._amount = amount
        self._planned = planned
        ways = [(AS_PAID, self.tr("As it was paid"))] if planned else []
        self._named = names_in(session.shop)
        codes = _ways(session.shop, has_customer=has_customer)
        ways += [(code, self._named(code)) for code in codes]
        self._way = SegmentedControl(ways)
        self._wanted_width = max(WIDTH, self._way.sizeHint().width() + AROUND)
        self._reason = QLineEdit(reason)
        self._reason.setMaxLength(300)
        self._reason_field = FormField(self.tr("Reason"), self._reason)
        self._plan = Card("", role="warning-soft", margin=16)
        self._rows = QGridLayout()
        self._done = PrimaryButton(self.tr("Pay back"), keys="Enter", height=60)
        self._build()
        self._way.chosen.connect(lambda _way: self._show_plan())
        self._reason.returnPressed.connect(self.confirm)
        self._done.clicked.connect(self.confirm)
        self._show_plan()

    def first_focus(self) -> QWidget | None:
        """Return the reason: Enter pays back as it was paid."""
        return self._reason

    def confirm(self) -> None:
        """Hand over how the money goes back."""
        way, reason = self._way.current(), self._reason.text().strip()
        if way == AS_PAID:
            self.confirmed.emit((), reason)
            return
        if not reason:
            self.show_error(RuleBroken("return.reason_needed"))
            self._reason.setFocus()
            return
        self.confirmed.emit((Tender(method=way, amount=self._amount),), reason)

    def show_error(self, error: RuleBroken) -> None:
        """Say beside the reason why the money was not paid back."""
        self._reason_field.show_error(message(error, self._formats))

    def _show_plan(self) -> None:
        clear(self._rows)
        way = self._way.current()
        rows = [(each.method, each.amount) for each in self._planned]
        for place, (code, amount) in enumerate(
            rows if way == AS_PAID else [(way, self._amount)]
        ):
            self._rows.addWidget(Label(self._named(code), "strong"), place, 0)
            figure = NumberLabel(self._formats.money(amount), "figure")
            self._rows.addWidget(figure, place, 1)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Money back"), "title"))
        head.addStretch(1)
        head.addWidget(NumberLabel(self._formats.money(self._amount), "total"))
        self.body.addLayout(head)
        self.body.addWidget(self._way)
        self._plan.body.addLayout(self._rows)
        self.body.addWidget(self._plan)
        self.body.addWidget(self._reason_field)
        foot = QHBoxLayout()
        back = BackButton(height=60)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self._done)
        self.body.addLayout(foot)


def _ways(shop: Shop, *, has_customer: bool) -> list[str]:
    """Return by which methods money may go back: those that are on, or a voucher."""
    kinds = methods_for(has_customer=has_customer)
    codes = [
        each.code
        for each in shop.current_methods.every()
        if each.is_on and method(each.code) in kinds
    ]
    return [*codes, Voucher.code]
