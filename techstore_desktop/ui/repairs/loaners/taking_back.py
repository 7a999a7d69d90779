"""Taking a loaner back: in what condition it is."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.loaners.schemas import LoanResponse
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending

translate = QCoreApplication.translate


def take_loaner_back(
    over: QWidget,
    session: Session,
    loan: LoanResponse,
    then: Callable[[LoanResponse], None],
) -> None:
    """Ask for its condition, then take it back."""
    loaners, actor = session.shop.loaners, session.actor
    title = translate("Loaners", "{name} comes back from {customer}")
    dialog = TextDialog(
        over,
        title=title.format(name=loan.loaner_name, customer=loan.customer_name),
        label=translate("Loaners", "Its condition, where it changed"),
        primary=translate("Loaners", "Take it back"),
    )
    dialog.written.connect(
        lambda words: run_lending(
            over,
            session,
            lambda lent: loaners.take_back(
                actor, loan.id, condition=words, approval=lent
            ),
            then,
        )
    )
    dialog.open()
