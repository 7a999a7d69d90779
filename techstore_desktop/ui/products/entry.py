"""The Products screen as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "products"
_MOST_FOUND = 8


def entry() -> ScreenEntry:
    """Return the row; the screen itself is imported at its first visit."""
    return ScreenEntry(
        NAME,
        "package",
        lambda: QCoreApplication.translate("Products", "Products"),
        _make,
        Permission.SEE_PRODUCTS,
        find,
    )


def find(session: Session, text: str) -> Sequence[Found]:
    """Return the products that the palette's words may mean. Runs on the worker."""
    return [
        Found(
            product.name,
            f"{product.sku} · {session.formats.money(product.price)}",
            "package",
            {"product_id": product.id},
        )
        for product in session.shop.products.search(text, limit=_MOST_FOUND)
    ]


def _make(session: Session) -> Screen:
    from techstore_desktop.ui.products.screen import ProductsScreen

    return ProductsScreen(session)
