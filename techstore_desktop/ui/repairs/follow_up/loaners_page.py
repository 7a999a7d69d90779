"""Who has which loaner, the shop's register of them, and who had them before."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.loaners.schemas import LoanerResponse, LoanResponse
from techstore_desktop.ui.printing.loaner_slips import hand_out_slip
from techstore_desktop.ui.repairs.follow_up.work_list import WorkList
from techstore_desktop.ui.repairs.loaners.loaner_dialog import LoanerDialog
from techstore_desktop.ui.repairs.loaners.taking_back import take_loaner_back
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl
from techstore_desktop.ui.widgets.table_column import Column

OUT, EVERY, HISTORY = "out", "every", "history"
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LoanerRow:
    """A loaner with a loan of it, or in the shop; of the history the loan alone."""

    name: str
    number: str
    loan: LoanResponse | None
    loaner: LoanerResponse | None = None


class LoanersPage(WorkList):
    """F12 takes the marked loaner back, F8 shows its slip, Ctrl+N adds one."""

    def __init__(self, session: Session) -> None:
        empty = EmptyState(
            "device-mobile",
            translate("Loaners", "No loaner is out"),
            translate(
                "Loaners",
                "A loaner is handed out from the job's menu, at intake or later. Add "
                "the shop's loaners here.",
            ),
            action=translate("Loaners", "Add a loaner"),
            keys="Ctrl+N",
            act=self.add,
        )
        super().__init__(session, self._columns(), empty)
        self._loaners: Sequence[LoanerResponse] = ()
        self._loans: Sequence[LoanResponse] = ()
        self.scope = SegmentedControl(
            [
                (OUT, self.tr("With customers")),
                (EVERY, self.tr("All loaners")),
                (HISTORY, self.tr("History")),
            ],
            OUT,
        )
        self.add_button = SecondaryButton(
            self.tr("Add a loaner"), self, icon="plus", keys="Ctrl+N"
        )
        self.change_button = SecondaryButton(
            self.tr("Edit"), self, icon="pencil", height=44
        )
        self.archive_button = SecondaryButton(
            self.tr("Out of use"), self, icon="archive", height=44
        )
        self.top.addWidget(self.scope)
        self.top.addWidget(self.add_button)
        beside = self.foot.indexOf(self.later_button)
        self.foot.insertWidget(beside, self.archive_button)
        self.foot.insertWidget(beside, self.change_button)
        self.act_button.setText(translate("Loaners", "Take it back"))
        self.more_button.setText(self.tr("The slip"))
        self.words.setText(
            self.tr("A device is handed out without its loaner by a manager only.")
        )
        self.scope.chosen.connect(lambda _key: self._show())
        self.add_button.clicked.connect(self.add)
        self.change_button.clicked.connect(self.change)
        self.archive_button.clicked.connect(self.archive)

    def title(self) -> str:
        """Return what the list is called."""
        return translate("Loaners", "Loaners")

    def reload(self) -> None:
        """Read the register and the loans."""
        loaners, actor = self.session.shop.loaners, self.session.actor
        self.latest.run(
            lambda: (loaners.loaners(actor), loaners.loans(actor)),
            lambda both: self._take(*both),
        )

    def job_of(self, row: LoanerRow) -> UUID | None:
        """Return the job that the loaner is, or was, out for."""
        return row.loan.job_id if row.loan is not None else None

    def show_marked(self, row: LoanerRow | None) -> None:
        """Take back what is out, change what is in the register."""
        loan = row.loan if row is not None else None
        self.act_button.setEnabled(loan is not None and loan.is_out)
        self.more_button.setVisible(loan is not None)
        self.open_button.setEnabled(loan is not None)
        known = row.loaner if row is not None else None
        self.change_button.setEnabled(known is not None)
        self.archive_button.setEnabled(known is not None and known.loan is None)

    def take_scan(self, loaner: LoanerResponse) -> None:
        """Mark a scanned loaner among all; one that is out comes back."""
        self.scope.choose(EVERY)
        rows = [each.id for each in self._loaners]
        if loaner.id in rows:
            self.table.mark(rows.index(loaner.id))
        if loaner.loan is not None:
            take_loaner_back(
                self, self.session, loaner.loan, lambda _loan: self.reload()
            )

    def act(self) -> None:
        """Take the marked loaner back."""
        row = self.table.marked_row()
        if row is not None and row.loan is not None and row.loan.is_out:
            take_loaner_back(self, self.session, row.loan, lambda _loan: self.reload())

    def do_more(self) -> None:
        """Show the slip of the marked loan."""
        row = self.table.marked_row()
        if row is not None and row.loan is not None:
            hand_out_slip(self.session, row.loan, self)

    def print_marked(self) -> None:
        """Show the slip of the marked loan."""
        self.do_more()

    def add(self) -> None:
        """Ask for a loaner to add."""
        self._open(None)

    def change(self) -> None:
        """Open the marked loaner."""
        row = self.table.marked_row()
        if row is not None and row.loaner is not None:
            self._open(row.loaner)

    def archive(self) -> None:
        """Take the marked loaner out of use."""
        row = self.table.marked_row()
        if row is None or row.loaner is None:
            return
        loaners, actor, loaner_id = (
            self.session.shop.loaners,
            self.session.actor,
            row.loaner.id,
        )
        run_lending(
            self,
            self.session,
            lambda lent: loaners.archive(actor, loaner_id, approval=lent),
            lambda _nothing: self.reload(),
        )

    def _open(self, loaner: LoanerResponse | None) -> None:
        dialog = LoanerDialog(self, self.session, loaner)
        dialog.kept.connect(self._added if loaner is None else self.reload)
        dialog.open()

    def _added(self) -> None:
        self.scope.choose(EVERY)
        self.reload()

    def _take(
        self, loaners: Sequence[LoanerResponse], loans: Sequence[LoanResponse]
    ) -> None:
        self._loaners, self._loans = loaners, loans
        self._show()

    def _show(self) -> None:
        by_id = {loaner.id: loaner for loaner in self._loaners}
        scope = self.scope.current()
        if scope == EVERY:
            rows = [LoanerRow(x.name, x.number, x.loan, x) for x in self._loaners]
        else:
            rows = [
                LoanerRow(
                    loan.loaner_name,
                    loan.loaner_number,
                    loan,
                    by_id.get(loan.loaner_id),
                )
                for loan in self._loans
                if loan.is_out or scope == HISTORY
            ]
        self.show_rows(rows, sum(loan.is_out for loan in self._loans))

    def _columns(self) -> Sequence[Column[LoanerRow]]:
        return (
            Column(
                key="name",
                title=translate("Loaners", "Loaner"),
                text=lambda row: row.name,
                second=lambda row: row.number,
                sort=lambda row: row.name,
                width=0,
                is_strong=True,
            ),
            Column(
                key="customer",
                title=translate("Loaners", "Who has it"),
                text=lambda row: (
                    row.loan.customer_name
                    if row.loan
                    else translate("Loaners", "in the shop")
                ),
                second=lambda row: row.loan.customer_phone if row.loan else "",
                width=200,
            ),
            Column(
                key="job",
                title=translate("Loaners", "For"),
                text=lambda row: row.loan.job_number if row.loan else "",
                width=120,
            ),
            Column(
                key="since",
                title=translate("Loaners", "Since"),
                text=lambda row: self.day_of(row.loan.lent_at) if row.loan else "",
                second=lambda row: row.loan.lent_by_name if row.loan else "",
                sort=lambda row: row.loan.lent_at if row.loan else None,
                width=120,
            ),
            Column(
                key="back",
                title=translate("Loaners", "Back"),
                text=self._back_words,
                second=lambda row: row.loan.taken_by_name if row.loan else "",
                colour=lambda row: (
                    "warning" if row.loan is not None and row.loan.is_out else ""
                ),
                width=140,
            ),
        )

    def _back_words(self, row: LoanerRow) -> str:
        if row.loan is None:
            return ""
        if row.loan.is_out:
            return translate("Loaners", "still out")
        return self.day_of(row.loan.returned_at)
