"""What needs a person: one list, the newest first, and the marked item beside it."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.permissions import Approval
from techstore_desktop.ui.attention.asking_units import Answers, ask_units
from techstore_desktop.ui.attention.discretion import shown_to
from techstore_desktop.ui.attention.item_view import ItemView
from techstore_desktop.ui.attention.kinds import words_of
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.approval import ask_approval
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

ROW_HEIGHT = 56
VIEW_WIDTH = 400


class Shown(StrEnum):
    """Which items the list has."""

    OPEN = "open"
    SETTLED = "settled"


class AttentionScreen(Screen):
    """The list left, what happened and the choices right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reading = Latest(self)
        self._key = ""
        self._is_filling = False
        self._was_read = False
        self.shown = SegmentedControl(self._segments(), Shown.OPEN.value)
        self.empty = EmptyState("circle-check", "")
        self.table: Table[AttentionItem] = Table(
            self._columns(), self.empty, row_height=ROW_HEIGHT
        )
        self.view = ItemView(session)
        self.view.setFixedWidth(VIEW_WIDTH)
        self._build()
        self._connect()
        self._show_empty_words()
        self.refresh_on(*session.shop.attention.tables)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Return the list, or where there is none the choice between both lists."""
        return self.table.view if self.table.model.rowCount() else self.shown

    def state(self) -> object:
        """Return which list is shown and what is marked in it."""
        return self.shown.current(), self._key

    def restore(self, state: object) -> None:
        """Show the same list with the same mark."""
        match state:
            case (str(shown), str(key)):
                self._key = key
                self.shown.choose(shown)

    def refresh(self) -> None:
        """Read the list anew; the mark stays on its item."""
        attention = self.session.shop.attention
        is_open = self.shown.current() == Shown.OPEN
        read = attention.open_items if is_open else attention.settled_items
        self._reading.run(read, self._show)

    def settle(
        self,
        item: AttentionItem,
        choice: Choice,
        note: str,
        *,
        units: Answers | None = None,
        approval: Approval | None = None,
    ) -> None:
        """Keep the decision, once what it asks is answered.

        Where a permission is missing, ask who lends it.
        """
        session = self.session
        if choice.asks and units is None:
            ask_units(
                self,
                session,
                choice.asks,
                then=lambda given: self.settle(item, choice, note, units=given),
            )
            return
        missing = choice.permissions - session.actor.permissions
        if missing and approval is None:
            ask_approval(
                self,
                session,
                missing,
                then=lambda lent: self.settle(
                    item, choice, note, units=units, approval=lent
                ),
                otherwise=lambda: None,
            )
            return
        attention, actor = session.shop.attention, session.actor
        run(
            lambda: attention.settle(
                actor, item.key, choice.name, note, units=units, approval=approval
            ),
            lambda _settled: self._go_on(),
            self,
            failed=self._refused,
        )

    def _go_on(self) -> None:
        self.table.view.setFocus()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        show_error(self, error)
        self.refresh()

    def _show(self, items: Sequence[AttentionItem]) -> None:
        shown = [shown_to(self.session.actor, item) for item in items]
        keys = [item.key for item in shown]
        self._is_filling = True
        self.table.show_rows(shown)
        if self._key in keys:
            self.table.mark(keys.index(self._key))
        self._is_filling = False
        self._mark(self.table.marked_row())
        if shown and self.shown.hasFocus() and not self._was_read:
            self.table.view.setFocus()
        self._was_read = True

    def _mark(self, item: AttentionItem | None) -> None:
        if self._is_filling:
            return
        self._key = item.key if item is not None else ""
        self.view.show_item(item)

    def _open(self, _item: AttentionItem) -> None:
        row = self.view.first_place()
        if row is not None:
            row.open()

    def _segments(self) -> list[tuple[str, str]]:
        return [
            (Shown.OPEN.value, self.tr("To settle")),
            (Shown.SETTLED.value, self.tr("Settled")),
        ]

    def _show_empty_words(self) -> None:
        if self.shown.current() == Shown.OPEN:
            self.empty.show_words(
                self.tr("Nothing needs you"),
                self.tr(
                    "What no program can decide comes here and stays until somebody "
                    "does: stock below zero, one SKU or barcode on two products, "
                    "customers registered twice, a cash count that differs, a serial "
                    "number sold twice, a price that two people changed at once."
                ),
            )
        else:
            self.empty.show_words(
                self.tr("Nothing was settled yet"),
                self.tr("What somebody decides stays here, with who, when and why."),
            )

    def _columns(self) -> list[Column[AttentionItem]]:
        formats = self.session.formats
        zone = self.session.shop.profiles.current().zone
        return [
            Column(
                key="what",
                title=self.tr("What"),
                text=lambda item: words_of(item).tell(item, formats).headline,
                second=lambda item: " · ".join(
                    filter(None, (words_of(item).name(), item.place))
                ),
                icon=lambda item: words_of(item).icon,
                width=0,
                is_strong=True,
            ),
            Column(
                key="when",
                title=self.tr("When"),
                text=lambda item: formats.date(item.arisen_at.astimezone(zone).date()),
                second=lambda item: formats.time(item.arisen_at, zone),
                width=112,
            ),
        ]

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.shown)
        head.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(middle, 1)
        self.shown.setAccessibleName(self.tr("To settle or settled"))

    def _connect(self) -> None:
        shell = self.session.shell
        self.shown.chosen.connect(self._switched)
        self.table.marked.connect(self._mark)
        self.table.opened.connect(self._open)
        self.view.chosen.connect(self.settle)
        self.view.wanted.connect(
            lambda screen, arguments: shell.open_screen(screen, **arguments)
        )

    def _switched(self, _shown: str) -> None:
        self._show_empty_words()
        self.refresh()
