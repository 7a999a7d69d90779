"""The dashboard: six figures, three charts, four lists; each leads to its own."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.reports import figures
from techstore_desktop.core.reports.figures import Figure
from techstore_desktop.core.reports.schemas import Dashboard
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.changes import Changed
from techstore_desktop.ui.checkout.method_names import names_in
from techstore_desktop.ui.dashboard import words
from techstore_desktop.ui.dashboard.charts import Charts
from techstore_desktop.ui.dashboard.figure_card import FigureCard, Shown
from techstore_desktop.ui.dashboard.needs import Needs
from techstore_desktop.ui.opening.sheet import OpeningSheet
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.shortcut import Shortcut
from techstore_desktop.ui.widgets.button import QuietButton
from techstore_desktop.ui.widgets.label import Label

_MARGIN = 16
_GAP = 12
_LISTED = 8
_IN_ONE_ROW = 1000
_MINUTE = 60_000
_PAUSE = 1500


class _Open(NamedTuple):
    """What Attention has open, and how many there are in all."""

    items: Sequence[AttentionItem]
    in_all: int


class DashboardScreen(Screen):
    """How today goes, beside the same day last week, and what needs somebody."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._latest = Latest(self)
        self._attention = Latest(self)
        self._is_attention_old = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read_attention)
        self._profile = session.shop.profiles.current()
        self._day = Label("", "heading")
        self._as_of = Label("", "second")
        shell = session.shell
        to_sales = partial(shell.open_screen, "sales", period="today")
        to_cash = partial(shell.open_screen, "cash")
        to_owing = partial(shell.open_screen, "customers", owing=True)
        self.cards = {
            figure.title: self._card(figure, lead)
            for figure, lead in (
                (figures.SALES, to_sales),
                (figures.MARGIN, to_sales),
                (figures.TICKETS, to_sales),
                (figures.BASKET, to_sales),
                (figures.DRAWER, to_cash),
                (figures.RECEIVABLES, to_owing),
            )
            if figure.may_be_seen_by(session.actor)
        }
        self.charts = Charts(
            session.formats,
            lambda period, method: shell.open_screen(
                "sales", period=period, **({"method": method} if method else {})
            ),
        )
        self.needs = Needs(session)
        self._grid = QGridLayout()
        self._columns = 0
        self._build()
        self.refresh_on(*session.shop.reports.tables, *session.shop.attention.tables)
        self.track(session.changes.changed, self._note_attention)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._on_minute)
        self._clock.start()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list of the figure or row with the focus on Enter.

        Qt leaves it to the desktop whether Enter presses a button: most do not.
        """
        marked = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(marked, QAbstractButton):
            marked.click()
        else:
            super().keyPressEvent(event)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Return the screen's keys."""
        return (
            Shortcut("F5", self.tr("Read the figures anew"), self.refresh, "refresh"),
            Shortcut("Tab", self.tr("From figure to figure")),
            Shortcut("Return", self.tr("Open the list of the marked figure")),
        )

    def first_focus(self) -> QWidget | None:
        """Return the first figure."""
        return next(iter(self.cards.values()), None)

    def on_scan(self, code: str) -> bool:
        """Sell what was scanned: a scan works on every screen."""
        self.session.shell.open_screen("checkout", code=code)
        return True

    def refresh(self) -> None:
        """Read the figures, and after them what needs somebody."""
        shop, actor = self.session.shop, self.session.actor
        self._latest.run(lambda: shop.reports.dashboard(actor), self._show)
        if self._is_attention_old and not self._pause.isActive():
            self._read_attention()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures into one row, or into two where that is too narrow."""
        super().resizeEvent(event)
        self._arrange(len(self.cards) if self.width() >= _IN_ONE_ROW else 3)

    def _on_minute(self) -> None:
        """Follow the clock: the comparison is until now, and days end."""
        if self.isVisible():
            self.refresh()

    def _note_attention(self, changed: Changed) -> None:
        """Look at the list again after a pause: no sale waits for it."""
        if not self.session.shop.attention.tables.isdisjoint(changed):
            self._is_attention_old = True
            if self.isVisible():
                self._pause.start()

    def _read_attention(self) -> None:
        attention = self.session.shop.attention
        self._is_attention_old = False

        def read() -> _Open:
            items = attention.open_items(limit=_LISTED)
            is_all = len(items) < _LISTED
            return _Open(items, len(items) if is_all else attention.count())

        self._attention.run(read, self._show_attention)

    def _show_attention(self, found: _Open) -> None:
        now = self.session.shop.database.clock.now()
        self.needs.show_attention(found.items, found.in_all, now)

    def _show(self, seen: Dashboard) -> None:
        formats, then = self.session.formats, seen.compared_day
        self._day.setText(words.long_day(seen.day))
        time = formats.time(seen.as_of, self._profile.zone)
        self._as_of.setText(
            self.tr("{branch} · as of {time}").format(
                branch=self._profile.branch_name, time=time
            )
        )
        self._show_figure(figures.SALES, words.money_shown(seen.sales, formats, then))
        self._show_figure(
            figures.MARGIN, words.margin_shown(seen.margin, formats, then)
        )
        self._show_figure(
            figures.TICKETS, words.count_shown(seen.tickets, formats, then)
        )
        self._show_figure(figures.BASKET, words.money_shown(seen.basket, formats, then))
        self._show_figure(figures.DRAWER, self._drawer(seen))
        self._show_figure(figures.RECEIVABLES, self._owed(seen))
        self.charts.setVisible(seen.sales is not None)
        self.charts.show_dashboard(seen, names_in(self.session.shop))
        self.needs.show_repairs(seen.open_repairs)
        self.needs.show_low(seen.low_stock)
        self.needs.show_owed(seen.receivables)

    def _drawer(self, seen: Dashboard) -> Shown:
        if seen.drawer is None:
            return Shown(pill=self.tr("not open"))
        expected = self.session.formats.money(seen.drawer.expected)
        since = self.session.formats.time(seen.drawer.opened_at, self._profile.zone)
        return Shown(expected, self.tr("since {time}").format(time=since))

    def _owed(self, seen: Dashboard) -> Shown:
        owed = seen.receivables
        if owed is None:
            return Shown()
        total = self.session.formats.money(owed.total)
        if not owed.count:
            return Shown(total)
        one, many = self.tr("1 customer"), self.tr("{count} customers")
        text = one if owed.count == 1 else many.format(count=owed.count)
        return Shown(total, text)

    def _show_figure(self, figure: Figure, shown: Shown) -> None:
        if figure.title in self.cards:
            self.cards[figure.title].show_figure(shown)

    def _card(self, figure: Figure, lead: Callable[[], object]) -> FigureCard:
        card = FigureCard(words.title(figure), words.meaning(figure), self)
        card.clicked.connect(lambda _checked: lead())
        return card

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)

    def _open_opening(self) -> None:
        OpeningSheet(self, self.session).open()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._day)
        head.addStretch(1)
        head.addWidget(self._as_of)
        opening = QuietButton(self.tr("Ready to open"), icon="sun", keys="Ctrl+O")
        opening.clicked.connect(self._open_opening)
        head.addWidget(opening)
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self.charts, 5)
        column.addWidget(self.needs, 6)
