"""The serial numbers on a sale: as many as pieces, each once (R34)."""

from collections import Counter

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.cart import Cart


def check_serials(cart: Cart) -> None:
    """Raise RuleBroken ``serial.count`` or ``serial.repeated``.

    A line without serial numbers is accepted: nobody is asked for them yet.
    """
    for line in cart.lines:
        given = len(line.serial_numbers)
        if given and given != line.quantity:
            raise RuleBroken(
                "serial.count", product=line.name, given=given, wanted=line.quantity
            )
    units = Counter(
        (line.product_id, serial)
        for line in cart.lines
        for serial in line.serial_numbers
    )
    for (_product, serial), times in units.items():
        if times > 1:
            raise RuleBroken("serial.repeated", serial=serial)
