"""The way of one job to a workshop, or back from there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.errands.schemas import ErrandResponse
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui import language
from techstore_desktop.ui.background import run
from techstore_desktop.ui.printing.errand_slips import hand_out_errand_slip
from techstore_desktop.ui.repairs.errands.back_dialog import BackDialog
from techstore_desktop.ui.repairs.errands.send_dialog import SendDialog
from techstore_desktop.ui.repairs.errands.to_send import ToSend, read_to_send
from techstore_desktop.ui.session import Session


def send_or_take_back(
    over: QWidget, session: Session, card: RepairCard, then: Callable[[], object]
) -> None:
    """Take a device back that is out; else ask where it is sent, and show its slip."""
    if card.sent_to:
        take_back(over, session, card, then)
        return

    def sent(errand: ErrandResponse) -> None:
        then()
        hand_out_errand_slip(session, errand, over)

    def ask(to_send: ToSend) -> None:
        dialog = SendDialog(over, session, to_send)
        dialog.sent.connect(sent)
        dialog.open()

    spoken = language.current()
    run(lambda: read_to_send(session, card, spoken), ask, over)


def take_back(
    over: QWidget, session: Session, card: RepairCard, then: Callable[[], object]
) -> None:
    """Ask what the work cost, and take the device back."""
    dialog = BackDialog(over, session, card)
    dialog.taken.connect(lambda _errand: then())
    dialog.open()
