"""What the number of a receipt or of a unit leads to when goods come back."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.shop import Shop

if TYPE_CHECKING:
    from techstore_desktop.sync.service import OldDocument


@dataclass(frozen=True, slots=True)
class SoldGoods:
    """The sale of a number with what may come back of it, or how to ask the hub.

    The number may be that of a unit: then ``units`` has it.
    """

    sale: SaleResponse | None = None
    left: dict[UUID, Decimal] = field(default_factory=dict)
    old: OldDocument | None = None
    units: tuple[UnitResponse, ...] = ()


def find_sold_goods(shop: Shop, number: str) -> SoldGoods:
    """Return the sale with this number, or the one that sold this unit."""
    sale = shop.sales.find_by_number(number)
    units = () if sale else tuple(shop.serials.find(number))
    for unit in units:
        sale = sale or shop.sales.find_by_number(unit.document_number or "")
    if sale is None:
        return SoldGoods(old=shop.old_document(number))
    return SoldGoods(sale, shop.sales.left_to_return(sale.id), units=units)
