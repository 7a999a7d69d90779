"""The vouchers that were scanned at the counter: what is left, and what may be done."""

from collections.abc import Sequence

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
    """Stands beneath the search field until the sale is paid; hidden without one.

    ``dropped`` carries the number of the voucher that is put away.
    """

    pay_wanted = Signal()
    more_wanted = Signal()
    dropped = Signal(str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="good-soft", margin=12)
        self._formats = formats
        self.rows: list[_Row] = []
        self._pay = SecondaryButton("", keys="F12")
        self._pay.clicked.connect(self.pay_wanted)
        self._more = SecondaryButton(self.tr("Put money on it"), keys="F5")
        self._more.clicked.connect(self.more_wanted)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        self.body.addWidget(ButtonRow(self._pay, self._more))
        self.hide()

    def show_vouchers(
        self, vouchers: Sequence[VoucherResponse], *, may_pay: bool
    ) -> None:
        """Say what is left on each, in the order in which they will be offered.

        ``may_pay``: there is something to pay. None hides the card.
        """
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [_Row(each, self._formats, self) for each in vouchers]
        for row in self.rows:
            row.away.clicked.connect(
                lambda _checked=False, number=row.number: self.dropped.emit(number)
            )
            self._column.addWidget(row)
        good = [each for each in vouchers if each.state is VoucherState.OPEN]
        self._wear("good-soft" if good else "warning-soft")
        words = self.tr("Pay with it") if len(good) == 1 else self.tr("Pay with them")
        self._pay.setText(words)
        self._pay.setVisible(bool(good) and may_pay)
        self._more.setVisible(len(vouchers) == 1)
        self.setVisible(bool(vouchers))

    def _wear(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class _Row(QWidget):
    """One voucher: which it is, what is left on it, and the sign to put it away."""

    def __init__(
        self, voucher: VoucherResponse, formats: Formats, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.number = voucher.number
        is_good = voucher.state is VoucherState.OPEN
        name = Label(f"{kind_words(voucher.kind)} {voucher.number}", "strong", self)
        self.words = Label(
            standing_words(voucher, formats), "good" if is_good else "warning", self
        )
        self.words.setWordWrap(True)
        self.away = IconButton("x", self.tr("Put it away"), self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(self.words)
        head = QHBoxLayout(self)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
