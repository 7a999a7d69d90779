"""The units that the lines of a sale on the screen sell, by their numbers (R34)."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.cart import Cart, with_line
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.stock.units import check_unit


def set_units(cart: Cart, line_id: UUID, units: Sequence[tuple[str, str]]) -> Cart:
    """Say which units a line sells: number and second number of each.

    Raises RuleBroken ``serial.*`` where a number can't be, is on the sale twice, or
    is one more than there are pieces.
    """
    line = cart.line(line_id)
    for number, second in units:
        check_unit(number, second, imei_count=line.imei_count)
    if len(units) > line.quantity:
        raise RuleBroken(
            "serial.count", product=line.name, given=len(units), wanted=line.quantity
        )
    changed = with_line(
        cart,
        line_id,
        serial_numbers=tuple(number for number, _second in units),
        second_numbers={number: second for number, second in units if second},
    )
    require_each_once(changed.lines)
    return changed


def one_more(cart: Cart, line_id: UUID, number: str, second: str) -> Cart:
    """Put one more unit on a line. Raises RuleBroken as ``set_units`` does."""
    line = cart.line(line_id)
    known = [(each, line.second_numbers.get(each, "")) for each in line.serial_numbers]
    return set_units(cart, line_id, [*known, (number, second)])


def line_lacking(cart: Cart, product_id: UUID) -> CartLine | None:
    """Return a line of a product that still needs a serial number."""
    lacking = (each for each in cart.lines if each.missing_serials)
    return next((each for each in lacking if each.product_id == product_id), None)


def first_missing(cart: Cart) -> CartLine | None:
    """Return the first line that still needs a serial number."""
    return next((line for line in cart.lines if line.missing_serials), None)


def require_each_once(lines: Iterable[CartLine]) -> None:
    """Raise RuleBroken ``serial.repeated`` where a unit is on a sale twice."""
    known: set[tuple[UUID | None, str]] = set()
    for line in lines:
        for number in (*line.serial_numbers, *line.second_numbers.values()):
            if (line.product_id, number) in known:
                raise RuleBroken("serial.repeated", serial=number)
            known.add((line.product_id, number))
