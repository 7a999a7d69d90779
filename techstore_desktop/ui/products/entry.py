"""The Products screen as one row of the navigation."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.navigation import Found, ScreenEntry
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session

NAME = "products"
_MOST_FOUND = 8
_FEWEST_LETTERS = 3


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
    """Return the products and units that the palette's words may mean.

    Runs on the worker.
    """
    return [*_products(session, text), *_units(session, text)]


def _units(session: Session, text: str) -> Sequence[Found]:
    """Return the units whose numbers begin so; fewer letters mean too many."""
    if len(text.strip()) < _FEWEST_LETTERS:
        return []
    from techstore_desktop.ui.serials.words import numbers_of, place_words

    return [
        Found(
            numbers_of(unit.serial_number, unit.second_number),
            place_words(unit),
            "barcode",
            {"product_id": unit.product_id, "serial": unit.serial_number},
        )
        for unit in session.shop.serials.search(text, limit=_MOST_FOUND)
    ]


def _products(session: Session, text: str) -> Sequence[Found]:
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
