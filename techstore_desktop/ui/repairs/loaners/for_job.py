"""The loaner of one job: handed out, or taken back where it is out."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.loaners.schemas import LoanResponse
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.loaners.lend_sheet import LendSheet
from techstore_desktop.ui.repairs.loaners.taking_back import take_loaner_back
from techstore_desktop.ui.session import Session


def lend_or_take_back(
    over: QWidget, session: Session, card: RepairCard, then: Callable[[], object]
) -> None:
    """Hand a loaner out for a job, or take back the one that is out."""
    service, actor = session.shop.loaners, session.actor

    def decide(loans: Sequence[LoanResponse]) -> None:
        if loans and loans[0].is_out:
            take_loaner_back(over, session, loans[0], lambda _loan: done())
            return
        sheet = LendSheet(over, session, card)
        sheet.lent.connect(lambda _loan: done())
        sheet.open()

    def done() -> None:
        then()

    run(lambda: service.of_job(actor, card.id), decide, over)
