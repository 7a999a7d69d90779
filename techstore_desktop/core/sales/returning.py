"""Goods that come back, within an open transaction: what is left of a sold line."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.models import Sale, SaleLine, SaleLineTax
from techstore_desktop.core.sales.payments import Cash, currency_of
from techstore_desktop.core.sales.returns import (
    LineAmounts,
    LineTax,
    PaidByMethod,
    returned,
)
from techstore_desktop.core.stock.models import SerialMovement, StockMovement
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.stock.serials import meant
from techstore_desktop.core.stock.sold_units import said_of, times_out
from techstore_desktop.core.storage.transaction import Reading


@dataclass(frozen=True, slots=True)
class ComingBack:
    """A part of a sold line that comes back; ``amounts`` are positive."""

    line: SaleLine
    amounts: LineAmounts
    item: CartReturn
    is_stocked: bool

    @property
    def sold_line_id(self) -> UUID | None:
        """The line that was sold; None where there is no receipt."""
        return None if self.item.without_receipt else self.line.id


def work_out(
    reading: Reading, items: Sequence[CartReturn], *, digits: int
) -> list[ComingBack]:
    """Return what comes back, at the very amounts of the lines sold (R8).

    Raises RuleBroken ``sale_line.not_found``, ``return.of_return``, ``return.voided``,
    ``return.more_than_sold``, ``return.serials_differ``.
    """
    if not items:
        return []
    lines = _lines(reading, [item.line_id for item in items])
    sales = _sales(reading, {line.sale_id for line in lines.values()})
    taxes, before = _taxes(reading, lines), returned_before(reading, lines)
    stocked = _stocked(reading, sales)
    coming = []
    for given in items:
        line = lines.get(given.line_id)
        if line is None:
            raise RuleBroken("sale_line.not_found", id=given.line_id)
        item = by_unit(reading, line.product_id, given)
        _check_serials(reading, line, item)
        if line.quantity <= 0:
            raise RuleBroken("return.of_return")
        amounts = returned(
            _amounts(line, taxes[line.id]),
            item.quantity,
            before=before.get(line.id, ZERO),
            digits=digits,
            prices_include_tax=sales[line.sale_id].prices_include_tax,
        )
        is_stocked = (line.sale_id, line.product_id) in stocked
        coming.append(ComingBack(line, amounts, item, is_stocked))
    return coming


def by_unit(reading: Reading, product_id: UUID | None, item: CartReturn) -> CartReturn:
    """Return an item with the numbers that its units are kept by.

    Of a phone for two cards either IMEI may have been scanned, or both (R34).
    """
    if product_id is None or not item.serial_numbers:
        return item
    units = (
        (meant(reading, product_id, number), number) for number in item.serial_numbers
    )
    kept = (unit.serial_number if unit else number for unit, number in units)
    return item.model_copy(update={"serial_numbers": tuple(dict.fromkeys(kept))})


def returned_before(
    reading: Reading, line_ids: Collection[UUID]
) -> dict[UUID, Decimal]:
    """Return how many of each sold line came back already; nothing is left out."""
    rows = reading.session.execute(
        select(SaleLine.returned_line_id, func.sum(SaleLine.quantity))
        .where(SaleLine.returned_line_id.in_(line_ids))
        .group_by(SaleLine.returned_line_id)
    )
    return {line_id: -quantity for line_id, quantity in rows if line_id is not None}


def left_of(reading: Reading, sale: Sale) -> dict[UUID, Decimal]:
    """Return how many of each sold line of a sale did not come back yet."""
    lines = reading.session.scalars(
        select(SaleLine).where(SaleLine.sale_id == sale.id, SaleLine.quantity > ZERO)
    ).all()
    before = returned_before(reading, [line.id for line in lines])
    return {line.id: line.quantity - before.get(line.id, ZERO) for line in lines}


def paid_by_method(reading: Reading, sale_ids: Iterable[UUID]) -> list[PaidByMethod]:
    """Return what each method paid for sales, exchanges and returns among them.

    Cash of another currency counts as cash, for it goes back in the shop's (R14); a
    tip paid for nothing and does not go back.
    """
    documents = connected(reading, sale_ids)
    paid: dict[str, Decimal] = defaultdict(Decimal)
    refunded: dict[str, Decimal] = defaultdict(Decimal)
    rows = reading.session.execute(
        select(Payment.method, Payment.amount, Payment.tip)
        .where(Payment.sale_id.in_(documents))
        .order_by(Payment.method)
    )
    for code, whole, tip in rows:
        method, amount = (Cash.code if currency_of(code) else code), whole - tip
        (paid if amount > 0 else refunded)[method] += abs(amount)
    rounding = reading.session.scalar(
        select(func.sum(Sale.cash_rounding)).where(Sale.id.in_(documents))
    )
    return [
        PaidByMethod(
            method,
            paid[method],
            refunded[method],
            (rounding or ZERO) if method == Cash.code else ZERO,
        )
        for method in sorted(paid.keys() | refunded.keys())
    ]


def require_whole(reading: Reading, sale: Sale) -> None:
    """Raise RuleBroken where a sale was voided, or any of it came back (R15)."""
    if sale.kind is not SaleKind.SALE:
        raise RuleBroken("void.not_a_sale")
    later = reading.session.scalars(
        select(Sale.kind).where(Sale.reverses_id == sale.id).limit(1)
    ).first()
    if later is SaleKind.VOID:
        raise RuleBroken("void.already_voided")
    lines = select(SaleLine.id).where(SaleLine.sale_id == sale.id)
    back = select(SaleLine.id).where(SaleLine.returned_line_id.in_(lines)).limit(1)
    if reading.session.scalar(back) is not None:
        raise RuleBroken("void.already_returned")


def whole(reading: Reading, sale: Sale) -> Iterator[CartReturn]:
    """Yield everything of a sale, as what comes back when it is voided."""
    lines = reading.session.scalars(
        select(SaleLine).where(SaleLine.sale_id == sale.id).order_by(SaleLine.position)
    )
    for line in lines:
        yield CartReturn(
            sale_id=sale.id,
            sale_number=sale.number,
            line_id=line.id,
            name=line.name,
            quantity=line.quantity,
            amount=line.total,
            serial_numbers=tuple(sorted(_sold_units(reading, line)[1])),
        )


def connected(reading: Reading, sale_ids: Iterable[UUID]) -> set[UUID]:
    """Return these documents with those they take back from, or are taken back by."""
    sold, back = aliased(SaleLine), aliased(SaleLine)
    is_back = back.returned_line_id == sold.id
    origins = select(sold.sale_id).join(back, is_back)
    later = select(back.sale_id).join(sold, is_back)
    known = set(sale_ids)
    fresh = set(known)
    while fresh:
        before = reading.session.scalars(origins.where(back.sale_id.in_(fresh)))
        after = reading.session.scalars(later.where(sold.sale_id.in_(fresh)))
        fresh = {*before, *after} - known
        known |= fresh
    return known


def _lines(reading: Reading, ids: Sequence[UUID]) -> dict[UUID, SaleLine]:
    rows = reading.session.scalars(select(SaleLine).where(SaleLine.id.in_(ids)))
    return {line.id: line for line in rows}


def _sales(reading: Reading, ids: Collection[UUID]) -> dict[UUID, Sale]:
    rows = reading.session.scalars(select(Sale).where(Sale.id.in_(ids)))
    return {sale.id: sale for sale in rows}


def _taxes(
    reading: Reading, line_ids: Collection[UUID]
) -> dict[UUID, tuple[LineTax, ...]]:
    found: dict[UUID, tuple[LineTax, ...]] = defaultdict(tuple)
    rows = reading.session.scalars(
        select(SaleLineTax)
        .where(SaleLineTax.sale_line_id.in_(line_ids))
        .order_by(SaleLineTax.position)
    )
    for tax in rows:
        found[tax.sale_line_id] += (LineTax(tax.name, tax.rate, tax.base, tax.amount),)
    return found


def _stocked(
    reading: Reading, sale_ids: Collection[UUID]
) -> set[tuple[UUID | None, UUID | None]]:
    """Return which products of which sales left the shelves."""
    rows = reading.session.execute(
        select(StockMovement.document_id, StockMovement.product_id).where(
            StockMovement.document_id.in_(sale_ids),
            StockMovement.reason == MovementReason.SALE,
        )
    )
    return {(document_id, product_id) for document_id, product_id in rows}


def _amounts(line: SaleLine, taxes: tuple[LineTax, ...]) -> LineAmounts:
    return LineAmounts(
        quantity=line.quantity,
        gross=line.gross,
        promotion_discount=line.promotion_discount,
        line_discount=line.line_discount,
        sale_discount=line.sale_discount,
        net=line.net,
        base=line.base,
        tax=line.tax,
        total=line.total,
        taxes=taxes,
    )


def _check_serials(reading: Reading, line: SaleLine, item: CartReturn) -> None:
    """Let only units come back that went out with that sale, as many as come (R34).

    Of a piece whose number turned out to be another's, and that nobody knows, none is
    asked.
    """
    named, out = _sold_units(reading, line)
    wanted = set(item.serial_numbers)
    unknown = max(ZERO, line.quantity - len(named))
    if out and not (wanted <= out and 0 <= item.quantity - len(wanted) <= unknown):
        raise RuleBroken("return.serials_differ", name=line.name)


def _sold_units(reading: Reading, line: SaleLine) -> tuple[set[str], set[str]]:
    """Return the units that went out with a line, and those of them that are out.

    Sales of older programs name the document alone.
    """
    numbers = reading.session.scalars(
        select(SerialMovement.serial_number).where(
            SerialMovement.document_id == line.sale_id,
            SerialMovement.product_id == line.product_id,
            func.coalesce(SerialMovement.line_id, line.id) == line.id,
            SerialMovement.sold > 0,
        )
    )
    product_id = line.product_id
    if product_id is None:
        return set(), set()
    said = said_of(reading, {(product_id, number) for number in numbers})
    with_it = {
        number: times_out(documents)
        for (_product, number), documents in said.items()
        if any(
            each.document_id == line.sale_id and each.change > 0 for each in documents
        )
    }
    return set(with_it), {number for number, times in with_it.items() if times > 0}
