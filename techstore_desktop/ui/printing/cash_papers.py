"""Handing out what the cash desk prints: slips of movements, X and Z reports."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.cash.schemas import CashMovementResponse, CashReport
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def hand_out_slip(
    session: Session,
    movement: CashMovementResponse,
    choice: ReceiptChoice,
    over: QWidget,
    *,
    is_copy: bool = False,
) -> None:
    """Print the slip of a movement, and open the drawer for what is moved now."""
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.cash_slip import cash_slip_pdf
        from techstore_desktop.printing.cash_words import cash_words_for

        words = cash_words_for(language(None))
        return cash_slip_pdf(
            movement, profile, paper=paper, words=words, is_copy=is_copy
        )

    title = translate("CashPapers", "Slip {number}").format(number=movement.number)
    number = movement.number
    hand_out_paper(
        make, number, title, choice, over, session=session, opens_drawer=not is_copy
    )


def show_report(
    session: Session,
    report: CashReport,
    over: QWidget,
    *,
    is_on_sheet: bool = False,
    is_copy: bool = False,
) -> None:
    """Show an X or Z report on this terminal's paper or on A4; Enter prints it."""
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.cash_report import cash_report_pdf
        from techstore_desktop.printing.cash_words import cash_words_for
        from techstore_desktop.printing.paper import A4

        return cash_report_pdf(
            report,
            profile,
            paper=A4 if is_on_sheet else paper,
            words=cash_words_for(language(None)),
            is_copy=is_copy,
        )

    final = translate("CashPapers", "Z report {number}")
    words = final if report.is_final else translate("CashPapers", "X report {number}")
    number = report.session.number
    title = words.format(number=number)
    name = f"{'Z' if report.is_final else 'X'}-{number}"
    show = ReceiptChoice.SHOW
    hand_out_paper(make, name, title, show, over, session=session)
