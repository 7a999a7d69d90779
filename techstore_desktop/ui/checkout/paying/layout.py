"""How the payment lies on its sheet, and what it shows of one."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.payments import Voucher
from techstore_desktop.ui.checkout.paper_button import PaperButton
from techstore_desktop.ui.checkout.paying.method_tile import HEIGHT as TILE_HEIGHT
from techstore_desktop.ui.checkout.paying.method_tile import MethodTile
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.paying.quick_amounts import QuickAmounts
from techstore_desktop.ui.checkout.paying.shown import PaymentShown, shown
from techstore_desktop.ui.checkout.paying.summary import PaymentSummary
from techstore_desktop.ui.checkout.paying.waiting_vouchers import WaitingVouchers
from techstore_desktop.ui.checkout.paying.words import (
    amount_label,
    old_rate_words,
    plan_words,
    rate_words,
    reference_label,
)
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice, choice_words
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.sheet import Sheet

WIDTH, HEIGHT, SIDE = 900, 560, 340
TILES_IN_A_ROW, TILES_IN_TWO_ROWS = 5, 8
TILE_GAP = 8
SPLIT_KEY, RECEIPT_KEY, TIP_KEY = "F9", "F2", "F3"
TIP_WIDTH = 150


class PaymentLayout(Sheet):
    """The sheet's widgets in their places; ``sheet.py`` makes them work."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        payment: PaymentInHand,
        *,
        caption: str,
        completes: str,
        receipt: ReceiptChoice,
    ) -> None:
        methods = payment.methods
        more_rows = (len(methods) - 1) // _tiles_in_a_row(len(methods))
        height = HEIGHT + more_rows * (TILE_HEIGHT + TILE_GAP)
        super().__init__(over, width=WIDTH, height=height)
        self._formats = session.formats
        self._tiles = {each.code: MethodTile(each) for each in methods}
        self._given = MoneyField(session.formats)
        self._given.make_large()
        self._given_field = FormField(amount_label(payment), self._given)
        self._old_rate = Label("", "warning", self.panel)
        self._old_rate.setWordWrap(True)
        self._old_rate.hide()
        self._reference = QLineEdit()
        self._reference.setMaxLength(100)
        self._reference_field = FormField(reference_label(payment), self._reference)
        self._waiting = WaitingVouchers(self.panel)
        self._tip = MoneyField(session.formats)
        self._tip.setPlaceholderText(session.formats.money(Decimal(0)))
        words = self.tr("Tip ({key})").format(key=TIP_KEY)
        self._tip_field = FormField(words, self._tip)
        self._plan = QuietButton("", icon="credit-card")
        self._quick = QuickAmounts(session.formats)
        self._half = QuietButton(self.tr("Half"), icon="percentage", keys=SPLIT_KEY)
        self._receipt = PaperButton(receipt, choice_words, keys=RECEIPT_KEY)
        self._summary = PaymentSummary(session.formats, completes=completes)
        self._build(caption)

    def show_choices(self, payment: PaymentInHand) -> None:
        """Show the marked method: what it asks, and how much of it."""
        for code, tile in self._tiles.items():
            tile.setChecked(code == payment.marked)
        self._given_field.show_error("")
        self._given.set_value(payment.asked())
        if self._given.hasFocus():
            self._given.selectAll()
        is_voucher = payment.marked == Voucher.code
        self._reference_field.setVisible(payment.takes_reference)
        words = self.tr("Scan the voucher, or type its number")
        self._reference.setPlaceholderText(words if is_voucher else "")
        self._reference_field.set_label(reference_label(payment))
        self._reference_field.set_hint("")
        self._tip_field.setVisible(payment.asks_tip)
        self._waiting.show_beside(is_voucher=is_voucher)
        self._given_field.set_hint(rate_words(payment, self._formats))
        self._show_age_of_rate(payment)
        self._quick.show_amounts(payment.quick_amounts())

    def show_line(self, payment: PaymentInHand, *, is_typed: bool) -> PaymentShown:
        """Show what the amount in the field makes of the payment, and return it."""
        amount = self._given.value() or Decimal(0)
        words = plan_words(payment, amount, self._formats)
        self._plan.setText(words)
        self._plan.setVisible(bool(words))
        self._plan.updateGeometry()
        self._given_field.set_label(amount_label(payment))
        figures = shown(payment, amount)
        if figures.refusal is not None and is_typed:
            self._given_field.show_error(message(figures.refusal, self._formats))
        self._summary.show_payment(figures)
        return figures

    def _show_age_of_rate(self, payment: PaymentInHand) -> None:
        """Say plainly that a rate is not today's, and whether it is taken (R14)."""
        words = old_rate_words(payment, self._formats)
        self._old_rate.setText(words)
        self._old_rate.setVisible(bool(words))
        try:
            payment.require_rate()
        except RuleBroken as refused:
            self._old_rate.hide()
            self._given_field.show_error(message(refused, self._formats))

    def _build(self, caption: str) -> None:
        self.body.setContentsMargins(0, 1, 1, 1)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(26, 24, 26, 22)
        left.setSpacing(14)
        left.addLayout(self._head(caption))
        left.addLayout(self._methods())
        left.addWidget(self._given_field)
        left.addWidget(self._old_rate)
        left.addWidget(self._quick)
        left.addWidget(self._plan, 0, Qt.AlignmentFlag.AlignLeft)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        self._tip_field.setFixedWidth(TIP_WIDTH)
        beside.addWidget(self._reference_field, 1)
        beside.addWidget(self._tip_field, 0, Qt.AlignmentFlag.AlignLeft)
        left.addLayout(beside)
        left.addWidget(self._waiting)
        left.addStretch(1)
        left.addLayout(self._foot())
        halves.addLayout(left, 1)
        self._summary.setFixedWidth(SIDE)
        halves.addWidget(self._summary)
        self.body.addLayout(halves)

    def _head(self, caption: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Payment"), "title"))
        head.addStretch(1)
        head.addWidget(Label(caption, "second"))
        return head

    def _methods(self) -> QGridLayout:
        """Lay the tiles out in rows that are short enough to be read."""
        grid = QGridLayout()
        grid.setSpacing(TILE_GAP)
        columns = _tiles_in_a_row(len(self._tiles))
        for place, tile in enumerate(self._tiles.values()):
            grid.addWidget(tile, *divmod(place, columns))
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        back = QuietButton(self.tr("Back"), keys="Esc")
        back.clicked.connect(self.reject)
        foot.addWidget(self._receipt)
        foot.addWidget(self._half)
        foot.addStretch(1)
        foot.addWidget(back)
        return foot


def _tiles_in_a_row(count: int) -> int:
    """Return how many tiles stand beside each other: as wide as may be."""
    if TILES_IN_A_ROW < count <= TILES_IN_TWO_ROWS:
        return TILES_IN_TWO_ROWS // 2
    return min(count, TILES_IN_A_ROW)
