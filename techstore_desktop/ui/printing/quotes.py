"""Handing out a quote: on a sheet, or on this terminal's paper."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.sales.quotes.schemas import QuoteResponse
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


class QuotePaper(StrEnum):
    """What a quote is printed on."""

    SHEET = "sheet"
    RECEIPT = "receipt"
    NONE = "none"


def show_quote(
    session: Session, quote: QuoteResponse, chosen: QuotePaper, over: QWidget
) -> None:
    """Show a quote; from there it is printed or kept as PDF."""
    if chosen is QuotePaper.NONE:
        return
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.paper import A4
        from techstore_desktop.printing.quote import quote_pdf
        from techstore_desktop.printing.quote_words import quote_words_for
        from techstore_desktop.printing.words import words_for

        spoken = language(quote.customer_id)
        return quote_pdf(
            quote,
            profile,
            paper=A4 if chosen is QuotePaper.SHEET else paper,
            words=words_for(spoken),
            quote_words=quote_words_for(spoken),
        )

    title = translate("Quotes", "Quote {number}").format(number=quote.number)
    show = ReceiptChoice.SHOW
    hand_out_paper(make, quote.number, title, show, over, session=session)
