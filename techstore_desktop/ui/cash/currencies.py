"""The other currencies that a drawer may hold: to be opened with, moved, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.money import currency
from techstore_desktop.core.sales.payments import currency_of
from techstore_desktop.shop import Shop


@dataclass(frozen=True, slots=True)
class LeftInDrawer:
    """What the last close left, None before one, to be compared with the float (R42a).

    ``foreign`` has every other currency that the drawer may be opened with.
    """

    own: Decimal | None = None
    foreign: Mapping[str, Decimal | None] = field(default_factory=dict)


def left_in_drawer(shop: Shop) -> LeftInDrawer:
    """Return what the last close left of each currency; reads the database."""
    left = shop.cash.foreign_left_by_last()
    codes = _taken(shop) | {code for code, amount in left.items() if amount}
    foreign = {code: left.get(code) for code in sorted(codes)}
    return LeftInDrawer(shop.cash.left_by_last(), foreign)


def held_currencies(shop: Shop, session_id: UUID) -> tuple[str, ...]:
    """Return which other currencies an open drawer holds or may take."""
    held = shop.cash.foreign_expected(session_id)
    return tuple(sorted(_taken(shop) | held.keys()))


def foreign_words(code: str, amount: Decimal, formats: Formats) -> str:
    """Return an amount of another currency, told by its code: two have one sign."""
    return f"{code}\N{NO-BREAK SPACE}{formats.of(currency(code)).money(amount)}"


def _taken(shop: Shop) -> set[str]:
    """Return the currencies that the shop takes now."""
    methods = shop.current_methods.every()
    return {currency_of(each.code) for each in methods if each.is_on} - {""}
