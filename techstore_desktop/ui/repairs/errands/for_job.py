"""The way of one job to a workshop, or back from there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.background import run
from techstore_desktop.ui.repairs.errands.back_dialog import BackDialog
from techstore_desktop.ui.repairs.errands.send_dialog import SendDialog
from techstore_desktop.ui.session import Session


def send_or_take_back(
    over: QWidget, session: Session, card: RepairCard, then: Callable[[], object]
) -> None:
    """Take a device back that is out; else ask where it is sent."""
    if card.sent_to:
        take_back(over, session, card, then)
        return

    def ask(names: list[str]) -> None:
        dialog = SendDialog(over, session, card, names)
        dialog.sent.connect(lambda _errand: then())
        dialog.open()

    errands = session.shop.errands
    run(lambda: [place.name for place in errands.destinations()], ask, over)


def take_back(
    over: QWidget, session: Session, card: RepairCard, then: Callable[[], object]
) -> None:
    """Ask what the work cost, and take the device back."""
    dialog = BackDialog(over, session, card)
    dialog.taken.connect(lambda _errand: then())
    dialog.open()
