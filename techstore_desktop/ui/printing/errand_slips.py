"""Handing out the slip that goes with a device to a workshop."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.errands.schemas import ErrandResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate


def hand_out_errand_slip(
    session: Session, errand: ErrandResponse, over: QWidget
) -> None:
    """Show the slip of an errand; from there it is printed or kept as PDF."""
    shop, actor = session.shop, session.actor
    profile = shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.errand_slip import errand_slip_pdf
        from techstore_desktop.printing.errand_words import errand_words_for
        from techstore_desktop.printing.repair_words import repair_words_for

        return errand_slip_pdf(
            errand,
            shop.repairs.job(actor, errand.card.id),
            profile,
            paper=paper,
            words=errand_words_for(language(None)),
            repair_words=repair_words_for(language(None)),
        )

    number = errand.card.number.replace("/", "-")
    name = translate("Errands", "Slip {number}").format(number=number)
    hand_out_paper(make, name, name, ReceiptChoice.SHOW, over, session=session)


def hand_out_slip_of_job(session: Session, job_id: UUID, over: QWidget) -> None:
    """Show the slip of where a job is, or was last."""
    errands, actor = session.shop.errands, session.actor

    def show(found: tuple[ErrandResponse, ...]) -> None:
        if found:
            hand_out_errand_slip(session, found[0], over)

    run(lambda: errands.of_job(actor, job_id), show, over)
