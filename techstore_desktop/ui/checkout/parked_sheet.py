"""The sales that were put aside, to go on with one of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.sales.parking import ParkedSaleSummary
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import (
    BackButton,
    PrimaryButton,
    SecondaryButton,
)
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

WIDTH, HEIGHT = 720, 540


class ParkedSheet(Sheet):
    """Emits ``chosen`` or ``given_up`` with the parked sale."""

    chosen = Signal(object)
    given_up = Signal(object)

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over, width=WIDTH, height=HEIGHT)
        self._session = session
        self._zone = session.shop.profiles.current().zone
        self._latest = Latest(self)
        empty = EmptyState(
            "player-pause",
            self.tr("No parked sales"),
            self.tr("F6 puts the sale on the screen aside, for any till of the shop."),
        )
        self.table: Table[ParkedSaleSummary] = Table(
            self._columns(), empty, row_height=52
        )
        self.table.opened.connect(self._choose)
        self._go_on = PrimaryButton(self.tr("Go on with it"), keys="Enter", height=44)
        self._give_up = SecondaryButton(self.tr("Give up"), keys="Del", height=44)
        self._build()
        self.read()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.table.view

    def read(self) -> None:
        """Read what is parked now."""
        self._latest.run(self._session.shop.parking.parked, self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with the marked sale, or give it up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_go_on()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_give_up()
        else:
            super().keyPressEvent(event)

    def _show(self, parked: Sequence[ParkedSaleSummary]) -> None:
        self.table.show_rows(parked)
        self.table.mark(0)
        for button in (self._go_on, self._give_up):
            button.setEnabled(bool(parked))
        if parked:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, parked: ParkedSaleSummary) -> None:
        self.accept()
        self.chosen.emit(parked)

    def _on_go_on(self) -> None:
        marked = self.table.marked_row()
        if marked is not None:
            self._choose(marked)

    def _on_give_up(self) -> None:
        marked = self.table.marked_row()
        if marked is not None:
            self.given_up.emit(marked)

    def _columns(self) -> list[Column[ParkedSaleSummary]]:
        formats = self._session.formats
        return [
            Column(
                key="label",
                title=self.tr("Name"),
                text=lambda parked: parked.label,
                second=lambda parked: self.tr("{who} · {terminal}").format(
                    who=parked.parked_by, terminal=parked.terminal_name
                ),
                width=0,
                is_strong=True,
            ),
            Column(
                key="parked_at",
                title=self.tr("Parked"),
                text=lambda parked: formats.date_time(parked.parked_at, self._zone),
                width=200,
            ),
            Column(
                key="pieces",
                title=self.tr("Pieces"),
                text=lambda parked: formats.quantity(parked.piece_count),
                width=90,
                is_number=True,
            ),
            Column(
                key="total",
                title=self.tr("Total"),
                text=lambda parked: formats.money(parked.total),
                width=140,
                is_number=True,
                is_strong=True,
            ),
        ]

    def _build(self) -> None:
        self.body.addWidget(Label(self.tr("Parked sales"), "title"))
        self.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        back = BackButton(height=44)
        back.clicked.connect(self.reject)
        self._give_up.clicked.connect(self._on_give_up)
        self._go_on.clicked.connect(self._on_go_on)
        foot.addWidget(back)
        foot.addWidget(self._give_up)
        foot.addStretch(1)
        foot.addWidget(self._go_on)
        self.body.addLayout(foot)
