"""A price without its tax, and what of it is left after the cost."""

from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.sales.lines import components_of
from techstore_desktop.core.sales.taxes import work_out
from techstore_desktop.ui.products.reference import Reference

_ONE = Decimal(1)
_HUNDRED = Decimal(100)


def net_price(price: Decimal, tax_id: UUID | None, reference: Reference) -> Decimal:
    """Return the price without tax, exact, whichever way the shop writes prices."""
    return _worked_out(price, tax_id, reference)[0]


def gross_price(price: Decimal, tax_id: UUID | None, reference: Reference) -> Decimal:
    """Return the price with tax, exact, whichever way the shop writes prices."""
    return sum(_worked_out(price, tax_id, reference), Decimal(0))


def margin_rate(net: Decimal, cost: Decimal) -> Decimal | None:
    """Return the margin in per cent of the net price, to a tenth; None without one."""
    if net <= 0:
        return None
    return round_half_up((net - cost) / net * _HUNDRED, 1)


def _worked_out(
    price: Decimal, tax_id: UUID | None, reference: Reference
) -> tuple[Decimal, Decimal]:
    components = components_of(tax_id, reference.taxes)
    is_included = reference.prices_include_tax
    taxed = work_out(price, _ONE, components, is_included=is_included)
    return taxed.base, sum(taxed.amounts, Decimal(0))
