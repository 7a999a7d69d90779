"""The checkout as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "checkout"
_MOST_FOUND = 5


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "cash-register",
        lambda: QCoreApplication.translate("Checkout", "Checkout"),
        _make,
        Permission.SELL,
        find,
    )


def find(session: Session, text: str) -> Sequence[Found]:
    """Return the unsold quotes that the palette's words may mean; on the worker."""
    from techstore_desktop.core.sales.quotes.schemas import QuoteFilter, QuoteState

    if not text.strip():
        return []
    found = session.shop.quotes.page(QuoteFilter(text=text), limit=_MOST_FOUND)
    return [
        Found(
            quote.number,
            " · ".join(
                filter(None, (quote.customer_name, session.formats.money(quote.total)))
            ),
            "file-text",
            {"quote_id": quote.id},
        )
        for quote in found
        if quote.state is not QuoteState.SOLD
    ]


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.checkout.screen import CheckoutScreen

    return CheckoutScreen(session)
