"""The page of the taxes: what products are taxed with, and which one is usual."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.branches.schemas import TaxResponse, TaxUpdate
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.tax_dialog import TaxDialog
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column


class TaxesPage(SettingsPage):
    """Lists the taxes; Enter opens one, the buttons act on the marked one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "taxes", page("taxes").title)
        self._latest = Latest(self)
        empty = EmptyState(
            "receipt-tax",
            self.tr("No taxes yet"),
            self.tr("Add the taxes that your prices carry."),
        )
        self.table: Table[TaxResponse] = Table(self._columns(), empty)
        self.add_button = SecondaryButton(
            self.tr("Add tax"), self, icon="plus", keys="Ctrl+N"
        )
        self.edit_button = SecondaryButton(self.tr("Edit"), self, icon="pencil")
        self.usual_button = SecondaryButton(
            self.tr("Make it the usual one"), self, icon="star"
        )
        self.archive_button = SecondaryButton(self.tr("Archive"), self, icon="archive")
        self._build()
        self._connect()

    def load(self) -> None:
        """Read the taxes."""
        self._latest.run(self.session.shop.branches.taxes, self.table.show_rows)

    def add(self) -> None:
        """Ask for a tax to add."""
        TaxDialog(self, self.session, None).open()

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def _edit(self) -> None:
        tax = self.table.marked_row()
        if tax is not None:
            TaxDialog(self, self.session, tax).open()

    def _make_usual(self) -> None:
        tax, branches = self.table.marked_row(), self.session.shop.branches
        if tax is None:
            return
        actor, wanted = self.session.actor, TaxUpdate(is_default=True)
        run(
            lambda: branches.update_tax(actor, tax.id, wanted),
            lambda _tax: self.load(),
            self,
        )

    def _archive(self) -> None:
        tax, branches = self.table.marked_row(), self.session.shop.branches
        if tax is None:
            return
        actor = self.session.actor
        run(
            lambda: branches.archive_tax(actor, tax.id),
            lambda _none: self.load(),
            self,
        )

    def _show_marked(self, tax: TaxResponse | None) -> None:
        self.edit_button.setEnabled(tax is not None)
        is_usual = tax is None or tax.is_default
        self.usual_button.setEnabled(not is_usual)
        self.archive_button.setEnabled(not is_usual)

    def _connect(self) -> None:
        self.table.opened.connect(self._edit)
        self.table.marked.connect(self._show_marked)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self._edit)
        self.usual_button.clicked.connect(self._make_usual)
        self.archive_button.clicked.connect(self._archive)

    def _build(self) -> None:
        self.add_list_head(topic("taxes.table").what, self.add_button)
        self.add_table(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        buttons: Sequence[QWidget] = (
            self.edit_button,
            self.usual_button,
            self.archive_button,
        )
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def _columns(self) -> Sequence[Column[TaxResponse]]:
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=lambda tax: tax.name,
                sort=lambda tax: tax.name,
                is_strong=True,
                width=200,
            ),
            Column(
                key="components",
                title=self.tr("Made of"),
                text=lambda tax: " + ".join(map(self._written, tax.components)),
                colour=lambda _tax: "text_second",
                width=0,
            ),
            Column(
                key="usual",
                title="",
                text=lambda tax: self.tr("usual") if tax.is_default else "",
                pill=lambda tax: "accent" if tax.is_default else "",
                width=96,
            ),
        )

    def _written(self, component: TaxComponent) -> str:
        formats = self.session.formats
        parts = [component.name]
        if component.rate or not component.amount_per_unit:
            parts.append(formats.rate(component.rate))
        if component.amount_per_unit:
            words = self.tr("{amount} each")
            amount = formats.money(component.amount_per_unit)
            parts.append(words.format(amount=amount))
        return " ".join(parts)
