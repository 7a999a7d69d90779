"""The page of the people: who may sign in, as what, and help after wrong PINs."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.staff.schemas import StaffMemberResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.list_page import archived_column
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.person_dialog import PersonDialog
from techstore_desktop.ui.settings.pin_dialog import PinDialog
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.staff.role_names import role_name
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

Person = StaffMemberResponse


class StaffPage(SettingsPage):
    """Lists everybody, archived ones last; the buttons act on the marked person."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "staff", page("staff").title)
        self._latest = Latest(self)
        empty = EmptyState("users-group", self.tr("Nobody works here yet"))
        self.table: Table[Person] = Table(self._columns(), empty)
        self.add_button = SecondaryButton(
            self.tr("Add person"), self, icon="user-plus", keys="Ctrl+N"
        )
        self.edit_button = SecondaryButton(self.tr("Edit"), self, icon="pencil")
        self.pin_button = SecondaryButton(self.tr("New PIN"), self, icon="key")
        self.unlock_button = SecondaryButton(self.tr("Unlock"), self, icon="lock-open")
        self.archive_button = SecondaryButton(self.tr("Archive"), self, icon="archive")
        self._build()
        self._connect()

    def load(self) -> None:
        """Read who works here."""
        staff = self.session.shop.staff

        def read() -> Sequence[Person]:
            everybody = staff.people(with_archived=True)
            return sorted(everybody, key=lambda person: person.is_archived)

        self._latest.run(read, self.table.show_rows)

    def add(self) -> None:
        """Ask for a person to add."""
        PersonDialog(self, self.session, None).open()

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def _edit(self) -> None:
        person = self.table.marked_row()
        if person is not None:
            PersonDialog(self, self.session, person).open()

    def _change_pin(self) -> None:
        person = self.table.marked_row()
        if person is not None:
            name = person.name
            PinDialog(self, self.session, staff_id=person.id, name=name).open()

    def _unlock(self) -> None:
        person = self.table.marked_row()
        if person is not None:
            words = self.tr("{name} may try the PIN again.").format(name=person.name)
            staff, actor = self.session.shop.staff, self.session.actor
            self._do(partial(staff.unlock, actor, person.id), words)

    def _archive(self) -> None:
        person = self.table.marked_row()
        if person is None:
            return
        staff, actor = self.session.shop.staff, self.session.actor
        if person.is_archived:
            words = self.tr("{name} may sign in again.")
            act = partial(staff.restore, actor, person.id)
        else:
            words = self.tr("{name} may not sign in any more.")
            act = partial(staff.archive, actor, person.id)
        self._do(act, words.format(name=person.name))

    def _do(self, act: Callable[[], object], words: str) -> None:
        def then(_nothing: object) -> None:
            self.session.shell.toast(words)
            self.load()

        run(act, then, self)

    def _show_marked(self, person: Person | None) -> None:
        is_here = person is not None and not person.is_archived
        for button in (self.edit_button, self.pin_button):
            button.setEnabled(is_here)
        may_unlock = self.session.actor.may(Permission.UNLOCK_STAFF)
        self.unlock_button.setEnabled(is_here and may_unlock)
        self.archive_button.setEnabled(person is not None)
        is_archived = person is not None and person.is_archived
        self.archive_button.setText(
            self.tr("Restore") if is_archived else self.tr("Archive")
        )
        self.archive_button.set_icon("archive-off" if is_archived else "archive")

    def _connect(self) -> None:
        self.table.opened.connect(self._edit)
        self.table.marked.connect(self._show_marked)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self._edit)
        self.pin_button.clicked.connect(self._change_pin)
        self.unlock_button.clicked.connect(self._unlock)
        self.archive_button.clicked.connect(self._archive)

    def _build(self) -> None:
        self.add_list_head(topic("staff.table").what, self.add_button)
        self.add_table(self.table)
        row = QGridLayout()
        row.setSpacing(8)
        buttons = (
            self.edit_button,
            self.pin_button,
            self.unlock_button,
            self.archive_button,
        )
        for place, button in enumerate(buttons):
            row.addWidget(button, 0, place)
        row.setColumnStretch(len(buttons), 1)
        self.column.addLayout(row)

    def _columns(self) -> Sequence[Column[Person]]:
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=lambda person: person.name,
                sort=lambda person: person.name,
                is_strong=True,
                width=0,
            ),
            Column(
                key="role",
                title=self.tr("Role"),
                text=lambda person: role_name(person.role.value),
                sort=lambda person: role_name(person.role.value),
                colour=lambda _person: "text_second",
                width=160,
            ),
            archived_column(width=110),
        )
