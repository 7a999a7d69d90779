"""Handing out the receipt of a sale that is already on disk."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop import settings
from techstore_desktop.core.accounts.schemas import AccountPaymentResponse
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.schemas import PaymentResponse, SaleResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.languages import PaperLanguage, paper_language
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.printing.sending import send
from techstore_desktop.ui.sales.kinds import kind_words
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def hand_out(
    session: Session,
    sale: SaleResponse,
    choice: ReceiptChoice,
    over: QWidget,
    *,
    is_copy: bool = False,
) -> None:
    """Print the receipt, show it, or leave it. The sale stands whatever happens."""
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.receipt import receipt_pdf
        from techstore_desktop.printing.words import words_for

        words = words_for(language(sale.customer_id))
        return receipt_pdf(sale, profile, paper=paper, words=words, is_copy=is_copy)

    opens_drawer = not is_copy and _has_cash(sale.payments)
    title = f"{kind_words(sale.kind)} {sale.number}"
    if sale.kind is SaleKind.SALE:
        title = _receipt_title(sale.number)
    hand_out_paper(
        make,
        sale.number,
        title,
        choice,
        over,
        session=session,
        opens_drawer=opens_drawer,
    )


def hand_out_account_receipt(
    session: Session,
    payment: AccountPaymentResponse,
    choice: ReceiptChoice,
    over: QWidget,
    *,
    is_copy: bool = False,
) -> None:
    """Do as ``hand_out`` with the receipt of a payment on account."""
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.account_receipt import account_receipt_pdf
        from techstore_desktop.printing.words import words_for

        words = words_for(language(payment.customer_id))
        return account_receipt_pdf(
            payment, profile, paper=paper, words=words, is_copy=is_copy
        )

    opens_drawer = not is_copy and _has_cash(payment.payments)
    number = payment.number
    title = _receipt_title(number)
    hand_out_paper(
        make, number, title, choice, over, session=session, opens_drawer=opens_drawer
    )


def hand_out_paper(
    make: Callable[["Paper", PaperLanguage], bytes],
    name: str,
    title: str,
    choice: ReceiptChoice,
    over: QWidget,
    *,
    session: Session,
    opens_drawer: bool = False,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Print, show or leave what ``make`` gives for a paper.

    It is told who decides the language. ``then`` is called once it is printed: of
    papers that go together only one at a time can fail, and is asked about.
    """
    if choice is ReceiptChoice.NONE:
        return
    language = paper_language(session)

    def made() -> bytes:
        return make(paper_of_terminal(), language)

    def show(pdf: bytes) -> None:
        PreviewSheet(over, pdf, title=title, name=name).open()

    def print_it() -> None:
        send(
            made,
            name,
            over,
            then=then,
            failed=lambda error: show_error(over, error, retry=print_it),
            opens_drawer=opens_drawer,
        )

    if choice is ReceiptChoice.PRINT:
        print_it()
    else:
        run(made, show, over)


def _receipt_title(number: str) -> str:
    return translate("Receipts", "Receipt {number}").format(number=number)


def _has_cash(payments: Iterable[PaymentResponse]) -> bool:
    return any(payment.method == "cash" for payment in payments)


def paper_of_terminal() -> "Paper":
    """Return the paper of this terminal; an ESC/POS printer has no sheets."""
    from techstore_desktop.printing.paper import A4, PAPERS, ROLL_80
    from techstore_desktop.printing.printer_settings import speaks_escpos

    chosen = settings.read()
    paper = PAPERS[chosen.receipt_paper.value]
    is_sheet = paper is A4 and speaks_escpos(chosen.receipt_printer)
    return ROLL_80 if is_sheet else paper
