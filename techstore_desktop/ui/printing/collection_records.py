"""Handing out the record of a device that nobody fetched."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def hand_out_collection_record(
    session: Session, card: RepairCard, over: QWidget
) -> None:
    """Show every step about a device, in the shop's language: it is the shop's proof.

    From there it is printed or kept as PDF.
    """
    shop, actor = session.shop, session.actor
    profile = shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.collection_record import collection_record_pdf
        from techstore_desktop.printing.collection_words import collection_words_for
        from techstore_desktop.printing.repair_words import repair_words_for

        return collection_record_pdf(
            shop.collection.history(actor, card.id),
            profile,
            paper=paper,
            words=collection_words_for(language(None)),
            repair_words=repair_words_for(language(None)),
            consents=shop.intake.consents(card.ticket_id),
        )

    number = card.number.replace("/", "-")
    name = translate("Collection", "Steps {number}").format(number=number)
    hand_out_paper(make, name, name, ReceiptChoice.SHOW, over, session=session)
