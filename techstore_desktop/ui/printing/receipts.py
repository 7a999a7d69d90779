"""Handing out the receipt of a sale that is already on disk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from techstore_desktop import settings
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.printing.sending import send
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.layout import Paper

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
    if choice is ReceiptChoice.NONE:
        return
    profile = session.shop.profiles.current()
    language = QLocale().name().partition("_")[0]

    def make() -> bytes:
        from techstore_desktop.printing.receipt import receipt_pdf
        from techstore_desktop.printing.words import words_for

        return receipt_pdf(
            sale,
            profile,
            paper=_paper(),
            words=words_for(language),
            is_copy=is_copy,
        )

    def show(pdf: bytes) -> None:
        words = translate("Receipts", "Receipt {number}")
        title = words.format(number=sale.number)
        PreviewSheet(over, pdf, title=title, name=sale.number).open()

    def print_it() -> None:
        send(
            make,
            sale.number,
            over,
            then=lambda: None,
            failed=lambda error: show_error(over, error, retry=print_it),
            opens_drawer=not is_copy and _has_cash(sale),
        )

    if choice is ReceiptChoice.PRINT:
        print_it()
    else:
        run(make, show, over)


def _has_cash(sale: SaleResponse) -> bool:
    return any(payment.method == "cash" for payment in sale.payments)


def _paper() -> "Paper":
    """Return the paper of this terminal; an ESC/POS printer has no sheets."""
    from techstore_desktop.printing.layout import A4, PAPERS, ROLL_80
    from techstore_desktop.printing.printer_settings import speaks_escpos

    chosen = settings.read()
    paper = PAPERS[chosen.receipt_paper.value]
    is_sheet = paper is A4 and speaks_escpos(chosen.receipt_printer)
    return ROLL_80 if is_sheet else paper
