"""The quotes of the shop: found, printed again, sold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.sales.quotes.schemas import (
    QuoteFilter,
    QuoteState,
    QuoteSummary,
)
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.printing.quotes import QuotePaper, show_quote
from techstore_desktop.ui.quotes.state_words import ALL, filter_words, state_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.sheet import Sheet
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

WIDTH, HEIGHT = 860, 600
PAGE = 100


class QuotesSheet(Sheet):
    """Emits ``chosen`` with the quote that is to be sold."""

    chosen = Signal(object)

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over, width=WIDTH, height=HEIGHT)
        self._session = session
        self._latest = Latest(self)
        self._printing = Latest(self)
        self._search = SearchField(self.tr("Number, customer, name"), pause=80)
        self._state = SegmentedControl(filter_words(), QuoteState.OPEN.value)
        empty = EmptyState(
            "file-text",
            self.tr("No quotes here"),
            self.tr("Shift+F6 makes one from the sale on the screen."),
        )
        self.table: Table[QuoteSummary] = Table(self._columns(), empty, row_height=52)
        self._sell = PrimaryButton(self.tr("Sell it"), keys="Enter", height=44)
        self._print = SecondaryButton(self.tr("Print"), keys="Ctrl+P", height=44)
        self._build()
        self._connect()
        self.read()

    def first_focus(self) -> QWidget | None:
        """Return the search field."""
        return self._search

    def on_scan(self, code: str) -> bool:
        """Find the quote whose paper was scanned, whatever became of it."""
        self._state.choose(ALL)
        self._search.set_text(code)
        self.read()
        return True

    def read(self) -> None:
        """Read the first page."""
        shop, wanted = self._session.shop, self._wanted()
        self._latest.run(
            lambda: shop.quotes.page(wanted, limit=PAGE),
            self._show,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sell the marked quote on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_sell()
        else:
            super().keyPressEvent(event)

    def _wanted(self) -> QuoteFilter:
        state = self._state.current()
        return QuoteFilter(
            text=self._search.text(), state=None if state == ALL else QuoteState(state)
        )

    def _show(self, found: Sequence[QuoteSummary]) -> None:
        self.table.show_rows(found, has_more=len(found) == PAGE)
        self._mark(self.table.marked_row())

    def _more(self, offset: int) -> None:
        shop, wanted = self._session.shop, self._wanted()
        self._latest.run(
            lambda: shop.quotes.page(wanted, offset=offset, limit=PAGE),
            lambda found: self.table.append_rows(found, has_more=len(found) == PAGE),
        )

    def _mark(self, quote: QuoteSummary | None) -> None:
        self._print.setEnabled(quote is not None)
        is_for_sale = quote is not None and quote.state is not QuoteState.SOLD
        self._sell.setEnabled(is_for_sale)

    def _choose(self, quote: QuoteSummary) -> None:
        if quote.state is not QuoteState.SOLD:
            self.accept()
            self.chosen.emit(quote.id)

    def _on_sell(self) -> None:
        marked = self.table.marked_row()
        if marked is not None:
            self._choose(marked)

    def _on_enter(self) -> None:
        """Sell what is marked once the rows are those of what was typed."""
        wanted = self._wanted()
        shop = self._session.shop

        def then(found: Sequence[QuoteSummary]) -> None:
            self._show(found)
            self._on_sell()

        self._latest.run(lambda: shop.quotes.page(wanted, limit=PAGE), then)

    def _on_print(self) -> None:
        marked = self.table.marked_row()
        if marked is None:
            return
        shop, session = self._session.shop, self._session
        self._printing.run(
            lambda: shop.quotes.get(marked.id),
            lambda quote: show_quote(session, quote, QuotePaper.SHEET, self),
        )

    def _columns(self) -> list[Column[QuoteSummary]]:
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        return [
            Column(
                key="number",
                title=self.tr("Number"),
                text=lambda quote: quote.number,
                second=lambda quote: formats.date_time(quote.occurred_at, zone),
                width=170,
                is_strong=True,
            ),
            Column(
                key="customer",
                title=self.tr("For whom"),
                text=lambda quote: quote.customer_name or "—",
                second=lambda quote: self.tr("{who} · {terminal}").format(
                    who=quote.made_by_name, terminal=quote.terminal_name or ""
                ),
                width=0,
            ),
            Column(
                key="until",
                title=self.tr("Valid until"),
                text=lambda quote: formats.date(quote.valid_until),
                second=self._standing,
                width=150,
            ),
            Column(
                key="total",
                title=self.tr("Total"),
                text=lambda quote: formats.money(quote.total),
                width=140,
                is_number=True,
                is_strong=True,
            ),
        ]

    def _standing(self, quote: QuoteSummary) -> str:
        return " ".join(filter(None, (state_words(quote.state), quote.sold_number)))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Quotes"), "title"))
        head.addStretch(1)
        head.addWidget(self._state)
        self.body.addLayout(head)
        self.body.addWidget(self._search)
        self.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        foot.addWidget(back)
        foot.addWidget(self._print)
        foot.addStretch(1)
        foot.addWidget(self._sell)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self._search.searched.connect(lambda _text: self.read())
        self._search.confirmed.connect(lambda _text: self._on_enter())
        self._search.list_key.connect(self.table.list_key)
        self._state.chosen.connect(lambda _state: self.read())
        self.table.opened.connect(self._choose)
        self.table.marked.connect(self._mark)
        self.table.model.more_wanted.connect(self._more)
        self._sell.clicked.connect(self._on_sell)
        self._print.clicked.connect(self._on_print)
        printing = QShortcut(QKeySequence("Ctrl+P"), self)
        printing.activated.connect(self._on_print)
