"""The list of vouchers: found, looked at, printed again, put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.vouchers.choices import VoucherState
from techstore_desktop.core.vouchers.numbers import new_number
from techstore_desktop.core.vouchers.schemas import (
    VoucherEntryResponse,
    VoucherFilter,
    VoucherResponse,
    VouchersOwed,
)
from techstore_desktop.ui.accounts.correction_dialog import CorrectionDialog
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.vouchers import show_voucher_slip
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.vouchers.correction import voucher_correction
from techstore_desktop.ui.vouchers.voucher_view import (
    CORRECT_KEY,
    SLIP_KEY,
    VoucherView,
)
from techstore_desktop.ui.vouchers.words import (
    ALL,
    STATE_PILLS,
    end_words,
    filter_words,
    kind_words,
    state_words,
)
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

PAGE = 100
ROW_HEIGHT = 52
VIEW_WIDTH, NARROW_VIEW_WIDTH, MOST_VIEW_WIDTH = 430, 400, 540
_VIEW_SHARE = 0.29
_NEEDS = 1000
"""Where a screen is narrower, the list leaves the state out: the balance tells most."""
_STATE_COLUMN = 1


@dataclass(frozen=True, slots=True)
class _Read:
    voucher: VoucherResponse | None
    entries: Sequence[VoucherEntryResponse]


class VouchersScreen(Screen):
    """Search and states above, the list left, the marked voucher right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._rows, self._owed = Latest(self), Latest(self)
        self._reading = Latest(self)
        self._search = SearchField(self.tr("Number of the voucher or sale"), pause=80)
        self._state = SegmentedControl(filter_words(), VoucherState.OPEN.value)
        self._give = SecondaryButton(
            self.tr("Give away"), self, icon="plus", keys="Ctrl+N"
        )
        empty = EmptyState(
            "gift",
            self.tr("No vouchers here"),
            self.tr(
                "Gift cards are sold at the checkout (F5); store credit is made where "
                "goods come back."
            ),
        )
        self.table: Table[VoucherResponse] = Table(
            self._columns(), empty, row_height=ROW_HEIGHT
        )
        self.view = VoucherView(session)
        self.view.setFixedWidth(VIEW_WIDTH)
        self._total = Label("", "strong")
        self._build()
        self._connect()
        self.refresh_on("voucher_entry", "shop")
        self.refresh()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the keys of the list."""
        keys = [
            Shortcut("/", self.tr("Find"), self._search.setFocus, "search"),
            Shortcut(SLIP_KEY, self.tr("Slip"), self.view.want_slip, "printer"),
        ]
        if self.session.actor.may(Permission.CORRECT_VOUCHER):
            keys += [
                Shortcut(
                    CORRECT_KEY,
                    self.tr("Correct the voucher"),
                    self.view.want_correction,
                    "pencil",
                ),
                Shortcut("Ctrl+N", self.tr("Give a voucher away"), self.give, "gift"),
            ]
        return tuple(keys)

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self._search

    def on_scan(self, code: str) -> bool:
        """Show the voucher whose number was scanned, however it stands."""
        self._show_all_like(code)
        self._look_at(code)
        return True

    def open_with(self, **arguments: object) -> None:
        """Show the voucher with a ``number``."""
        number = arguments.get("number")
        if isinstance(number, str):
            self.on_scan(number)

    def refresh(self) -> None:
        """Read the first page, what is owed, and the voucher that is shown."""
        shop, wanted = self.session.shop, self._filter()
        self._rows.run(lambda: shop.vouchers.page(wanted, limit=PAGE), self._show_rows)
        self._owed.run(shop.vouchers.standing, self._show_owed)

    def give(self) -> None:
        """Give a voucher away: to make up for something, or to a raffle."""
        self._ask(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list enough room for its numbers."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NEEDS
        share = max(VIEW_WIDTH, min(MOST_VIEW_WIDTH, round(self.width() * _VIEW_SHARE)))
        self.view.setFixedWidth(NARROW_VIEW_WIDTH if is_narrow else share)
        self.table.view.setColumnHidden(_STATE_COLUMN, is_narrow)

    def _filter(self) -> VoucherFilter:
        state = self._state.current()
        return VoucherFilter(
            text=self._search.text(),
            state=None if state == ALL else VoucherState(state),
        )

    def _show_all_like(self, text: str) -> None:
        self._state.choose(ALL)
        self._search.set_text(text)
        self.refresh()

    def _show_rows(self, vouchers: Sequence[VoucherResponse]) -> None:
        self.table.show_rows(vouchers, has_more=len(vouchers) == PAGE)
        marked = self.table.marked_row()
        if marked is not None:
            self._look_at(marked.number)

    def _more(self, offset: int) -> None:
        shop, wanted = self.session.shop, self._filter()
        self._rows.run(
            lambda: shop.vouchers.page(wanted, offset=offset, limit=PAGE),
            lambda found: self.table.append_rows(found, has_more=len(found) == PAGE),
        )

    def _show_owed(self, owed: VouchersOwed) -> None:
        one = self.tr("The shop owes {total} on 1 voucher")
        many = self.tr("The shop owes {total} on {count} vouchers")
        words = one if owed.count == 1 else many
        formats = self.session.formats
        total, count = formats.money(owed.total), formats.count(owed.count)
        self._total.setText(words.format(total=total, count=count))

    def _marked(self, voucher: VoucherResponse | None) -> None:
        if voucher is None:
            self.view.show_voucher(None, ())
        else:
            self._look_at(voucher.number)

    def _look_at(self, number: str) -> None:
        vouchers = self.session.shop.vouchers
        self._reading.run(
            lambda: _Read(vouchers.find(number), vouchers.movements(number)),
            lambda read: self.view.show_voucher(read.voucher, read.entries),
        )

    def _print(self, voucher: VoucherResponse) -> None:
        show_voucher_slip(self.session, voucher.number, self)

    def _ask(self, voucher: VoucherResponse | None) -> None:
        dialog = voucher_correction(self, self.session.formats, voucher)
        number = voucher.number if voucher else new_number()
        dialog.chosen.connect(
            lambda amount, reason: self._keep(dialog, number, amount, reason)
        )
        dialog.open()

    def _keep(
        self, dialog: CorrectionDialog, number: str, amount: Decimal, reason: str
    ) -> None:
        vouchers, actor = self.session.shop.vouchers, self.session.actor
        is_new = number != self.view.number

        def done(_voucher: VoucherResponse) -> None:
            dialog.accept()
            if is_new:
                self._show_all_like(number)
                show_voucher_slip(self.session, number, self)

        def failed(error: Exception) -> None:
            if isinstance(error, RuleBroken):
                dialog.show_error(error)
            else:
                show_error(self, error)

        run(
            lambda: vouchers.correct(actor, number, amount, reason),
            done,
            dialog,
            failed=failed,
        )

    def _columns(self) -> list[Column[VoucherResponse]]:
        formats = self.session.formats
        return [
            Column(
                key="number",
                title=self.tr("Number"),
                text=lambda voucher: voucher.number,
                second=lambda voucher: kind_words(voucher.kind),
                width=0,
                is_strong=True,
            ),
            Column(
                key="state",
                title=self.tr("State"),
                text=lambda voucher: state_words(voucher.state),
                pill=lambda voucher: STATE_PILLS[voucher.state],
                width=112,
            ),
            Column(
                key="until",
                title=self.tr("To be spent"),
                text=lambda voucher: end_words(voucher, formats),
                second=lambda voucher: self.tr("issued {day}").format(
                    day=formats.date(voucher.issued_on)
                ),
                width=170,
            ),
            Column(
                key="balance",
                title=self.tr("Balance"),
                text=lambda voucher: formats.money(voucher.balance),
                width=110,
                is_number=True,
                is_strong=True,
            ),
        ]

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._search, 1)
        head.addWidget(self._state)
        head.addWidget(self._give)
        self._give.setVisible(self.session.actor.may(Permission.CORRECT_VOUCHER))
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addWidget(self._total)

    def _connect(self) -> None:
        self._search.searched.connect(lambda _text: self.refresh())
        self._search.list_key.connect(self.table.list_key)
        self._state.chosen.connect(lambda _state: self.refresh())
        self._give.clicked.connect(self.give)
        self.table.marked.connect(self._marked)
        self.table.model.more_wanted.connect(self._more)
        self.view.slip_wanted.connect(self._print)
        self.view.correction_wanted.connect(self._ask)
        self.view.sale_wanted.connect(
            lambda sale_id: self.session.shell.open_screen("sales", sale_id=sale_id)
        )
