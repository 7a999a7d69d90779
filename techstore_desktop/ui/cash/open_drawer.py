"""Opening the drawer with a float, in place where the money is needed."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashSessionCreate,
    CashSessionResponse,
)
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.ui.background import run
from techstore_desktop.ui.cash.count_sheet import CASH, CountSheet
from techstore_desktop.ui.cash.currencies import LeftInDrawer
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, QuietButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField

COLUMNS = 2


class OpenDrawer(Card):
    """Emits ``opened`` with the session."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="card", margin=20)
        self._session = session
        self._left = LeftInDrawer()
        self._foreign: dict[str, MoneyField] = {}
        self._foreign_fields: dict[str, FormField] = {}
        self._foreign_grid = QGridLayout()
        self._foreign_grid.setHorizontalSpacing(12)
        self._foreign_grid.setVerticalSpacing(10)
        self._amount = MoneyField(session.formats, Decimal(0))
        self._amount.make_large()
        self._field = FormField(self.tr("Float: cash in the drawer now"), self._amount)
        self._against = Label("", "second")
        self._against.setWordWrap(True)
        self._against.hide()
        self._button = PrimaryButton(
            self.tr("Open the drawer"), keys="Enter", height=44
        )
        self._count = QuietButton(self.tr("Count coins and notes"), icon="coins")
        words = Label(
            self.tr("Count what is in it before the first sale of the day."), "second"
        )
        words.setWordWrap(True)
        self.body.setSpacing(12)
        self.body.addWidget(Label(self.tr("The drawer is closed"), "title"))
        for widget in (words, self._field, self._against):
            self.body.addWidget(widget)
        self.body.addLayout(self._foreign_grid)
        self.body.addWidget(self._count)
        self.body.addWidget(self._button)
        self.setFocusProxy(self._amount)
        self._amount.returnPressed.connect(lambda: self._go_on(""))
        self._amount.changed.connect(lambda _value: self._show_against())
        self._button.clicked.connect(self.confirm)
        self._count.clicked.connect(self.count)

    def show_left(self, left: LeftInDrawer) -> None:
        """Show what the last close left, to be compared with the float (R42a).

        There is a field for each other currency that the drawer may hold (R14).
        """
        self._left = left
        if list(left.foreign) != list(self._foreign):
            self._ask_for(left.foreign)
        self._show_against()

    def count(self) -> None:
        """Count the float coin by coin."""
        sheet = CountSheet(
            self,
            self._session,
            title=self.tr("Count the float"),
            text=self.tr("How many of each are in the drawer now."),
            primary=self.tr("Take over"),
            only_cash=True,
            currencies=tuple(self._foreign),
        )
        sheet.counted.connect(lambda count: self._take_over(sheet, count))
        sheet.open()

    def confirm(self) -> None:
        """Open the drawer with what was counted."""
        data = self._checked()
        if data is None or not self._button.isEnabled():
            return
        self._button.setEnabled(False)
        shop, actor = self._session.shop, self._session.actor
        run(
            lambda: shop.cash.open(actor, data),
            self._done,
            self,
            failed=self._refused,
        )

    def _checked(self) -> CashSessionCreate | None:
        """Return the floats, or None and say beside its field what is no number."""
        fields = {"": self._amount} | self._foreign
        values = {code: field.value() for code, field in fields.items()}
        for code, value in values.items():
            labelled = self._foreign_fields[code] if code else self._field
            words = self.tr("This is no number.")
            labelled.show_error(words if value is None else "")
        floats = {code: each for code, each in values.items() if each is not None}
        if len(floats) < len(values):
            next(fields[code] for code in values if code not in floats).setFocus()
            return None
        return CashSessionCreate(float_amount=floats.pop(""), foreign_floats=floats)

    def _ask_for(self, codes: Iterable[str]) -> None:
        """Have a field for each other currency, two beside each other."""
        for gone in self._foreign_fields.values():
            gone.hide()
            gone.deleteLater()
        self._foreign.clear()
        self._foreign_fields.clear()
        for place, code in enumerate(codes):
            self._add_currency(code)
            cell = divmod(place, COLUMNS)
            top = Qt.AlignmentFlag.AlignTop
            self._foreign_grid.addWidget(self._foreign_fields[code], *cell, top)

    def _add_currency(self, code: str) -> None:
        formats = self._session.formats.of(currency(code))
        field = MoneyField(formats, Decimal(0))
        words = self.tr("{currency} in the drawer now").format(currency=code)
        self._foreign[code] = field
        self._foreign_fields[code] = FormField(words, field)
        field.returnPressed.connect(lambda: self._go_on(code))
        field.changed.connect(lambda _value: self._show_against())

    def _go_on(self, code: str) -> None:
        """Go to the next currency's field; open after the last."""
        codes = ["", *self._foreign]
        following = codes[codes.index(code) + 1 :]
        if following:
            field = self._foreign[following[0]]
            field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.confirm()

    def _take_over(self, sheet: CountSheet, count: CashCount) -> None:
        sheet.accept()
        self._amount.set_value(count.counted[CASH])
        for code, amount in count.foreign.items():
            self._foreign[code].set_value(amount)
        self._show_against()

    def _show_against(self) -> None:
        formats, amount, left = self._session.formats, self._amount.value(), self._left
        self._against.setVisible(left.own is not None)
        words = self.tr("The last close left {left}. Difference: {difference}")
        self._against.setText(_against(words, amount, left.own, formats))
        self._against.set_role("warning" if amount != left.own else "second")
        for code, field in self._foreign.items():
            words = self.tr("Left: {left} ({difference})")
            there, other = field.value(), formats.of(currency(code))
            said = _against(words, there, left.foreign[code], other)
            self._foreign_fields[code].set_hint(said)

    def _done(self, opened: CashSessionResponse) -> None:
        self._button.setEnabled(True)
        self._session.shell.refresh_status()
        self.opened.emit(opened)

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        show_error(self, error, beside=self._field)


def _against(
    words: str, amount: Decimal | None, left: Decimal | None, formats: Formats
) -> str:
    """Fill in what the last close left, and what the float has beyond it (R42a)."""
    if left is None or amount is None:
        return ""
    difference = amount - left
    sign = "+" if difference > 0 else ""
    return words.format(
        left=formats.money(left), difference=sign + formats.money(difference)
    )
