"""Turning goods that come back into rows: the sold line again, with its sign turned."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from techstore_desktop.core.sales.choices import Disposition
from techstore_desktop.core.sales.models import SaleLine, SaleLineTax
from techstore_desktop.core.sales.returning import ComingBack
from techstore_desktop.core.stock.models import SerialMovement
from techstore_desktop.core.stock.movements import Returned
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.serials import movement
from techstore_desktop.core.stock.units import SerialAct, Unit
from techstore_desktop.core.storage.transaction import Transaction

_LEAVES_FOR = {
    Disposition.DAMAGED: MovementReason.DAMAGED,
    Disposition.SUPPLIER: MovementReason.TO_SUPPLIER,
}
_BECOMES = {
    Disposition.DAMAGED: SerialAct.DAMAGED,
    Disposition.SUPPLIER: SerialAct.TO_SUPPLIER,
}


def lines(
    transaction: Transaction,
    sale_id: UUID,
    after: int,
    coming_back: Sequence[ComingBack],
) -> tuple[SaleLine, ...]:
    """Return the lines of a document that takes goods back, ``after`` the others."""
    return tuple(
        _line(transaction.new_id(), sale_id, position, each)
        for position, each in enumerate(coming_back, after + 1)
    )


def taxes(
    sale_id: UUID, back: Sequence[SaleLine], coming_back: Sequence[ComingBack]
) -> Iterator[SaleLineTax]:
    """Yield the taxes of those lines."""
    for line, each in zip(back, coming_back, strict=True):
        for position, tax in enumerate(each.amounts.taxes, 1):
            yield SaleLineTax(
                sale_id=sale_id,
                sale_line_id=line.id,
                position=position,
                name=tax.name,
                rate=tax.rate,
                base=-tax.base,
                amount=-tax.amount,
            )


def serials(
    back: Sequence[SaleLine], occurred_at: datetime, coming_back: Sequence[ComingBack]
) -> Iterator[SerialMovement]:
    """Yield that each unit is with the shop again, or left it at once (R34)."""
    for line, each in zip(back, coming_back, strict=True):
        if line.product_id is None:
            continue
        further = _BECOMES.get(each.item.disposition)
        for number in each.item.serial_numbers:
            for act in filter(None, (SerialAct.RETURNED, further)):
                yield movement(
                    Unit(product_id=line.product_id, serial_number=number),
                    act,
                    document_id=line.sale_id,
                    line_id=line.id,
                    occurred_at=occurred_at,
                )


def onto_shelves(coming_back: Sequence[ComingBack]) -> list[Returned]:
    """Return what comes back to the shelves, and what leaves them at once again."""
    return [
        Returned(
            product_id=each.line.product_id,
            quantity=each.amounts.quantity,
            unit_cost=each.line.unit_cost,
            leaves_for=_LEAVES_FOR.get(each.item.disposition),
        )
        for each in coming_back
        if each.line.product_id is not None and each.is_stocked
    ]


def _line(line_id: UUID, sale_id: UUID, position: int, each: ComingBack) -> SaleLine:
    sold, amounts = each.line, each.amounts
    return SaleLine(
        id=line_id,
        sale_id=sale_id,
        position=position,
        returned_line_id=each.sold_line_id,
        disposition=each.item.disposition,
        product_id=sold.product_id,
        sku=sold.sku,
        name=sold.name,
        quantity=-amounts.quantity,
        list_price=sold.list_price,
        unit_price=sold.unit_price,
        price_list_id=sold.price_list_id,
        price_list_name=sold.price_list_name,
        gross=-amounts.gross,
        promotion_discount=-amounts.promotion_discount,
        promotion_name=sold.promotion_name,
        line_discount=-amounts.line_discount,
        line_discount_reason=sold.line_discount_reason,
        sale_discount=-amounts.sale_discount,
        net=-amounts.net,
        base=-amounts.base,
        tax=-amounts.tax,
        total=-amounts.total,
        unit_cost=sold.unit_cost,
        warranty_months=0,
        repair_job_id=sold.repair_job_id,
        done_by_id=sold.done_by_id,
        purpose=sold.purpose,
        voucher_number=sold.voucher_number,
    )
