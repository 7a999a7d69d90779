"""The printer and its drawer: which is chosen, and a page that proves it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.permissions import Permission
from techstore_desktop.settings import read
from techstore_desktop.ui.background import run
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.opening.checks import Finding, State
from techstore_desktop.ui.printing.sending import send
from techstore_desktop.ui.session import Session

translate = QCoreApplication.translate


def printer_chosen() -> Finding:
    """Return which printer receipts go to; whether it prints only a page can tell."""
    from techstore_desktop.printing.printer_settings import printer_at

    chosen = read().receipt_printer
    try:
        roll = printer_at(chosen)
    except Unavailable as error:
        return Finding(
            "printer", "printer.failed", State.BAD, {"words": message(error)}
        )
    if roll is not None:
        values = {"name": roll.label}
        return Finding("printer", "printer.roll", State.UNKNOWN, values)
    from PySide6.QtPrintSupport import QPrinterInfo

    name = chosen or QPrinterInfo.defaultPrinterName()
    if not name:
        return Finding("printer", "printer.none", State.LOOK)
    return Finding("printer", "printer.system", State.UNKNOWN, {"name": name})


def print_test_page(
    session: Session, parent: QObject, *, then: Callable[[Finding], object]
) -> None:
    """Print a page with the shop's name; ``then`` hears how it went.

    Whoever may open the drawer opens it with the page, and that is recorded (R61a).
    """
    opens = session.actor.may(Permission.OPEN_DRAWER) and _roll_opens_drawer()
    profile = session.shop.profiles.current()
    moment = session.formats.date_time(session.shop.database.clock.now(), profile.zone)

    def make() -> bytes:
        from techstore_desktop.printing.proof_page import proof_page_pdf
        from techstore_desktop.ui.printing.receipts import paper_of_terminal

        return proof_page_pdf(profile, moment, paper=paper_of_terminal())

    def printed() -> None:
        if not opens:
            told(None)
            return
        reason = translate("Opening", "Drawer tried before the day")
        movements, actor = session.shop.cash_movements, session.actor
        run(lambda: movements.drawer_tried(actor, reason), told, parent, failed=failed)

    def told(_nothing: None) -> None:
        then(Finding("printer", "printer.printed", State.FINE))

    def failed(error: Exception) -> None:
        if not isinstance(error, RuleBroken | Unavailable):
            raise error
        values = {"words": message(error, session.formats)}
        then(Finding("printer", "printer.failed", State.BAD, values))

    name = f"test {profile.terminal_code}"
    send(make, name, parent, then=printed, failed=failed, opens_drawer=opens)


def _roll_opens_drawer() -> bool:
    """Tell whether this terminal's printer opens the drawer that hangs on it."""
    from techstore_desktop.printing.printer_settings import printer_at

    try:
        roll = printer_at(read().receipt_printer)
    except Unavailable:
        return False
    return roll is not None and roll.opens_drawer
