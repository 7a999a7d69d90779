"""The papers of a job, each printed or looked at from the job itself."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.schemas import RepairJobResponse
from techstore_desktop.ui.background import run
from techstore_desktop.ui.printing.collection_records import hand_out_collection_record
from techstore_desktop.ui.printing.errand_slips import hand_out_slip_of_job
from techstore_desktop.ui.printing.repair_papers import (
    hand_out_delivery_note,
    hand_out_labels,
    hand_out_quote,
    hand_out_ticket,
    hand_out_warranty_card,
)
from techstore_desktop.ui.session import Session

translate = QCoreApplication.translate
_STEPS = {
    EventKind.STORAGE_CHARGED,
    EventKind.STEP_PUT_OFF,
    EventKind.STEP_SKIPPED,
    EventKind.KEPT,
}
_TOLD = {"not_fetched", "last_letter"}


def add_papers(
    menu: QMenu, over: QWidget, session: Session, job: RepairJobResponse
) -> None:
    """Offer the papers that a job has by now."""
    card = job.card
    papers = menu.addMenu(translate("JobPapers", "Print"))
    papers.addAction(
        translate("JobPapers", "Ticket"), partial(_ticket, over, session, job)
    )
    papers.addAction(
        translate("JobPapers", "Label"), partial(hand_out_labels, session, [card], over)
    )
    if job.lines:
        papers.addAction(
            translate("JobPapers", "Quote"),
            partial(hand_out_quote, session, card.id, over),
        )
    if card.sent_to:
        papers.addAction(
            translate("JobPapers", "Slip for the workshop"),
            partial(hand_out_slip_of_job, session, card.id, over),
        )
    if job.deliveries:
        papers.addAction(
            translate("JobPapers", "Delivery note"),
            partial(hand_out_delivery_note, session, card.id, over),
        )
    if _was_waited_for(job):
        papers.addAction(
            translate("JobPapers", "Steps while not fetched"),
            partial(hand_out_collection_record, session, card, over),
        )
    has_term = bool(job.warranty_days) and not card.is_unrepaired
    if job.deliveries and has_term and not card.is_claim:
        papers.addAction(
            translate("JobPapers", "Warranty card"),
            partial(hand_out_warranty_card, session, card.id, over),
        )


def _was_waited_for(job: RepairJobResponse) -> bool:
    """Tell whether a device waits for its owner, or did until a step was taken."""
    return job.card.state.kind is RepairKind.READY or any(
        event.kind in _STEPS or event.details.get("occasion") in _TOLD
        for event in job.events
    )


def _ticket(over: QWidget, session: Session, job: RepairJobResponse) -> None:
    repairs, actor, ticket_id = session.shop.repairs, session.actor, job.card.ticket_id

    run(
        lambda: repairs.ticket(actor, ticket_id),
        lambda ticket: hand_out_ticket(session, ticket, over, is_copy=True),
        over,
    )
