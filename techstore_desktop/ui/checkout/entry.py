"""The checkout as one row of the navigation."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "checkout"


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "cash-register",
        lambda: QCoreApplication.translate("Checkout", "Checkout"),
        _make,
        Permission.SELL,
    )


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.checkout.screen import CheckoutScreen

    return CheckoutScreen(session)
