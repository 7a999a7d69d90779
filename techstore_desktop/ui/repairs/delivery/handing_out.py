"""From a ready job to the checkout, where handing out is completing the sale (R54)."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from techstore_desktop.ui.background import run
from techstore_desktop.ui.printing.languages import paper_language
from techstore_desktop.ui.repairs.delivery.dialog import DeliveryDialog
from techstore_desktop.ui.repairs.delivery.to_hand_out import (
    ToHandOut,
    read_to_hand_out,
)
from techstore_desktop.ui.session import Session

CHECKOUT = "checkout"


def hand_out_repair(over: QWidget, session: Session, job_id: UUID) -> None:
    """Ask who fetches a job, then open the checkout with its lines and deposit.

    What can't be handed out is said over ``over``.
    """
    spoken = paper_language(session)

    def ask_who(job: ToHandOut) -> None:
        dialog = DeliveryDialog(over, session, job)
        dialog.agreed.connect(
            lambda repair: session.shell.open_screen(CHECKOUT, repair=repair)
        )
        dialog.open()

    run(lambda: read_to_hand_out(session, job_id, spoken), ask_who, over)
