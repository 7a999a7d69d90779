"""What is at a workshop or another branch, since when, and what came back."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.errands.schemas import ErrandResponse, WorkshopEdit
from techstore_desktop.ui.background import run
from techstore_desktop.ui.printing.errand_slips import hand_out_errand_slip
from techstore_desktop.ui.repairs.errands.for_job import take_back
from techstore_desktop.ui.repairs.errands.workshop_dialog import WorkshopDialog
from techstore_desktop.ui.repairs.follow_up.job_columns import (
    device_column,
    number_column,
)
from techstore_desktop.ui.repairs.follow_up.work_list import WorkList
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table_column import Column

OUT, HISTORY = "out", "history"
translate = QCoreApplication.translate


class ErrandsPage(WorkList):
    """F12 takes the marked device back, F8 changes its workshop, Ctrl+P is its slip."""

    def __init__(self, session: Session) -> None:
        empty = EmptyState(
            "truck-delivery",
            translate("Errands", "No device is elsewhere"),
            translate(
                "Errands",
                "Devices are sent to a workshop or another branch from the job's menu, "
                "and stand here until they are back.",
            ),
        )
        super().__init__(session, self._columns(session.formats), empty)
        self._errands: Sequence[ErrandResponse] = ()
        self.scope = SegmentedControl(
            [(OUT, self.tr("Elsewhere")), (HISTORY, self.tr("Back again too"))], OUT
        )
        self.top.addWidget(self.scope)
        self.slip_button = SecondaryButton(
            self.tr("The slip"), self, icon="printer", keys="Ctrl+P", height=44
        )
        self.slip_button.clicked.connect(self.print_marked)
        self.foot.insertWidget(2, self.slip_button)
        self.act_button.setText(self.tr("Take it back"))
        self.more_button.setText(self.tr("The workshop"))
        self.words.setText(
            self.tr("What the work there cost is typed when the device is back.")
        )
        self.scope.chosen.connect(lambda _key: self._show())

    def title(self) -> str:
        """Return what the list is called."""
        return translate("Errands", "Sent out")

    def reload(self) -> None:
        """Read what is out, and what was."""
        errands, actor = self.session.shop.errands, self.session.actor
        self.latest.run(lambda: errands.errands(actor), self._take)

    def job_of(self, row: ErrandResponse) -> UUID | None:
        """Return the device's job."""
        return row.card.id

    def show_marked(self, row: ErrandResponse | None) -> None:
        """Take back what is out."""
        self.act_button.setEnabled(row is not None and row.returned_at is None)
        self.open_button.setEnabled(row is not None)
        self.slip_button.setEnabled(row is not None)
        self.more_button.setVisible(row is not None and not row.is_branch)

    def do_more(self) -> None:
        """Open the workshop that the marked device is, or was, at."""
        row: ErrandResponse | None = self.table.marked_row()
        workshop_id = row.workshop_id if row is not None else None
        if workshop_id is None:
            return

        def change(kept: WorkshopEdit) -> None:
            dialog = WorkshopDialog(self, self.session, workshop_id, kept)
            dialog.kept.connect(self.reload)
            dialog.open()

        errands = self.session.shop.errands
        run(lambda: errands.workshop(workshop_id), change, self)

    def print_marked(self) -> None:
        """Show the slip that goes, or went, with the marked device."""
        row: ErrandResponse | None = self.table.marked_row()
        if row is not None:
            hand_out_errand_slip(self.session, row, self)

    def act(self) -> None:
        """Take the marked device back."""
        row: ErrandResponse | None = self.table.marked_row()
        if row is not None and row.returned_at is None:
            take_back(self, self.session, row.card, self.reload)

    def _take(self, errands: Sequence[ErrandResponse]) -> None:
        self._errands = errands
        self._show()

    def _show(self) -> None:
        out = [each for each in self._errands if each.returned_at is None]
        rows = out if self.scope.current() == OUT else self._errands
        self.show_rows(rows, len(out))

    def _columns(self, formats: Formats) -> Sequence[Column[ErrandResponse]]:
        return (
            number_column(),
            device_column(lambda row: row.note or row.card.fault),
            Column(
                key="to",
                title=translate("Errands", "Where"),
                text=lambda row: row.to,
                second=lambda row: row.phone,
                sort=lambda row: row.to,
                width=190,
            ),
            Column(
                key="sent",
                title=translate("Errands", "Sent"),
                text=lambda row: self.day_of(row.sent_at),
                second=lambda row: row.sent_by_name,
                sort=lambda row: row.sent_at,
                width=120,
            ),
            Column(
                key="expected",
                title=translate("Errands", "Expected"),
                text=lambda row: (
                    formats.date(row.expected_on) if row.expected_on else "—"
                ),
                colour=lambda row: "bad" if row.is_late else "",
                width=120,
            ),
            Column(
                key="back",
                title=translate("Errands", "Back"),
                text=lambda row: self.day_of(row.returned_at),
                second=lambda row: row.taken_by_name,
                width=120,
            ),
            Column(
                key="cost",
                title=translate("Errands", "Cost"),
                text=lambda row: "" if row.cost is None else formats.money(row.cost),
                is_number=True,
                width=100,
            ),
        )
