"""The Customers screen as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "customers"
_MOST_FOUND = 8


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "users",
        lambda: QCoreApplication.translate("Customers", "Customers"),
        _make,
        Permission.SEE_CUSTOMERS,
        find,
    )


def find(session: Session, text: str) -> Sequence[Found]:
    """Return the customers that the palette's words may mean. Runs on the worker."""
    return [
        Found(
            customer.name,
            customer.phone or customer.email,
            "user",
            {"customer_id": customer.id},
        )
        for customer in session.shop.customers.search(text, limit=_MOST_FOUND)
    ]


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.customers.screen import CustomersScreen

    return CustomersScreen(session)
