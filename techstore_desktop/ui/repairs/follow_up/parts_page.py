"""What open jobs wait for that is not on the shelf: to buy, on order, arrived."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.repairs.part_order_schemas import PartNeeded
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.follow_up.arrival_dialog import ArrivalDialog
from techstore_desktop.ui.repairs.follow_up.order_dialog import OrderDialog
from techstore_desktop.ui.repairs.follow_up.part_columns import part_columns
from techstore_desktop.ui.repairs.follow_up.work_list import WorkList
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.files import ask_to_save

translate = QCoreApplication.translate
_ENDING = ".xlsx"


class PartsPage(WorkList):
    """F12 marks a part as ordered, F8 that it came; Ctrl+E writes the list."""

    def __init__(self, session: Session) -> None:
        empty = EmptyState(
            "package",
            translate("PartsToOrder", "No job waits for a part"),
            translate(
                "PartsToOrder",
                "Parts on a quote that are not on the shelf stand here, until they are "
                "ordered and have come.",
            ),
        )
        columns = part_columns(session.formats, self.today)
        super().__init__(session, columns, empty)
        self.export_button = SecondaryButton(
            self.tr("Export"), self, icon="file-export", keys="Ctrl+E"
        )
        self.drop_button = SecondaryButton(self.tr("Not ordered after all"), self)
        self.top.addWidget(self.drop_button)
        self.top.addWidget(self.export_button)
        self.act_button.setText(self.tr("Mark as ordered"))
        self.more_button.setText(self.tr("It has come"))
        self.words.setText(
            self.tr(
                "To buy: what agreed jobs wait for, up to the minimum on the shelf, "
                "less what is on order."
            )
        )
        self.export_button.clicked.connect(self.export)
        self.drop_button.clicked.connect(self.drop)

    def title(self) -> str:
        """Return what the list is called."""
        return translate("PartsToOrder", "Parts to order")

    def reload(self) -> None:
        """Read what is waited for."""
        orders, actor = self.session.shop.part_orders, self.session.actor
        self.latest.run(lambda: orders.needed(actor), self._take)

    def job_of(self, row: PartNeeded) -> UUID | None:
        """Return the job that waits the longest."""
        return row.jobs[0].job_id if row.jobs else None

    def show_marked(self, row: PartNeeded | None) -> None:
        """Order what is marked, or close what is on order."""
        has_order = row is not None and bool(row.orders)
        self.act_button.setEnabled(
            row is not None and (row.is_stocked or bool(row.jobs))
        )
        self.more_button.setVisible(has_order)
        self.drop_button.setVisible(has_order)
        self.open_button.setEnabled(row is not None and bool(row.jobs))

    def act(self) -> None:
        """Mark the marked part as ordered."""
        row: PartNeeded | None = self.table.marked_row()
        if row is not None and self.act_button.isEnabled():
            dialog = OrderDialog(self, self.session, row)
            dialog.ordered.connect(lambda _order: self.reload())
            dialog.open()

    def do_more(self) -> None:
        """Count in what came of the oldest order of the marked part."""
        row: PartNeeded | None = self.table.marked_row()
        if row is None or not row.orders:
            return
        dialog = ArrivalDialog(self, self.session, row, row.orders[0])
        dialog.arrived.connect(self._arrived)
        dialog.open()

    def drop(self) -> None:
        """Forget the oldest order of the marked part."""
        row: PartNeeded | None = self.table.marked_row()
        if row is None or not row.orders:
            return
        orders, actor, order = (
            self.session.shop.part_orders,
            self.session.actor,
            row.orders[0],
        )
        run_lending(
            self,
            self.session,
            lambda lent: orders.take_back(actor, order.id, approval=lent),
            lambda _nothing: self.reload(),
        )

    def export(self) -> None:
        """Ask for a file and write the list into it."""
        path = ask_to_save(
            self,
            self.tr("Export the parts to order"),
            self.tr("parts to order") + _ENDING,
            translate("Products", "Spreadsheets") + " (*.xlsx *.csv)",
            ending=_ENDING,
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the list into a file and say how many rows it has."""
        orders, actor = self.session.shop.part_orders, self.session.actor
        formats, shell = self.session.formats, self.session.shell

        def then(count: int) -> None:
            words = self.tr("{count} parts are in {file}.")
            written = formats.count(count)
            shell.toast(words.format(count=written, file=path.name), "good")

        titles = self._titles()
        run(lambda: orders.export(actor, path, titles), then, self)

    def _titles(self) -> dict[str, str]:
        """Return what the file calls its columns."""
        return {
            "sku": self.tr("SKU"),
            "name": self.tr("Part"),
            "to_buy": self.tr("To buy"),
            "waiting": self.tr("Waited for"),
            "agreed": self.tr("Agreed by the customer"),
            "ordered": self.tr("Ordered"),
            "expected_on": self.tr("Expected"),
            "available": self.tr("Available"),
            "minimum": self.tr("Minimum"),
            "jobs": self.tr("Repairs"),
        }

    def _arrived(self, numbers: tuple[str, ...]) -> None:
        if numbers:
            words = self.tr("Kept for {numbers}.")
            text = words.format(numbers=", ".join(numbers))
            self.session.shell.toast(text, "good")
        self.reload()

    def _take(self, parts: Sequence[PartNeeded]) -> None:
        self.show_rows(parts, sum(part.to_buy > 0 for part in parts))
