"""What stands beneath a line of the sale: its list, promotion, discount, a warning."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales import needs
from techstore_desktop.core.sales.cart import CartLine
from techstore_desktop.core.sales.pricing import PricedLine

translate = QCoreApplication.translate


class Note(NamedTuple):
    """One row of small words; ``colour`` is a token's name."""

    text: str
    colour: str


def notes_of(line: CartLine, priced: PricedLine, formats: Formats) -> tuple[Note, ...]:
    """Return what is to be said of a line, in the order of its price's steps (R4)."""
    notes: list[Note] = []
    if priced.promotion.discount:
        off = formats.money(priced.promotion.discount)
        notes.append(Note(f"−{off} · {priced.promotion.name}", "accent"))
    if priced.line_discount and line.discount is not None:
        percent, reason = line.discount.percent, line.discount.reason
        amount = formats.money(priced.line_discount)
        off = amount if percent is None else formats.rate(percent)
        notes.append(Note(" · ".join(filter(None, (f"−{off}", reason))), "accent"))
    if needs.is_under_cost(line, priced):
        notes.append(Note(translate("LineRow", "Under cost"), "warning"))
    return tuple(notes)


def price_words(line: CartLine, formats: Formats) -> str:
    """Return what one costs, by which list, and what it costs others."""
    price = formats.money(line.unit_price)
    if line.price_list_price is None or line.is_price_by_hand:
        return price
    words = translate("LineRow", "{list}, instead of {price}")
    usual = formats.money(line.list_price)
    return f"{price} · {words.format(list=line.price_list_name, price=usual)}"
