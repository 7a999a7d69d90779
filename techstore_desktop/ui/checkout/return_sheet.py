"""Taking goods back: the receipt's number, then how many of each line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.checkout.fee_fields import FeeFields
from techstore_desktop.ui.checkout.return_row import ReturnRow
from techstore_desktop.ui.checkout.sold_goods import SoldGoods, find_sold_goods
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.sync.old_documents import fetch
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH, HEIGHT = 680, 600


class ReturnSheet(Sheet):
    """Emits ``confirmed`` with the sale, what of it comes back, and a fee or None.

    Where there is no receipt it emits ``bare_wanted``.
    """

    confirmed = Signal(object, object, object)
    bare_wanted = Signal()

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over, width=WIDTH, height=HEIGHT)
        self._session = session
        self._latest, self._units = Latest(self), Latest(self)
        self._sale: SaleResponse | None = None
        self._number = QLineEdit()
        self._number.setPlaceholderText("A1-000123")
        self._number_field = FormField(
            self.tr("Number of the receipt: scan or type it"), self._number
        )
        self._facts = Label("", "second")
        self._held = QWidget()
        self._rows: list[ReturnRow] = []
        self._list = QVBoxLayout(self._held)
        self.fee = FeeFields(session)
        self._fee_field = FormField(self.tr("Restocking fee"), self.fee)
        self._fee_field.hide()
        self._charge = SecondaryButton(self.tr("Fee"), keys="F6", height=44)
        self._bare = SecondaryButton(self.tr("No receipt"), keys="F7", height=44)
        self._all = SecondaryButton(self.tr("Everything"), keys="F8", height=44)
        self._find = PrimaryButton(self.tr("Find"), keys="Enter", height=44)
        self._done = PrimaryButton(self.tr("Take the goods"), keys="Enter", height=44)
        self._content = QStackedWidget()
        self._build()
        self._number.returnPressed.connect(lambda: self.look_up(self._number.text()))
        self._all.clicked.connect(self.take_all)
        self._charge.clicked.connect(self.ask_fee)
        self._bare.clicked.connect(self.go_bare)
        self.fee.confirmed.connect(self.confirm)
        self._find.clicked.connect(self.confirm)
        self._done.clicked.connect(self.confirm)
        self._show_rows([])

    def first_focus(self) -> QWidget | None:
        """Return the number, or the first quantity."""
        return self._rows[0].quantity if self._rows else self._number

    def on_scan(self, code: str) -> bool:
        """Find the receipt that was scanned, or take a serial number."""
        if self._sale is None:
            self.look_up(code)
        else:
            self._take_serial(code)
        return True

    def look_up(self, number: str) -> None:
        """Show the sale with this number, or the one that sold this unit."""
        shop = self._session.shop
        if not number.strip():
            words = self.tr("Scan the receipt or type its number. Without it: F7.")
            self._number_field.show_error(words)
            self._number.setFocus()
            return

        self._latest.run(lambda: find_sold_goods(shop, number), self._show_found)

    def _show_found(self, found: SoldGoods) -> None:
        if found.old is None:
            self.show_sale(found.sale, found.left)
            if found.units:
                self._take_units(found.units[0].serial_number, found.units)
            return
        number = found.old.number
        self._number_field.show_error("")
        self._facts.setText(
            self.tr("Older than what this computer keeps: asking the hub…")
        )
        fetch(
            self,
            self._session,
            found.old,
            lambda: self.look_up(number),
            failed=self._show_out_of_reach,
        )

    def _show_out_of_reach(self, error: Exception) -> None:
        self._facts.setText("")
        if isinstance(error, Unavailable):
            self._number_field.show_error(message(error))
        else:
            show_error(self, error)

    def show_sale(self, sale: SaleResponse | None, left: dict[UUID, Decimal]) -> None:
        """Show what of a sale may come back, or that there is none."""
        if sale is None:
            self._number_field.show_error(
                self.tr("No receipt has this number. Check it, or look in Sales.")
            )
            return
        self._sale = sale
        self._number.setText(sale.number)
        self._number_field.show_error("")
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        facts = (formats.date_time(sale.occurred_at, zone), sale.customer_name)
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._show_rows(
            [
                ReturnRow(sale, line, left[line.id], formats)
                for line in sale.lines
                if line.id in left
            ]
        )
        open_rows = [row for row in self._rows if row.left > 0]
        if open_rows:
            open_rows[0].quantity.setFocus()
            open_rows[0].quantity.selectAll()
        else:
            came = self.tr("All of this receipt came back already.")
            sold = self.tr("Nothing was sold on this document. Type a sale's number.")
            self._say(came if self._rows else sold)
            self._number.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 again takes everything, F6 a fee; F7 has no receipt, F12 goes on."""
        if event.key() == Qt.Key.Key_F6 and self._charge.isVisible():
            self.ask_fee()
        elif event.key() == Qt.Key.Key_F7 and not self._rows:
            self.go_bare()
        elif event.key() == Qt.Key.Key_F8 and self._all.isVisible():
            self.take_all()
        elif event.key() == Qt.Key.Key_F12:
            self.confirm()
        else:
            super().keyPressEvent(event)

    def ask_fee(self) -> None:
        """Ask what is kept for taking the goods back."""
        self._fee_field.show()
        self.fee.value.setFocus()
        self.fee.value.selectAll()

    def go_bare(self) -> None:
        """Leave for goods whose receipt is not there."""
        self.accept()
        self.bare_wanted.emit()

    def take_all(self) -> None:
        """Let everything come back that is left; Enter then goes on."""
        for row in self._rows:
            row.take_all()
        open_rows = [row for row in self._rows if row.left > 0]
        open_rows[-1].quantity.setFocus()

    def confirm(self) -> None:
        """Work out what comes back, or say what is wrong with it."""
        items = [item for row in self._rows if (item := row.item()) is not None]
        sale, shop = self._sale, self._session.shop
        if sale is None or not any(row.left > 0 for row in self._rows):
            self.look_up(self._number.text())
        elif not items:
            self._say(self.tr("Type how many come back."))
        else:
            self._latest.run(
                lambda: shop.sales.with_amounts(items),
                lambda priced: self._hand_over(sale, priced),
                failed=self._refused,
            )

    def _hand_over(self, sale: SaleResponse, items: tuple[CartReturn, ...]) -> None:
        try:
            fee = None if self._fee_field.isHidden() else self.fee.fee()
        except RuleBroken as refused:
            self._fee_field.show_error(message(refused, self._session.formats))
            self.fee.value.setFocus()
            return
        self.confirmed.emit(sale, items, fee)
        self.accept()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, RuleBroken):
            raise error
        words = message(error, self._session.formats)
        beyond = next((row for row in self._rows if row.is_beyond()), None)
        if beyond is not None:
            words = f"{beyond.quantity.accessibleName()}: {words}"
            beyond.quantity.setFocus()
            beyond.quantity.selectAll()
        self._say(words)
        if error.code == "return.serials_differ":
            wanted = next((row for row in self._rows if row.item()), None)
            if wanted is not None:
                wanted.ask_for_serials()

    def _take_serial(self, code: str) -> None:
        """Take the unit that was scanned, by either of its numbers (R34)."""
        serials = self._session.shop.serials
        self._units.run(
            lambda: serials.find(code), lambda units: self._take_units(code, units)
        )

    def _take_units(self, code: str, units: Sequence[UnitResponse]) -> None:
        for unit in units:
            for row in self._rows:
                if row.sold(unit):
                    self._say("")
                    row.take_unit(unit)
                    return
        words = self.tr("{code} was not sold on this receipt, or it came back already.")
        self._say(words.format(code=code[:60]))

    def _say(self, text: str) -> None:
        self._number_field.show_error(text)

    def _show_rows(self, rows: list[ReturnRow]) -> None:
        clear(self._list)
        self._rows = rows
        for place, row in enumerate(rows):
            self._list.addWidget(row)
            row.next_wanted.connect(lambda here=place: self._after(here))
        self._list.addStretch(1)
        is_open = any(row.left > 0 for row in rows)
        for button in (self._all, self._charge, self._done):
            button.setVisible(is_open)
        self._bare.setVisible(not rows)
        self._find.setVisible(not is_open)
        self._content.setCurrentIndex(1 if rows else 0)

    def _after(self, place: int) -> None:
        following = [row for row in self._rows[place + 1 :] if row.left > 0]
        if following:
            following[0].quantity.setFocus()
            following[0].quantity.selectAll()
        else:
            self.confirm()

    def _build(self) -> None:
        self.body.addWidget(Label(self.tr("Goods that come back"), "title"))
        self.body.addWidget(self._number_field)
        self.body.addWidget(self._facts)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._held)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._content.addWidget(
            EmptyState(
                "receipt-refund",
                self.tr("Which receipt do the goods come from?"),
                self.tr(
                    "Scan its barcode or type its number. The serial number of what "
                    "comes back finds it too."
                ),
            )
        )
        self._content.addWidget(scroll)
        self.body.addWidget(self._content, 1)
        self.body.addWidget(self._fee_field)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addWidget(self._all)
        foot.addWidget(self._charge)
        foot.addWidget(self._bare)
        foot.addStretch(1)
        foot.addWidget(self._find)
        foot.addWidget(self._done)
        self.body.addLayout(foot)
