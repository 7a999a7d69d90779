"""Where things stand on the cash desk: the drawer or a closing, beside the lists."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.ui.cash.closing_view import ClosingView
from techstore_desktop.ui.cash.drawer_card import DrawerCard
from techstore_desktop.ui.cash.open_drawer import OpenDrawer
from techstore_desktop.ui.cash.tables import movements_table, sessions_table
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.tab_bar import TabBar

WIDTH, CLOSING_WIDTH = 340, 420
MOVEMENTS, SESSIONS = range(2)


class CashLayout(Screen):
    """The parts of the desk, none of which does anything yet."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.drawer = OpenDrawer(session)
        self.card = DrawerCard(session)
        self.closing = ClosingView(session)
        self.movements = movements_table(session)
        self.table = sessions_table(session)
        self.tabs = TabBar(
            [
                ("movements", self.tr("Movements")),
                ("sessions", self.tr("Sessions and Z reports")),
            ]
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(self._cards())
        row.addLayout(self._lists(), 1)

    def _cards(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        for card in (self.drawer, self.card, self.closing):
            is_closing = card is self.closing
            card.setFixedWidth(CLOSING_WIDTH if is_closing else WIDTH)
            card.hide()
            column.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        return column

    def _lists(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.tabs)
        stack = QStackedWidget()
        for table in (self.movements, self.table):
            stack.addWidget(table)
        column.addWidget(stack, 1)
        self.tabs.currentChanged.connect(stack.setCurrentIndex)
        return column
