"""Handing out the receipt of a sale that is already on disk."""

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from techstore_desktop import settings
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.printing.system_printer import print_pdf
from techstore_desktop.ui.session import Session

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
        from techstore_desktop.printing.layout import PAPERS
        from techstore_desktop.printing.receipt import receipt_pdf
        from techstore_desktop.printing.words import words_for

        return receipt_pdf(
            sale,
            profile,
            paper=PAPERS[settings.read().receipt_paper.value],
            words=words_for(language),
            is_copy=is_copy,
        )

    def show(pdf: bytes) -> None:
        words = translate("Receipts", "Receipt {number}")
        title = words.format(number=sale.number)
        PreviewSheet(over, pdf, title=title, name=sale.number).open()

    def send() -> None:
        run(
            lambda: print_pdf(make(), sale.number),
            lambda _: None,
            over,
            failed=lambda error: show_error(over, error, retry=send),
        )

    if choice is ReceiptChoice.PRINT:
        send()
    else:
        run(make, show, over)
