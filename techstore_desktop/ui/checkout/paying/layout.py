"""How the payment lies on its sheet: what is typed, and beside it the sum."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.ui.checkout.paper_button import PaperButton
from techstore_desktop.ui.checkout.paying.method_tile import HEIGHT as TILE_HEIGHT
from techstore_desktop.ui.checkout.paying.method_tile import MethodTile
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand
from techstore_desktop.ui.checkout.paying.quick_amounts import QuickAmounts
from techstore_desktop.ui.checkout.paying.summary import PaymentSummary
from techstore_desktop.ui.checkout.paying.waiting_vouchers import WaitingVouchers
from techstore_desktop.ui.checkout.paying.words import reference_label
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice, choice_words
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
        self._tiles = {each.code: MethodTile(each) for each in methods}
        self._given = MoneyField(session.formats)
        self._given.make_large()
        self._given_field = FormField(self.tr("Received"), self._given)
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
    return TILES_IN_A_ROW
