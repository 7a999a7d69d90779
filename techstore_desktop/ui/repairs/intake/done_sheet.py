"""Taken in: the number, and the papers that go with it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from techstore_desktop.core.repairs.deposit_schemas import RepairDepositResponse
from techstore_desktop.core.repairs.schemas import RepairCard, RepairTicketResponse
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.repair_papers import (
    hand_out_deposit_receipt,
    hand_out_labels,
    hand_out_ticket,
)
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.repairs.loaners.lend_sheet import LendSheet
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.sheet import Sheet


class DoneSheet(Sheet):
    """Enter prints ticket and labels; each can be looked at first."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        ticket: RepairTicketResponse,
        deposits: Sequence[RepairDepositResponse] = (),
        *,
        note: str = "",
    ) -> None:
        super().__init__(over, width=620)
        self._over = over
        self._session = session
        self._ticket = ticket
        self._deposits = deposits
        self.body.addWidget(Label(self.tr("Taken in"), "second"))
        self.body.addWidget(Label(ticket.number, "total"))
        words = " · ".join(card.device for card in ticket.jobs)
        devices = Label(words, "")
        devices.setWordWrap(True)
        self.body.addWidget(devices)
        if note:
            warning = Label(note, "warning")
            warning.setWordWrap(True)
            self.body.addWidget(warning)
        self.add_buttons(self._papers())
        self.add_buttons(self._foot())

    def first_focus(self) -> QWidget | None:
        """Return Print: the likely next thing."""
        return self._print

    def print_all(self) -> None:
        """Print ticket, receipts, labels. The devices are taken in whatever happens."""
        session, ticket, over = self._session, self._ticket, self._over
        choice = ReceiptChoice.PRINT
        self.accept()

        def labels() -> None:
            hand_out_labels(session, ticket.jobs, over, choice=choice)

        then: Callable[[], None] = labels
        for each in reversed(self._deposits):
            then = partial(
                hand_out_deposit_receipt, session, each, over, choice=choice, then=then
            )
        hand_out_ticket(session, ticket, over, choice=choice, then=then)

    def lend(self) -> None:
        """Hand a loaner out for one of the devices; this page stays beneath."""
        jobs = self._ticket.jobs
        if len(jobs) == 1:
            self._lend_for(jobs[0])
            return
        dialog = ChoiceDialog(
            self._over,
            title=self.tr("A loaner for which device?"),
            choices=[f"{job.number}   {job.device}" for job in jobs],
            primary=self.tr("Choose"),
        )
        dialog.chosen.connect(lambda row: self._lend_for(jobs[row]))
        dialog.open()

    def _lend_for(self, job: RepairCard) -> None:
        LendSheet(self._over, self._session, job).open()

    def _papers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        ticket = SecondaryButton(self.tr("Ticket"), icon="ticket", height=44)
        ticket.clicked.connect(
            lambda: hand_out_ticket(self._session, self._ticket, self._over)
        )
        copy = SecondaryButton(self.tr("Shop's copy"), icon="file-text", height=44)
        copy.clicked.connect(
            lambda: hand_out_ticket(
                self._session, self._ticket, self._over, is_shop_copy=True
            )
        )
        labels = SecondaryButton(self.tr("Labels"), icon="tag", height=44)
        labels.clicked.connect(
            lambda: hand_out_labels(self._session, self._ticket.jobs, self._over)
        )
        loaner = SecondaryButton(self.tr("Loaner"), icon="device-mobile", height=44)
        loaner.clicked.connect(self.lend)
        for button in (ticket, copy, labels, loaner):
            row.addWidget(button)
        for deposit in self._deposits:
            row.addWidget(self._receipt(deposit))
        row.addStretch(1)
        return row

    def _receipt(self, deposit: RepairDepositResponse) -> SecondaryButton:
        button = SecondaryButton(self.tr("Deposit"), icon="cash", height=44)
        button.clicked.connect(
            lambda: hand_out_deposit_receipt(self._session, deposit, self._over)
        )
        return button

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        done = SecondaryButton(self.tr("Without print"), keys="Esc", height=44)
        done.clicked.connect(self.reject)
        self._print = PrimaryButton(
            self.tr("Print ticket and labels"), keys="Enter", height=44
        )
        self._print.clicked.connect(self.print_all)
        for key in ("Return", "Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.print_all)
        foot.addWidget(done)
        foot.addStretch(1)
        foot.addWidget(self._print)
        return foot
