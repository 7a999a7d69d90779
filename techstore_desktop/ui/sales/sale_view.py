"""One sale, whole, as it is stored."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.schemas import SaleLineResponse, SaleResponse
from techstore_desktop.ui.cash.currencies import foreign_words
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.sales.kinds import kind_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.clearing import clear
from techstore_desktop.ui.widgets.label import Label, NumberLabel, Rule
from techstore_desktop.ui.widgets.pill import Pill

RETURN_KEY, VOID_KEY = "F8", "F9"
_HOLDS_GOODS = {SaleKind.SALE, SaleKind.EXCHANGE}


def _is_whole(sale: SaleResponse, left: Mapping[UUID, Decimal]) -> bool:
    """Tell whether nothing of a sale came back yet."""
    return all(left.get(line.id, line.quantity) == line.quantity for line in sale.lines)


def _is_gone(left: Mapping[UUID, Decimal]) -> bool:
    """Tell whether all of a sale came back."""
    return bool(left) and not any(left.values())


def _may_come_back(sale: SaleResponse, left: Mapping[UUID, Decimal]) -> bool:
    return sale.kind in _HOLDS_GOODS and not _is_gone(left)


class SaleView(Card):
    """Shows a sale; asks for its receipt again."""

    receipt_wanted = Signal(object)
    return_wanted = Signal(object)
    void_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=0)
        self._session = session
        self._zone = session.shop.profiles.current().zone
        self._sale: SaleResponse | None = None
        self._number = Label("", "title")
        self._facts = Label("", "second")
        self._facts.setWordWrap(True)
        self._again = SecondaryButton(self.tr("Receipt"), icon="printer", keys="Ctrl+P")
        self._again.clicked.connect(self.print_again)
        self._kind = Pill()
        self._return = SecondaryButton(
            self.tr("Return"), icon="receipt-refund", keys=RETURN_KEY
        )
        self._return.clicked.connect(lambda: self.return_wanted.emit(self._sale))
        self._void = SecondaryButton(self.tr("Void"), icon="circle-x", keys=VOID_KEY)
        self._void.clicked.connect(lambda: self.void_wanted.emit(self._sale))
        self._held = QWidget()
        self._rows = QGridLayout(self._held)
        self._build()
        self.show_sale(None)

    def show_sale(
        self, sale: SaleResponse | None, left: Mapping[UUID, Decimal] | None = None
    ) -> None:
        """Show a sale, or that none is marked.

        ``left`` is what of each line may still come back: what came back wholly is
        neither returned nor voided again, and what did in part is not voided (R15).
        """
        self._sale = sale
        left = left or {}
        self._again.setVisible(sale is not None)
        self._return.setVisible(sale is not None and _may_come_back(sale, left))
        self._void.setVisible(sale is not None and self._may_be_voided(sale, left))
        clear(self._rows)
        if sale is None:
            self._number.setText(self.tr("No sale is marked"))
            self._kind.show_text("", "warning")
            self._facts.setText("")
            return
        self._show_head(sale, is_gone=_is_gone(left))
        for line in sale.lines:
            job_id = line.repair_job_id
            repair = sale.repair_numbers.get(job_id, "") if job_id else ""
            self._add_line(line, repair)
        self._add_rule()
        self._add_totals(sale)
        self._add_rule()
        self._add_payments(sale)
        self._rows.setRowStretch(self._rows.rowCount(), 1)

    def _may_be_voided(self, sale: SaleResponse, left: Mapping[UUID, Decimal]) -> bool:
        shop = self._session.shop
        today = shop.profiles.current().business_day(shop.database.clock.now())
        is_of_today = sale.kind is SaleKind.SALE and sale.business_day == today
        return is_of_today and _is_whole(sale, left)

    def _show_head(self, sale: SaleResponse, *, is_gone: bool) -> None:
        self._number.setText(sale.number)
        words = "" if sale.kind is SaleKind.SALE else kind_words(sale.kind)
        if is_gone:
            words = self.tr("all came back")
        self._kind.show_text(words, "warning")
        reversed_words = self.tr("for {number}").format(number=sale.reverses_number)
        facts = [
            reversed_words if sale.reverses_number else "",
            sale.return_reason,
            self._session.formats.date_time(sale.occurred_at, self._zone),
            sale.cashier_name,
            sale.branch_name,
            sale.customer_name,
        ]
        self._facts.setText(" · ".join(fact for fact in facts if fact))

    def give_back(self) -> None:
        """Ask for a return of the sale that is shown, where it may be."""
        if self._return.isVisible():
            self._return.click()

    def void(self) -> None:
        """Ask for the sale that is shown to be voided, where it may be."""
        if self._void.isVisible():
            self._void.click()

    def print_again(self) -> None:
        """Ask for the receipt of the sale that is shown."""
        if self._sale is not None:
            self.receipt_wanted.emit(self._sale)

    def _add_line(self, line: SaleLineResponse, repair: str) -> None:
        formats = self._session.formats
        name = Label(line.name, "strong")
        name.setWordWrap(True)
        discounts = line.promotion_discount + line.line_discount
        net = formats.money(line.gross - discounts)
        self._add(name, NumberLabel(net, "strong"))
        count = formats.quantity(line.quantity)
        parts = [f"{count} × {formats.money(line.unit_price)}", line.sku]
        if repair and repair != line.sku:
            parts.append(repair)
        parts += line.unit_numbers
        if line.voucher_number:
            parts.append(line.voucher_number)
        if line.price_list_name:
            parts.append(self._list_words(line))
        if line.promotion_discount:
            off = formats.money(-line.promotion_discount)
            parts.append(" ".join(filter(None, (off, line.promotion_name))))
        if line.line_discount:
            off = formats.money(-line.line_discount)
            parts.append(" ".join(filter(None, (off, line.line_discount_reason))))
        facts = Label(" · ".join(filter(None, parts)), "second")
        facts.setWordWrap(True)
        self._add(facts, None)

    def _list_words(self, line: SaleLineResponse) -> str:
        if line.unit_price == line.list_price:
            return line.price_list_name or ""
        words = self.tr("{list}, instead of {price}")
        usual = self._session.formats.money(line.list_price)
        return words.format(list=line.price_list_name, price=usual)

    def _add_totals(self, sale: SaleResponse) -> None:
        formats = self._session.formats
        if sale.sale_discount:
            words = self.tr("Discount")
            if sale.sale_discount_reason:
                words += f" · {sale.sale_discount_reason}"
            amount = formats.money(-sale.sale_discount)
            self._add(Label(words, "muted"), NumberLabel(amount, "muted"))
        for tax in sale.taxes:
            words = f"{tax.name} {formats.rate(tax.rate)}"
            self._add(
                Label(words, "muted"), NumberLabel(formats.money(tax.amount), "muted")
            )
        if sale.cash_rounding:
            amount = formats.money(sale.cash_rounding)
            self._add(Label(self.tr("Cash rounding"), "muted"), NumberLabel(amount))
        total = NumberLabel(formats.money(sale.total), "figure")
        caption = Label(self.tr("Total"), "strong")
        caption.setFixedHeight(total.sizeHint().height())
        self._add(caption, total)

    def _add_payments(self, sale: SaleResponse) -> None:
        formats = self._session.formats
        for payment in sale.payments:
            name = method_name(payment.method, payment.method_name)
            parts = [name, payment.plan, payment.reference]
            if payment.currency:
                code, amount = payment.currency, payment.foreign_amount
                parts.append(foreign_words(code, amount, formats))
            words = " · ".join(filter(None, parts))
            self._add(Label(words), NumberLabel(formats.money(payment.tendered)))
            if payment.tip:
                tip = NumberLabel(formats.money(payment.tip), "muted")
                self._add(Label(self.tr("of it tip"), "muted"), tip)
        if sale.change_due:
            change = NumberLabel(formats.money(sale.change_due))
            self._add(Label(self.tr("Change")), change)

    def _add(self, words: Label, figure: NumberLabel | None) -> None:
        row = self._rows.rowCount()
        self._rows.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        if figure is not None:
            top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            self._rows.addWidget(figure, row, 1, top_right)

    def _add_rule(self) -> None:
        self._rows.addWidget(Rule(), self._rows.rowCount(), 0, 1, 2)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 16, 14, 0)
        titles = QVBoxLayout()
        number = QHBoxLayout()
        number.addWidget(self._number)
        number.addWidget(self._kind)
        number.addStretch(1)
        titles.addLayout(number)
        titles.addWidget(self._facts)
        head.addLayout(titles, 1)
        head.addWidget(self._again, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.setContentsMargins(18, 6, 18, 16)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(0, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._held)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addLayout(head)
        self.body.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 0, 14, 14)
        foot.addWidget(self._return)
        foot.addWidget(self._void)
        foot.addStretch(1)
        self.body.addLayout(foot)
