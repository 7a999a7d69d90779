"""Handing out the slip of a loaner."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.loaners.schemas import LoanResponse
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def hand_out_slip(session: Session, loan: LoanResponse, over: QWidget) -> None:
    """Show the slip of a loan; from there it is printed or kept as PDF."""
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.loaner_slip import loaner_slip_pdf
        from techstore_desktop.printing.loaner_words import loaner_words_for

        words = loaner_words_for(language(loan.customer_id))
        return loaner_slip_pdf(loan, profile, paper=paper, words=words)

    number = loan.job_number.replace("/", "-")
    name = translate("Loaners", "Loaner {number}").format(number=number)
    hand_out_paper(make, name, name, ReceiptChoice.SHOW, over, session=session)
