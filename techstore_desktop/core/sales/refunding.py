"""Paying money back: by the methods that paid, or another way that was approved."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.payments import Voucher
from techstore_desktop.core.sales.returning import (
    ComingBack,
    connected,
    paid_by_method,
)
from techstore_desktop.core.sales.returns import check_other_way, refunds
from techstore_desktop.core.sales.tender import SettledPayment, Settlement, Tender
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.vouchers.numbers import new_number


def pay_back(
    reading: Reading,
    amount: Decimal,
    coming_back: Sequence[ComingBack],
    *,
    profile: ShopProfile,
    wanted: Sequence[Tender] = (),
) -> Settlement:
    """Return how an amount goes back; ``wanted`` names another way than it came.

    What comes without a receipt has no way that it came by: ``wanted`` says it.
    Raises RuleBroken ``return.more_than_paid``, ``return.refunds_differ``,
    ``return.way_needed``.
    """
    step = profile.cash_rounding_step
    if any(each.item.without_receipt for each in coming_back):
        if not wanted:
            raise RuleBroken("return.way_needed")
        chosen = _summed(wanted)
        check_other_way(chosen, amount, step=step)
        return _settlement(tuple(_ways(reading, chosen)), -amount)
    sales = {each.line.sale_id for each in coming_back}
    paid = paid_by_method(reading, sales)
    back = refunds(amount, paid, digits=profile.currency.digits, step=step)
    if wanted:
        back = _summed(wanted)
        check_other_way(back, amount, step=step)
        sales = set()
    return _settlement(tuple(_ways(reading, back, sales)), -amount)


def reverse_payments(reading: Reading, sale: Sale) -> Settlement:
    """Return every payment of a sale with its sign turned, rounding included."""
    rows = reading.session.scalars(
        select(Payment).where(Payment.sale_id == sale.id).order_by(Payment.position)
    )
    return _settlement(tuple(_reversed(row) for row in rows), -sale.total)


def require_reason(reason: str) -> None:
    """Raise RuleBroken ``return.reason_needed`` where nobody said why."""
    if not reason.strip():
        raise RuleBroken("return.reason_needed")


def customer_of(reading: Reading, coming_back: Sequence[ComingBack]) -> UUID | None:
    """Return whom what comes back was sold to, if the sale named anybody."""
    for each in coming_back:
        if each.sold_line_id is None:
            continue
        sale = reading.session.get(Sale, each.line.sale_id)
        if sale is not None and sale.customer_id is not None:
            return sale.customer_id
    return None


def _summed(wanted: Sequence[Tender]) -> dict[str, Decimal]:
    summed: dict[str, Decimal] = defaultdict(Decimal)
    for tender in wanted:
        summed[tender.method] += tender.amount
    return dict(summed)


def _refund(method: str, amount: Decimal) -> SettledPayment:
    return SettledPayment(method, -amount, -amount, ZERO, "")


def _ways(
    reading: Reading, back: Mapping[str, Decimal], sale_ids: Collection[UUID] = ()
) -> Iterator[SettledPayment]:
    """Yield a payment for each way back; onto the vouchers that paid for these sales.

    Where no voucher did, a new one is made: store credit.
    """
    for method, refund in back.items():
        if method == Voucher.code:
            yield from _onto_vouchers(_spent_on(reading, sale_ids), refund)
        else:
            yield _refund(method, refund)


def _spent_on(reading: Reading, sale_ids: Collection[UUID]) -> dict[str, Decimal]:
    """Return what each voucher paid for documents that hang together, net of refunds.

    In the order in which they were spent.
    """
    rows = reading.session.execute(
        select(Payment.reference, Payment.amount)
        .where(
            Payment.sale_id.in_(connected(reading, sale_ids)),
            Payment.method == Voucher.code,
        )
        .order_by(Payment.occurred_at, Payment.position)
    )
    left: dict[str, Decimal] = defaultdict(Decimal)
    for number, amount in rows:
        left[number] += amount
    return left


def _onto_vouchers(
    spent: Mapping[str, Decimal], refund: Decimal
) -> list[SettledPayment]:
    """Give back to the vouchers that paid; what none of them paid is a new one."""
    payments, left = [], refund
    for number, paid in spent.items():
        part = min(left, paid)
        if part > 0:
            payments.append(replace(_refund(Voucher.code, part), reference=number))
            left -= part
    if left:
        number = new_number()
        payments.append(replace(_refund(Voucher.code, left), reference=number))
    return payments


def _reversed(row: Payment) -> SettledPayment:
    """Return a payment as it goes back the way it came, tip and all."""
    back = _refund(row.method, row.amount)
    if row.currency:
        back = replace(back, tendered=-row.tendered, change=-row.change)
    is_voucher = row.method == Voucher.code
    return replace(
        back,
        tip=-row.tip,
        plan=row.plan,
        currency=row.currency,
        foreign_amount=-row.foreign_amount,
        rate=row.rate,
        reference=row.reference if is_voucher else "",
    )


def _settlement(payments: tuple[SettledPayment, ...], total: Decimal) -> Settlement:
    paid = sum((payment.amount for payment in payments), ZERO)
    tips = sum((payment.tip for payment in payments), ZERO)
    return Settlement(
        payments=payments,
        paid=paid,
        remaining=ZERO,
        cash_due=ZERO,
        cash_rounding=paid - tips - total,
        change_due=ZERO,
    )
