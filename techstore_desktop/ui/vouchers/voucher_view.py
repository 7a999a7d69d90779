"""One voucher: what is left on it, until when, and every change of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.vouchers.schemas import (
    VoucherEntryResponse,
    VoucherResponse,
)
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.vouchers.words import (
    STATE_PILLS,
    end_words,
    entry_words,
    kind_words,
    state_words,
)
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.button_row import ButtonRow
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pill import Pill
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

SLIP_KEY, CORRECT_KEY = "Ctrl+P", "F2"


class VoucherView(Card):
    """Shows a voucher; asks for its slip, a correction, or the sale of an entry."""

    slip_wanted = Signal(object)
    correction_wanted = Signal(object)
    sale_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=0)
        self._session = session
        self._zone = session.shop.profiles.current().zone
        self._voucher: VoucherResponse | None = None
        self._number = Label("", "title")
        self._state = Pill()
        self._balance = Label("", "figure")
        self._facts = Label("", "second")
        self._facts.setWordWrap(True)
        self._slip = SecondaryButton(self.tr("Slip"), icon="printer", keys=SLIP_KEY)
        self._slip.clicked.connect(self.want_slip)
        self._correct = SecondaryButton(
            self.tr("Correct"), icon="pencil", keys=CORRECT_KEY
        )
        self._correct.clicked.connect(self.want_correction)
        empty = EmptyState("gift", self.tr("No voucher is marked"))
        self.table: Table[VoucherEntryResponse] = Table(
            self._columns(), empty, row_height=52
        )
        # It lies on this card, whose corners and edge it leaves as they are.
        self.table.setProperty("role", "")
        self.table.opened.connect(self._open)
        self._build()
        self.show_voucher(None, ())

    @property
    def number(self) -> str:
        """The number of the voucher that is shown; empty for none."""
        return self._voucher.number if self._voucher else ""

    def show_voucher(
        self, voucher: VoucherResponse | None, entries: Sequence[VoucherEntryResponse]
    ) -> None:
        """Show a voucher with what happened to it, the newest first."""
        self._voucher = voucher
        may_correct = self._session.actor.may(Permission.CORRECT_VOUCHER)
        self._slip.setVisible(voucher is not None)
        self._correct.setVisible(voucher is not None and may_correct)
        self.table.show_rows(list(reversed(entries)))
        for label in (self._number, self._balance, self._facts):
            label.setVisible(voucher is not None)
        if voucher is None:
            self._state.show_text("")
            return
        formats = self._session.formats
        self._number.setText(voucher.number)
        self._state.show_text(state_words(voucher.state), STATE_PILLS[voucher.state])
        self._balance.setText(formats.money_with_symbol(voucher.balance))
        put_on = self.tr("{amount} came onto it in all")
        facts = (
            kind_words(voucher.kind),
            end_words(voucher, formats),
            put_on.format(amount=formats.money(voucher.put_on)),
        )
        self._facts.setText(" · ".join(facts))

    def want_slip(self) -> None:
        """Ask for the slip of the voucher that is shown."""
        if self._voucher is not None:
            self.slip_wanted.emit(self._voucher)

    def want_correction(self) -> None:
        """Ask for a correction of the voucher that is shown."""
        if self._voucher is not None and not self._correct.isHidden():
            self.correction_wanted.emit(self._voucher)

    def _open(self, entry: VoucherEntryResponse) -> None:
        if entry.sale_id is not None:
            self.sale_wanted.emit(entry.sale_id)

    def _columns(self) -> list[Column[VoucherEntryResponse]]:
        formats = self._session.formats
        return [
            Column(
                key="what",
                title=self.tr("Entry"),
                text=_entry_words,
                second=lambda entry: " · ".join(
                    filter(
                        None,
                        (
                            formats.date_time(entry.occurred_at, self._zone),
                            entry.recorded_by_name,
                        ),
                    )
                ),
                width=0,
            ),
            Column(
                key="amount",
                title=self.tr("Amount"),
                text=lambda entry: formats.money(entry.amount),
                width=96,
                is_number=True,
            ),
            Column(
                key="left",
                title=self.tr("Left"),
                text=lambda entry: formats.money(entry.balance),
                width=96,
                is_number=True,
                is_strong=True,
            ),
        ]

    def _build(self) -> None:
        titles = QHBoxLayout()
        titles.setSpacing(8)
        titles.addWidget(self._number)
        titles.addWidget(self._state)
        titles.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(13, 16, 13, 0)
        head.setSpacing(6)
        head.addLayout(titles)
        head.addWidget(self._balance)
        head.addWidget(self._facts)
        head.addWidget(ButtonRow(self._slip, self._correct))
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)


def _entry_words(entry: VoucherEntryResponse) -> str:
    parts = (entry_words(entry.kind), entry.document_number, entry.reason)
    return " · ".join(filter(None, parts))
