"""Handing out a customer's statement."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.accounts.schemas import Statement
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def show_statement(session: Session, statement: Statement, over: QWidget) -> None:
    """Show a statement on A4; from there it is printed or kept as PDF."""
    profile = session.shop.profiles.current()

    def make(_paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.account_statement import account_statement_pdf
        from techstore_desktop.printing.paper import A4
        from techstore_desktop.printing.statement_words import statement_words_for

        spoken = language(statement.customer_id)
        words = statement_words_for(spoken)
        return account_statement_pdf(statement, profile, paper=A4, words=words)

    name = translate("AccountStatements", "Statement of {customer}").format(
        customer=statement.customer_name
    )
    hand_out_paper(make, name, name, ReceiptChoice.SHOW, over, session=session)
