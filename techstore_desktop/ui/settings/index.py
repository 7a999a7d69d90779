"""The left side: the pages, or the settings that the words typed may mean."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.settings.topic import Page, Topic
from techstore_desktop.ui.settings.topics import matching, pages_for
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.search_field import SearchField
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_WIDTH = 264


class SettingsIndex(QWidget):
    """Emits ``page_chosen`` with a page's key and ``topic_chosen`` with a setting's."""

    page_chosen = Signal(str)
    topic_chosen = Signal(str)

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self._actor = actor
        self.search = SearchField(self.tr("Find a setting"), pause=0)
        self.pages: Table[Page] = Table(
            (_page_column(),),
            EmptyState("settings", ""),
            row_height=44,
            has_header=False,
        )
        self.topics: Table[Topic] = Table(
            (_topic_column(),),
            EmptyState(
                "zoom-question",
                self.tr("No such setting"),
                self.tr("Try another word, such as tax, paper or PIN."),
            ),
            row_height=52,
            has_header=False,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(self.topics)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        self.pages.show_rows(pages_for(actor))
        self._connect()

    def show_page(self, key: str) -> None:
        """Mark a page that was opened some other way."""
        for number, row in enumerate(self.pages.model.rows()):
            if row.key == key and self.pages.marked_row() is not row:
                self.pages.mark(number)

    def found(self) -> Sequence[Topic]:
        """Return the settings that are listed."""
        return self.topics.model.rows()

    def _connect(self) -> None:
        self.search.searched.connect(self._find)
        self.search.list_key.connect(lambda event: self._list().list_key(event))
        self.search.confirmed.connect(lambda _text: self._open_marked())
        self.pages.marked.connect(self._choose_page)
        self.topics.opened.connect(self._open_topic)
        self.topics.view.clicked.connect(lambda _index: self._open_marked())

    def _list(self) -> Table[Page] | Table[Topic]:
        return self.topics if self.search.text() else self.pages

    def _find(self, text: str) -> None:
        self._stack.setCurrentWidget(self.topics if text else self.pages)
        self.topics.set_match(text)
        self.topics.show_rows(matching(text, self._actor))

    def _choose_page(self, row: Page | None) -> None:
        if row is not None:
            self.page_chosen.emit(row.key)

    def _open_marked(self) -> None:
        found = self.topics.marked_row()
        if self.search.text() and found is not None:
            self._open_topic(found)

    def _open_topic(self, found: Topic) -> None:
        self.topic_chosen.emit(found.key)


def _page_column() -> Column[Page]:
    return Column(
        key="page",
        title="",
        text=lambda row: row.title,
        icon=lambda row: row.icon,
        width=0,
    )


def _topic_column() -> Column[Topic]:
    return Column(
        key="topic",
        title="",
        text=lambda row: row.title,
        second=lambda row: row.what,
        width=0,
    )
