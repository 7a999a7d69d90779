"""Handing out the slip of a voucher."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def show_voucher_slip(session: Session, number: str, over: QWidget) -> None:
    """Show a voucher's slip as it stands now; from there it is printed or kept."""
    shop = session.shop
    profile = shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.voucher_slip import voucher_slip_pdf
        from techstore_desktop.printing.words import words_for

        voucher = shop.vouchers.find(number)
        if voucher is None:
            raise RuleBroken("voucher.not_found", number=number)
        now = shop.database.clock.now()
        words = words_for(language(None))
        return voucher_slip_pdf(voucher, profile, at=now, paper=paper, words=words)

    title = translate("Vouchers", "Voucher {number}").format(number=number)
    show = ReceiptChoice.SHOW
    hand_out_paper(make, number, title, show, over, session=session)
