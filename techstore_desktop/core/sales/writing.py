"""Turning a cart, its prices and its payments into the rows of a sale."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from techstore_desktop.core.branches.numbers import document_number
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.customers.choices import EntryKind
from techstore_desktop.core.customers.models import AccountEntry, Customer
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import reversing
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine, RemovedLine
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.models import LineRemoval, Sale, SaleLine, SaleLineTax
from techstore_desktop.core.sales.payment_rows import payment_rows
from techstore_desktop.core.sales.payments import Account
from techstore_desktop.core.sales.pricing import PricedLine, PricedSale
from techstore_desktop.core.sales.returning import ComingBack
from techstore_desktop.core.sales.serials import units_of
from techstore_desktop.core.sales.tender import Settlement
from techstore_desktop.core.stock import serials
from techstore_desktop.core.stock.models import SerialMovement
from techstore_desktop.core.stock.movements import Taken
from techstore_desktop.core.stock.units import SerialAct
from techstore_desktop.core.storage.transaction import Transaction

SaleRow: TypeAlias = (
    Sale
    | SaleLine
    | SaleLineTax
    | Payment
    | LineRemoval
    | SerialMovement
    | AccountEntry
)


def _usual_name(_code: str) -> str:
    """Name no method: each has its usual name."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """Everything that was agreed at the counter, ready to be written."""

    cart: Cart
    priced: PricedSale
    settlement: Settlement
    cashier: Actor
    customer: Customer | None
    cash_session_id: UUID | None
    sequence: int
    occurred_at: datetime
    is_beyond_limit: bool = False
    coming_back: tuple[ComingBack, ...] = ()
    kind: SaleKind = SaleKind.SALE
    reverses_id: UUID | None = None
    method_name: Callable[[str], str] = _usual_name

    @property
    def voucher_total(self) -> Decimal:
        """What vouchers are sold for, less those that come back."""
        pairs = zip(self.cart.lines, self.priced.lines, strict=True)
        sold = (priced.total for line, priced in pairs if line.voucher_number)
        back = (
            each.amounts.total for each in self.coming_back if each.line.voucher_number
        )
        return sum(sold, ZERO) - sum(back, ZERO)

    def sum(self, name: str) -> Decimal:
        """Return an amount of the document: what is sold less what comes back."""
        back = (getattr(each.amounts, name) for each in self.coming_back)
        sold = (getattr(line, name) for line in self.priced.lines)
        return sum(sold, ZERO) - sum(back, ZERO)


@dataclass(frozen=True)
class WrittenSale:
    """The rows of one sale, in the order of their dependencies."""

    sale: Sale
    lines: tuple[SaleLine, ...]
    taxes: tuple[SaleLineTax, ...]
    payments: tuple[Payment, ...]
    removals: tuple[LineRemoval, ...]
    serials: tuple[SerialMovement, ...] = ()
    account_entries: tuple[AccountEntry, ...] = ()

    def rows(self) -> Iterator[SaleRow]:
        """Yield every row, parents first."""
        yield self.sale
        yield from self.lines
        yield from self.taxes
        yield from self.payments
        yield from self.removals
        yield from self.serials
        yield from self.account_entries


def write(
    transaction: Transaction, agreed: Agreed, profile: ShopProfile
) -> WrittenSale:
    """Return the rows of a sale; its identifier is the cart's."""
    pairs = list(zip(agreed.cart.lines, agreed.priced.lines, strict=True))
    lines = tuple(
        _line(transaction.new_id(), agreed.cart.id, position, line, priced)
        for position, (line, priced) in enumerate(pairs, 1)
    )
    back = reversing.lines(transaction, agreed.cart.id, len(lines), agreed.coming_back)
    taxes = _taxes(agreed.cart.id, lines, agreed.priced)
    return WrittenSale(
        sale=_sale(agreed, profile),
        lines=(*lines, *back),
        taxes=(*taxes, *reversing.taxes(agreed.cart.id, back, agreed.coming_back)),
        payments=tuple(
            payment_rows(
                agreed.settlement.payments,
                sale_id=agreed.cart.id,
                cash_session_id=agreed.cash_session_id,
                occurred_at=agreed.occurred_at,
                taken_by_id=agreed.cashier.staff_id,
                name_of=agreed.method_name,
            )
        ),
        removals=tuple(
            removal(removed, agreed.cart.id, agreed.cashier, transaction.now)
            for removed in agreed.cart.removed
        ),
        serials=serials.following(
            transaction,
            [
                *_serials(agreed, lines),
                *reversing.serials(back, agreed.occurred_at, agreed.coming_back),
            ],
        ),
        account_entries=tuple(_account_entries(agreed, profile)),
    )


def taken_from_stock(cart: Cart) -> list[Taken]:
    """Return what leaves the shelves: goods, not services nor free lines (R32)."""
    return [
        Taken(product_id=line.product_id, quantity=line.quantity, unit_cost=line.cost)
        for line in cart.lines
        if line.product_id is not None and line.is_stocked
    ]


