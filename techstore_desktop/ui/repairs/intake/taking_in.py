"""From the typed ticket to the papers: the devices, then the deposit."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositResponse
from techstore_desktop.core.repairs.intake_schemas import IntakeCreate
from techstore_desktop.core.repairs.schemas import RepairTicketResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages.telling import message
from techstore_desktop.ui.repairs.intake.deposits import take_deposits
from techstore_desktop.ui.repairs.intake.done_sheet import DoneSheet
from techstore_desktop.ui.repairs.intake.draft import TicketDraft
from techstore_desktop.ui.session import Session


class TakingIn(QObject):
    """Keeps a ticket and ends with what is printed; a deposit never undoes it."""

    kept = Signal()
    """The devices are taken in: the page may be emptied."""

    refused = Signal(object)
    """Carries why nothing was taken in."""

    def __init__(self, over: QWidget, session: Session) -> None:
        super().__init__(over)
        self._over = over
        self._session = session
        self._work = Latest(self)

    def begin(
        self, data: IntakeCreate, draft: TicketDraft, paid: Sequence[Tender]
    ) -> None:
        """Take the devices in, then the deposits that the draft holds, as ``paid``."""
        shop, actor = self._session.shop, self._session.actor
        self._work.run(
            lambda: shop.intake.take_in(actor, data),
            lambda ticket: self._taken_in(ticket, draft, paid),
            failed=self.refused.emit,
        )

    def _taken_in(
        self, ticket: RepairTicketResponse, draft: TicketDraft, paid: Sequence[Tender]
    ) -> None:
        self.kept.emit()
        if not draft.has_deposit:
            self._finish(ticket)
            return
        shop, actor = self._session.shop, self._session.actor
        run(
            lambda: take_deposits(shop, actor, ticket, draft, paid),
            lambda deposits: self._finish(ticket, deposits),
            self,
            failed=lambda error: self._finish(ticket, note=self._not_taken(error)),
        )

    def _not_taken(self, error: Exception) -> str:
        words = self.tr("The deposit was not taken: {why}")
        if isinstance(error, RuleBroken | Unavailable):
            return words.format(why=message(error, self._session.formats))
        show_error(self._over, error)
        return words.format(why=self.tr("take it on the repair's card."))

    def _finish(
        self,
        ticket: RepairTicketResponse,
        deposits: Sequence[RepairDepositResponse] = (),
        *,
        note: str = "",
    ) -> None:
        DoneSheet(self._over, self._session, ticket, deposits, note=note).open()
