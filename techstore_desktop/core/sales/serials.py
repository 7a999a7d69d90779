"""The serial numbers on a sale: as many as pieces, each once (R34)."""

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.cart_units import require_each_once
from techstore_desktop.core.stock import serials
from techstore_desktop.core.stock.units import Unit, check_unit
from techstore_desktop.core.storage.transaction import Reading


def check_serials(cart: Cart) -> None:
    """Raise RuleBroken ``serial.count``, ``serial.repeated`` or ``serial.imei_*``.

    A product that tracks them can't be sold without, as many as pieces.
    """
    for line in cart.lines:
        given = len(line.serial_numbers)
        if (given or line.tracks_serial_numbers) and given != line.quantity:
            raise RuleBroken(
                "serial.count", product=line.name, given=given, wanted=line.quantity
            )
        for number in line.serial_numbers:
            second = line.second_numbers.get(number, "")
            check_unit(number, second, imei_count=line.imei_count)
    require_each_once(cart.lines)


def units_of(line: CartLine) -> list[Unit]:
    """Return the units that a line sells."""
    if line.product_id is None:
        return []
    return [
        Unit(
            product_id=line.product_id,
            serial_number=number,
            second_number=line.second_numbers.get(number, ""),
        )
        for number in line.serial_numbers
    ]


def permissions_for_units(
    reading: Reading, cart: Cart, policy: StockPolicy
) -> set[Permission]:
    """Return what selling units takes that are not on this branch's shelf.

    Nothing, unless the shop wants a manager for them: stock blocks no sale (R31).
    """
    units = [unit for line in cart.lines for unit in units_of(line)]
    if policy is not StockPolicy.REFUSE or not units:
        return set()
    here = reading.origin.branch_id
    standings = serials.standings(reading, units)
    if all(standing.is_on_shelf(here) for standing in standings):
        return set()
    return {Permission.SELL_UNKNOWN_UNIT}
