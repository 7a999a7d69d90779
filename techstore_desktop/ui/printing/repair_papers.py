"""Handing out the papers of the repairs: each reads what is stored, then prints it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from techstore_desktop import settings
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositResponse
from techstore_desktop.core.repairs.schemas import RepairCard, RepairTicketResponse
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.printing.receipts import hand_out_paper
from techstore_desktop.ui.session import Session

if TYPE_CHECKING:
    from techstore_desktop.printing.paper import Paper

translate = QCoreApplication.translate
SHOW = ReceiptChoice.SHOW


def hand_out_ticket(
    session: Session,
    ticket: RepairTicketResponse,
    over: QWidget,
    *,
    choice: ReceiptChoice = SHOW,
    is_shop_copy: bool = False,
    is_copy: bool = False,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Hand out the customer's ticket, or the shop's copy with the signature."""
    shop, actor = session.shop, session.actor
    profile = shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.repair_ticket import repair_ticket_pdf
        from techstore_desktop.printing.repair_words import repair_words_for

        return repair_ticket_pdf(
            ticket,
            [shop.repairs.job(actor, card.id) for card in ticket.jobs],
            profile,
            paper=paper,
            words=repair_words_for(language(ticket.customer_id)),
            consents=shop.intake.consents(ticket.id),
            is_shop_copy=is_shop_copy,
            is_copy=is_copy,
        )

    title = translate("RepairPapers", "Repair {number}").format(number=ticket.number)
    name = ticket.number
    hand_out_paper(make, name, title, choice, over, session=session, then=then)


def hand_out_labels(
    session: Session,
    cards: Sequence[RepairCard],
    over: QWidget,
    *,
    choice: ReceiptChoice = SHOW,
) -> None:
    """Hand out a label for each device, of the size that this terminal's are."""
    size = settings.read().repair_label.value

    def make(_paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.repair_label import SIZES, repair_labels_pdf
        from techstore_desktop.printing.repair_words import repair_words_for

        words = repair_words_for(language(None))
        return repair_labels_pdf(cards, size=SIZES[size], words=words)

    title = translate("RepairPapers", "Labels")
    name = cards[0].number.replace("/", "-") if cards else "labels"
    hand_out_paper(make, name, title, choice, over, session=session)


def hand_out_quote(
    session: Session, job_id: UUID, over: QWidget, *, choice: ReceiptChoice = SHOW
) -> None:
    """Hand out the quote of a repair."""
    title = translate("RepairPapers", "Quote")
    _hand_out(session, job_id, over, "quote", title, choice)


def hand_out_delivery_note(
    session: Session, job_id: UUID, over: QWidget, *, choice: ReceiptChoice = SHOW
) -> None:
    """Hand out the delivery note of a repair."""
    title = translate("RepairPapers", "Delivery note")
    _hand_out(session, job_id, over, "delivery", title, choice)


def hand_out_warranty_card(
    session: Session, job_id: UUID, over: QWidget, *, choice: ReceiptChoice = SHOW
) -> None:
    """Hand out the warranty card of a repair."""
    title = translate("RepairPapers", "Warranty card")
    _hand_out(session, job_id, over, "warranty", title, choice)


def hand_out_deposit_receipt(
    session: Session,
    deposit: RepairDepositResponse,
    over: QWidget,
    *,
    choice: ReceiptChoice = SHOW,
    is_copy: bool = False,
    then: Callable[[], object] = lambda: None,
) -> None:
    """Hand out a deposit's receipt; cash that comes now opens the drawer."""
    profile = session.shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing.repair_notes import deposit_receipt_pdf
        from techstore_desktop.printing.repair_words import repair_words_for
        from techstore_desktop.printing.words import words_for

        spoken = language(deposit.customer_id)
        return deposit_receipt_pdf(
            deposit,
            profile,
            paper=paper,
            words=repair_words_for(spoken),
            payment_words=words_for(spoken),
            is_copy=is_copy,
        )

    title = translate("RepairPapers", "Deposit {number}").format(number=deposit.number)
    has_cash = any(paid.method == "cash" for paid in deposit.payments)
    opens = has_cash and not is_copy
    hand_out_paper(
        make,
        deposit.number,
        title,
        choice,
        over,
        session=session,
        opens_drawer=opens,
        then=then,
    )


def _hand_out(  # noqa: PLR0917 - three callers, in this module
    session: Session,
    job_id: UUID,
    over: QWidget,
    name: str,
    title: str,
    choice: ReceiptChoice,
) -> None:
    shop, actor = session.shop, session.actor
    profile = shop.profiles.current()

    def make(paper: "Paper", language: PaperLanguage) -> bytes:
        from techstore_desktop.printing import repair_notes
        from techstore_desktop.printing.repair_words import repair_words_for

        job = shop.repairs.job(actor, job_id)
        spoken = language(job.card.customer_id)
        words = repair_words_for(spoken)
        if name == "warranty":
            card = repair_notes.warranty_card_pdf
            return card(job, profile, paper=paper, words=words)
        is_quote = name == "quote"
        make_pdf = (
            repair_notes.quote_pdf if is_quote else repair_notes.delivery_note_pdf
        )
        consents = shop.intake.consents(job.card.ticket_id)
        return make_pdf(job, profile, paper=paper, words=words, consents=consents)

    hand_out_paper(make, name, title, choice, over, session=session)
