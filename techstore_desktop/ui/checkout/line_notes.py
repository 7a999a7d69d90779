"""What stands beneath a line of the sale: its list, promotion, discount, a warning."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.sales import needs
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.pricing import PricedLine

translate = QCoreApplication.translate
MOST_UNITS = 3


class Note(NamedTuple):
    """One row of small words; ``colour`` is a token's name."""

    text: str
    colour: str


def notes_of(line: CartLine, priced: PricedLine, formats: Formats) -> tuple[Note, ...]:
    """Return what is to be said of a line, in the order of its price's steps (R4)."""
    notes: list[Note] = list(_units(line))
    if line.voucher_number:
        notes.append(Note(line.voucher_number, "text_second"))
    if line.repair_job_id is not None:
        notes.append(Note(translate("LineRow", "Part of a repair"), "text_second"))
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


def _units(line: CartLine) -> Iterator[Note]:
    """Yield the units of a line, and how many still lack their number (R34)."""
    for number in line.serial_numbers[:MOST_UNITS]:
        numbers = (number, line.second_numbers.get(number, ""))
        yield Note(" · ".join(filter(None, numbers)), "text_second")
    if len(line.serial_numbers) > MOST_UNITS:
        more = len(line.serial_numbers) - MOST_UNITS
        yield Note(
            translate("LineRow", "and {count} more").format(count=more), "text_second"
        )
    if line.missing_serials:
        words = translate("LineRow", "Serial number missing: {count} · F2")
        yield Note(words.format(count=line.missing_serials), "warning")


def price_words(line: CartLine, formats: Formats) -> str:
    """Return what one costs, by which list, and what it costs others."""
    price = formats.money(line.unit_price)
    if line.price_list_price is None or line.is_price_by_hand:
        return price
    words = translate("LineRow", "{list}, instead of {price}")
    usual = formats.money(line.list_price)
    return f"{price} · {words.format(list=line.price_list_name, price=usual)}"