def removal(
    removed: RemovedLine | CartLine, cart_id: UUID, actor: Actor, moment: datetime
) -> LineRemoval:
    """Return the record of a line taken off a sale (R61a)."""
    return LineRemoval(
        cart_id=cart_id,
        removed_at=moment,
        removed_by_id=actor.staff_id,
        product_id=removed.product_id,
        name=removed.name,
        quantity=removed.quantity,
        unit_price=removed.unit_price,
    )


def _sale(agreed: Agreed, profile: ShopProfile) -> Sale:
    cart, customer = agreed.cart, agreed.customer
    discount = cart.sale_discount
    return Sale(
        id=cart.id,
        kind=agreed.kind,
        reverses_id=agreed.reverses_id,
        return_reason=cart.return_reason or None if agreed.coming_back else None,
        number=document_number(profile.terminal_code, agreed.sequence),
        sequence=agreed.sequence,
        occurred_at=agreed.occurred_at,
        business_day=profile.business_day(agreed.occurred_at),
        cashier_id=agreed.cashier.staff_id,
        cash_session_id=agreed.cash_session_id,
        customer_id=customer.id if customer else None,
        customer_name=customer.name if customer else None,
        customer_tax_number=customer.tax_number if customer else None,
        prices_include_tax=profile.prices_include_tax,
        gross=agreed.sum("gross"),
        promotion_discounts=agreed.sum("promotion_discount"),
        line_discounts=agreed.sum("line_discount"),
        sale_discount=agreed.sum("sale_discount"),
        sale_discount_reason=discount.reason if discount else None,
        net=agreed.sum("net"),
        base=agreed.sum("base"),
        tax=agreed.sum("tax"),
        total=agreed.sum("total"),
        cash_rounding=agreed.settlement.cash_rounding,
        change_due=agreed.settlement.change_due,
        parked_sale_id=cart.parked_id,
        quote_id=cart.quote_id,
        voucher_total=agreed.voucher_total,
        tip=agreed.settlement.tips,
    )


def _line(
    line_id: UUID, sale_id: UUID, position: int, line: CartLine, priced: PricedLine
) -> SaleLine:
    return SaleLine(
        id=line_id,
        sale_id=sale_id,
        position=position,
        product_id=line.product_id,
        sku=line.sku,
        name=line.name,
        quantity=line.quantity,
        list_price=line.list_price,
        unit_price=priced.gross if priced.is_fixed else line.unit_price,
        price_list_id=line.price_list_id,
        price_list_name=line.price_list_name or None,
        gross=priced.gross,
        promotion_discount=priced.promotion.discount,
        promotion_name=priced.promotion.name or None,
        line_discount=priced.line_discount,
        line_discount_reason=line.discount.reason if line.discount else None,
        sale_discount=priced.sale_discount,
        net=priced.net,
        base=priced.base,
        tax=priced.tax,
        total=priced.total,
        unit_cost=line.cost,
        warranty_months=line.warranty_months,
        repair_job_id=line.repair_job_id,
        done_by_id=line.done_by_id,
        purpose=line.purpose,
        voucher_number=line.voucher_number or None,
    )


def _taxes(
    sale_id: UUID, lines: tuple[SaleLine, ...], priced: PricedSale
) -> Iterator[SaleLineTax]:
    for line, line_price in zip(lines, priced.lines, strict=True):
        for position, tax in enumerate(line_price.taxes, 1):
            yield SaleLineTax(
                sale_id=sale_id,
                sale_line_id=line.id,
                position=position,
                name=tax.name,
                rate=tax.rate,
                base=tax.base,
                amount=tax.amount,
            )


def _serials(agreed: Agreed, lines: Sequence[SaleLine]) -> Iterator[SerialMovement]:
    for line, sold in zip(agreed.cart.lines, lines, strict=True):
        for unit in units_of(line):
            yield serials.movement(
                unit,
                SerialAct.SOLD,
                document_id=agreed.cart.id,
                line_id=sold.id,
                occurred_at=agreed.occurred_at,
            )


def _account_entries(agreed: Agreed, profile: ShopProfile) -> Iterator[AccountEntry]:
    for paid in agreed.settlement.payments:
        if paid.method != Account.code or agreed.customer is None:
            continue
        yield AccountEntry(
            customer_id=agreed.customer.id,
            occurred_at=agreed.occurred_at,
            business_day=profile.business_day(agreed.occurred_at),
            kind=EntryKind.SALE if paid.amount > 0 else EntryKind.RETURN,
            amount=paid.amount,
            document_number=document_number(profile.terminal_code, agreed.sequence),
            sale_id=agreed.cart.id,
            is_beyond_limit=agreed.is_beyond_limit,
            recorded_by_id=agreed.cashier.staff_id,
            reason="",
        )
