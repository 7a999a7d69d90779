"""The command palette (Ctrl+K): go anywhere, find anything, do anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.key_cap import native
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.sheet import Sheet
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing to go to or to do."""

    text: str
    act: Callable[[], object]
    icon: str = ""
    second: str = ""
    keys: str = ""


Finder = Callable[[str], Sequence[PaletteItem]]


class Palette(Sheet):
    """Actions match by their words at once; what finders find follows beneath.

    ``finders`` run on the worker: they must not touch a widget.
    """

    def __init__(
        self, over: QWidget, actions: Sequence[PaletteItem], finders: Sequence[Finder]
    ) -> None:
        super().__init__(over, width=620, height=470)
        self._actions = tuple(actions)
        self._finders = tuple(finders)
        self._latest = Latest(self)
        self._looked_for = ""
        self._is_awaited = False
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(12)
        words = self.tr("Go to, find or do …")
        self._field = SearchField(words, self.panel, keys="Ctrl+K", is_large=True)
        self._table: Table[PaletteItem] = Table(
            _columns(),
            EmptyState("search", self.tr("Nothing by these words"), "", self.panel),
            self.panel,
            row_height=48,
            has_header=False,
        )
        self.body.addWidget(self._field)
        self.body.addWidget(self._table, 1)
        self._connect()
        self._table.show_rows(self._actions)

    def first_focus(self) -> QWidget | None:
        """Type at once."""
        return self._field

    def _connect(self) -> None:
        self._field.searched.connect(self._search)
        self._field.confirmed.connect(self._choose_marked)
        self._field.list_key.connect(self._table.list_key)
        self._table.opened.connect(self._choose)
        self._table.view.clicked.connect(self._choose_marked)

    def _search(self, text: str) -> None:
        if text == self._looked_for:
            return  # Enter asks once more for what is listed already.
        self._looked_for, self._is_awaited = text, False
        matching = matching_items(self._actions, text)
        self._table.set_match(text)
        self._table.show_rows(matching)
        self._table.mark(0)
        if text and self._finders:
            self._latest.run(
                lambda: [item for find in self._finders for item in find(text)],
                self._show_found,
            )

    def _show_found(self, found: Sequence[PaletteItem]) -> None:
        """List what was found; Enter may have been pressed before it was there."""
        self._table.append_rows(found, has_more=False)
        if self._table.marked_row() is None:
            self._table.mark(0)
        if self._is_awaited:
            self._choose_marked()

    def _choose_marked(self) -> None:
        item = self._table.marked_row()
        self._is_awaited = item is None
        if item is not None:
            self._choose(item)

    def _choose(self, item: PaletteItem) -> None:
        self.accept()
        item.act()


def matching_items(items: Sequence[PaletteItem], text: str) -> tuple[PaletteItem, ...]:
    """Return the items in which every word typed begins a word, best first."""
    words = text.casefold().split()
    matching = [item for item in items if _matches(item, words)]
    start = text.casefold()
    matching.sort(key=lambda item: not item.text.casefold().startswith(start))
    return tuple(matching)


def _matches(item: PaletteItem, words: Sequence[str]) -> bool:
    own = f"{item.text} {item.second}".casefold().split()
    return all(any(word.startswith(typed) for word in own) for typed in words)


def _columns() -> tuple[Column[PaletteItem], ...]:
    return (
        Column(
            key="text",
            title="",
            text=lambda item: item.text,
            second=lambda item: item.second,
            icon=lambda item: item.icon or "chevron-right",
            width=0,
        ),
        Column(
            key="keys",
            title="",
            text=lambda item: native(item.keys) if item.keys else "",
            pill=lambda _item: "neutral",
            is_number=True,
            width=96,
        ),
    )
