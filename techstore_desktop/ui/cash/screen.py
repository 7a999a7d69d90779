"""The cash desk: open, close by a blind count, and the sessions before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.cash.schemas import (
    CashSessionCloseResponse,
    CashSessionResponse,
)
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.cash.close_drawer import CloseDrawer
from techstore_desktop.ui.cash.closing_view import ClosingView
from techstore_desktop.ui.cash.open_drawer import OpenDrawer
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

WIDTH = 400
ROW_HEIGHT = 52


class CashScreen(Screen):
    """What is open now on the left, the sessions before on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._closing_work = Latest(self)
        self.drawer = OpenDrawer(session)
        self.close_drawer = CloseDrawer(session)
        self.closing = ClosingView(session)
        empty = EmptyState(
            "wallet",
            self.tr("No sessions yet"),
            self.tr("Each opening of the drawer is kept here with its count."),
        )
        self.table: Table[CashSessionResponse] = Table(
            self._columns(), empty, row_height=ROW_HEIGHT
        )
        self._build()
        self.drawer.opened.connect(lambda _opened: self.refresh())
        self.close_drawer.closed.connect(self._closed)
        self.table.marked.connect(self._marked)
        self.refresh_on("cash_session", "cash_session_close")
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Return the amount that is asked for."""
        is_open = not self.close_drawer.isHidden()
        return self.close_drawer if is_open else self.drawer

    def refresh(self) -> None:
        """Read what is open and what was."""
        shop = self.session.shop
        run(
            lambda: (shop.cash.current(), shop.cash.sessions()),
            lambda read: self._show(*read),
            self,
        )

    def _show(
        self,
        current: CashSessionResponse | None,
        sessions: Sequence[CashSessionResponse],
    ) -> None:
        self.drawer.setVisible(current is None)
        self.close_drawer.setVisible(current is not None)
        if current is not None:
            self.close_drawer.show_session(current)
        self.table.show_rows(sessions)

    def _marked(self, marked: CashSessionResponse | None) -> None:
        if marked is None or marked.closed_at is None:
            self.closing.hide()
            return
        shop = self.session.shop
        self._closing_work.run(
            lambda: shop.cash.closing(marked.id), self.closing.show_closing
        )

    def _closed(self, closing: CashSessionCloseResponse) -> None:
        self.refresh()
        self.closing.show_closing(closing)

    def _columns(self) -> list[Column[CashSessionResponse]]:
        formats = self.session.formats
        zone = self.session.shop.profiles.current().zone
        return [
            Column(
                key="number",
                title=self.tr("Session"),
                text=lambda each: each.number,
                second=lambda each: formats.date_time(each.opened_at, zone),
                width=170,
                is_strong=True,
            ),
            Column(
                key="person",
                title=self.tr("By"),
                text=lambda each: each.opened_by_name,
                width=0,
            ),
            Column(
                key="float",
                title=self.tr("Float"),
                text=lambda each: formats.money(each.float_amount),
                width=96,
                is_number=True,
            ),
            Column(
                key="state",
                title=self.tr("State"),
                text=lambda each: (
                    self.tr("closed") if each.closed_at else self.tr("open")
                ),
                pill=lambda each: "neutral" if each.closed_at else "good",
                width=90,
            ),
        ]

    def _state_words(self, each: CashSessionResponse) -> str:
        return self.tr("closed") if each.closed_at else self.tr("open")

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        for card in (self.drawer, self.close_drawer, self.closing):
            card.setFixedWidth(WIDTH)
            left.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.table, 1)
