"""The page of the expense categories: what money of the drawer is spent on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from techstore_desktop.core.cash.schemas import ExpenseCategoryResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_LONGEST = 60


class CategoryDialog(Dialog):
    """Asks for the name of a category and adds it."""

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(
            over,
            title=self.tr("Add expense category"),
            primary=self.tr("Add"),
        )
        self._session = session
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST)
        self._field = FormField(self.tr("Name"), self.name)
        self.content.addWidget(self._field)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Add it, or say what is wrong with it."""
        shop, actor, name = self._session.shop, self._session.actor, self.name.text()
        run(
            lambda: shop.cash_movements.add_category(actor, name),
            lambda _added: self.accept(),
            self,
            failed=lambda error: show_error(self, error, beside=self._field),
        )


class ExpenseCategoriesPage(SettingsPage):
    """Lists the categories in use; the button takes the marked one out of use."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "expenses", page("expenses").title)
        self._latest = Latest(self)
        empty = EmptyState(
            "moneybag",
            self.tr("No categories yet"),
            self.tr("Add what the drawer pays for: courier, cleaning, coffee."),
            action=self.tr("Add category"),
            keys="Ctrl+N",
            act=self.add,
        )
        name: Column[ExpenseCategoryResponse] = Column(
            key="name",
            title=self.tr("Name"),
            text=lambda row: row.name,
            width=0,
            is_strong=True,
        )
        self.table: Table[ExpenseCategoryResponse] = Table([name], empty)
        self.add_button = SecondaryButton(
            self.tr("Add category"), self, icon="plus", keys="Ctrl+N"
        )
        self.archive_button = SecondaryButton(self.tr("Archive"), self, icon="archive")
        self.archive_button.setEnabled(False)
        self.add_list_head(topic("expenses.table").what, self.add_button)
        self.add_table(self.table)
        row = QHBoxLayout()
        row.addWidget(self.archive_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.table.marked.connect(
            lambda marked: self.archive_button.setEnabled(marked is not None)
        )
        self.add_button.clicked.connect(self.add)
        self.archive_button.clicked.connect(self.archive)

    def load(self) -> None:
        """Read the categories in use."""
        self._latest.run(self.session.shop.cash_movements.categories, self._show)

    def add(self) -> None:
        """Ask for a category to add."""
        CategoryDialog(self, self.session).open()

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def archive(self) -> None:
        """Take the marked one out of use; what was spent on it keeps its name."""
        marked = self.table.marked_row()
        if marked is None:
            return
        service, actor = self.session.shop.cash_movements, self.session.actor
        act = partial(service.archive_category, actor, marked.id)
        run(act, lambda _nothing: self.load(), self)

    def _show(self, rows: Sequence[ExpenseCategoryResponse]) -> None:
        self.table.show_rows(rows)
        self.archive_button.setEnabled(self.table.marked_row() is not None)
