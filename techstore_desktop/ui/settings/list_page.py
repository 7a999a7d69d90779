"""The base of the pages that list what a shop adds, edits and archives."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

translate = QCoreApplication.translate


class Archivable(Protocol):
    """What is taken out of use, and may come back."""

    @property
    def id(self) -> UUID: ...

    @property
    def is_archived(self) -> bool: ...


class Archiving(Protocol):
    """A service that takes rows out of use, and brings them back."""

    def archive(self, actor: Actor, row_id: UUID, /) -> object: ...

    def restore(self, actor: Actor, row_id: UUID, /) -> object: ...


Listed = TypeVar("Listed", bound=Archivable)


def archived_column(*, width: int = 100) -> Column[Listed]:
    """Return the last column: it marks what is out of use."""
    archived = translate("ListPage", "archived")
    return Column(
        key="standing",
        title="",
        text=lambda row: archived if row.is_archived else "",
        pill=lambda row: "neutral" if row.is_archived else "",
        width=width,
    )


class ListPage(SettingsPage, Generic[Listed]):
    """Archived rows stand last. Enter opens one, the buttons act on the marked one.

    Subclasses say what is read (``_read``), shown (``_columns``, ``_empty``), asked
    (``_dialog``) and what archives and restores rows (``_service``).
    """

    def __init__(
        self,
        session: Session,
        key: str,
        *,
        add: str,
        add_icon: str = "plus",
        row_height: int = tokens.ROW_HEIGHT,
    ) -> None:
        super().__init__(session, key, page(key).title)
        self._latest = Latest(self)
        self.table: Table[Listed] = Table(
            self._columns(), self._empty(), row_height=row_height
        )
        self.add_button = SecondaryButton(add, self, icon=add_icon, keys="Ctrl+N")
        self.edit_button = SecondaryButton(
            translate("ListPage", "Edit"), self, icon="pencil"
        )
        self.archive_button = SecondaryButton(
            translate("ListPage", "Archive"), self, icon="archive"
        )
        self.more_buttons = self._more_buttons()
        self._lay_out()
        self.table.opened.connect(lambda _row: self.edit())
        self.table.marked.connect(self._show_marked)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.archive_button.clicked.connect(self.archive)
        self._show_marked(None)

    def load(self) -> None:
        """Read the rows."""
        self._latest.run(
            lambda: sorted(self._read(), key=lambda row: row.is_archived),
            self.table.show_rows,
        )

    def add(self) -> None:
        """Ask for one to add."""
        self._ask(None)

    def edit(self) -> None:
        """Open the marked one."""
        marked = self.table.marked_row()
        if marked is not None:
            self._ask(marked)

    def archive(self) -> None:
        """Take the marked one out of use, or back into it."""
        marked = self.table.marked_row()
        if marked is not None:
            service, actor = self._service(), self.session.actor
            act = service.restore if marked.is_archived else service.archive
            run(lambda: act(actor, marked.id), lambda _nothing: self.load(), self)

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def _read(self) -> Sequence[Listed]:
        """Return every row, archived ones too; runs on the worker."""
        raise NotImplementedError

    def _columns(self) -> Sequence[Column[Listed]]:
        raise NotImplementedError

    def _empty(self) -> EmptyState:
        raise NotImplementedError

    def _dialog(self, row: Listed | None) -> Dialog:
        """Return what asks for a new one, or for changes of this one."""
        raise NotImplementedError

    def _ask(self, row: Listed | None) -> None:
        dialog = self._dialog(row)
        dialog.closed.connect(lambda is_kept: self.load() if is_kept else None)
        dialog.open()

    def _service(self) -> Archiving:
        raise NotImplementedError

    def _more_buttons(self) -> Sequence[SecondaryButton]:
        """Return buttons that act on the marked row as long as it is in use."""
        return ()

    def _show_marked(self, marked: Listed | None) -> None:
        is_archived = marked is not None and marked.is_archived
        for button in (self.edit_button, *self.more_buttons):
            button.setEnabled(marked is not None and not is_archived)
        self.archive_button.setEnabled(marked is not None)
        self.archive_button.setText(
            translate("ListPage", "Restore")
            if is_archived
            else translate("ListPage", "Archive")
        )
        self.archive_button.set_icon("archive-off" if is_archived else "archive")

    def _lay_out(self) -> None:
        self.add_list_head(topic(f"{self.key}.table").what, self.add_button)
        self.add_table(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.edit_button, *self.more_buttons, self.archive_button):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
