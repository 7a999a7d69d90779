"""The list of sales as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "sales"
_MOST_FOUND = 5


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "receipt",
        lambda: QCoreApplication.translate("Sales", "Sales"),
        _make,
        Permission.SEE_SALES,
        find,
    )


def find(session: Session, text: str) -> Sequence[Found]:
    """Return the sales that the palette's words may mean. Runs on the worker."""
    from techstore_desktop.core.sales.schemas import SaleFilter

    if not text.strip():
        return []
    found = session.shop.sales.page(SaleFilter(text=text), limit=_MOST_FOUND)
    return [
        Found(
            sale.number,
            " · ".join(
                filter(None, (sale.customer_name, session.formats.money(sale.total)))
            ),
            "receipt",
            {"sale_id": sale.id},
        )
        for sale in found
    ]


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.sales.screen import SalesScreen

    return SalesScreen(session)
