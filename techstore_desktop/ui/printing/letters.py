"""Handing out letters to customers: what was written stands in the notice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def hand_out_letter(session: Session, notice: NoticeResponse, over: QWidget) -> None:
    """Show a letter on A4; from there it is printed or kept as PDF."""
    shop, actor = session.shop, session.actor
    profile = shop.profiles.current()

    def make(_paper: "Paper", _language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.customer_letter import customer_letter_pdf
        from techstore_desktop.printing.letter_words import letter_words_for

        card = shop.repairs.job(actor, notice.job_id).card
        customer = shop.customers.get(card.customer_id)
        words = letter_words_for(notice.language)
        return customer_letter_pdf(
            notice,
            profile,
            customer_name=card.customer_name,
            customer_address=customer.address,
            words=words,
        )

    number = notice.job_number.replace("/", "-")
    name = translate("Letters", "Letter {number}").format(number=number)
    hand_out_paper(make, name, name, ReceiptChoice.SHOW, over, session=session)
