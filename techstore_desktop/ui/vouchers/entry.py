"""The list of vouchers as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "vouchers"
_FEWEST_LETTERS, _MOST_FOUND = 3, 5


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "gift",
        lambda: QCoreApplication.translate("Vouchers", "Vouchers"),
        _make,
        Permission.SEE_VOUCHERS,
        find,
    )


def find(session: Session, text: str) -> Sequence[Found]:
    """Return the vouchers that the palette's words may mean. Runs on the worker."""
    from techstore_desktop.core.vouchers.numbers import plain_number
    from techstore_desktop.core.vouchers.schemas import VoucherFilter

    if len(plain_number(text)) < _FEWEST_LETTERS:
        return []
    wanted = VoucherFilter(text=text[:100], state=None)
    money = session.formats.money
    return [
        Found(each.number, money(each.balance), "gift", {"number": each.number})
        for each in session.shop.vouchers.page(wanted, limit=_MOST_FOUND)
    ]


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.vouchers.screen import VouchersScreen

    return VouchersScreen(session)
