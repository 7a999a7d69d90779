"""The voucher that was scanned at the counter: what is left, and what may be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.vouchers.choices import VoucherState
from techstore_desktop.core.vouchers.schemas import VoucherResponse
from techstore_desktop.ui.vouchers.words import kind_words, standing_words
from techstore_desktop.ui.widgets.button import IconButton, SecondaryButton
from techstore_desktop.ui.widgets.button_row import ButtonRow
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label


class VoucherNotice(Card):
    """Stands beneath the search field until the sale is paid; hidden without one."""

    pay_wanted = Signal()
    more_wanted = Signal()
    dropped = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="good-soft", margin=12)
        self._formats = formats
        self._name = Label("", "strong")
        self._words = Label("", "good")
        self._words.setWordWrap(True)
        self._pay = SecondaryButton(self.tr("Pay with it"), keys="F12")
        self._pay.clicked.connect(self.pay_wanted)
        self._more = SecondaryButton(self.tr("Put money on it"), keys="F5")
        self._more.clicked.connect(self.more_wanted)
        away = IconButton("x", self.tr("Put it away"))
        away.clicked.connect(self.dropped)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._words)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(ButtonRow(self._pay, self._more))
        self.hide()

    def show_voucher(self, voucher: VoucherResponse, *, may_pay: bool) -> None:
        """Say what is left on a voucher; ``may_pay``: there is something to pay."""
        is_good = voucher.state is VoucherState.OPEN
        self._wear("good-soft" if is_good else "warning-soft")
        self._name.setText(f"{kind_words(voucher.kind)} {voucher.number}")
        self._words.set_role("good" if is_good else "warning")
        self._words.setText(standing_words(voucher, self._formats))
        self._pay.setVisible(is_good and may_pay)
        self.show()

    def _wear(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
