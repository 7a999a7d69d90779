"""Vouchers on a sale: sold as a line, spent and paid back as payments (R16)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.numbers import document_number
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_PRICE, ZERO
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.choices import LinePurpose
from techstore_desktop.core.sales.payments import Voucher
from techstore_desktop.core.sales.payments.method import holds_card_number
from techstore_desktop.core.sales.writing import Agreed
from techstore_desktop.core.storage.transaction import Transaction
from techstore_desktop.core.vouchers.balances import (
    balance,
    require_left,
    require_spendable,
)
from techstore_desktop.core.vouchers.choices import VoucherEntryKind
from techstore_desktop.core.vouchers.models import VoucherEntry
from techstore_desktop.core.vouchers.numbers import (
    checked_number,
    new_number,
    plain_number,
)


def voucher_line(line_id: UUID, name: str, number: str, amount: Decimal) -> CartLine:
    """Return the line that sells a voucher; without a number it gets one of ours.

    A number that is known already has more put on it. Raises RuleBroken as
    ``check_voucher_lines`` does, and ``price.*``.
    """
    if amount < 0:
        raise RuleBroken("price.negative", price=amount)
    if amount > LARGEST_PRICE:
        raise RuleBroken("price.too_large", largest=LARGEST_PRICE)
    line = CartLine(
        id=line_id,
        name=name,
        list_price=amount,
        unit_price=amount,
        purpose=LinePurpose.VOUCHER,
        voucher_number=checked_number(number) if plain_number(number) else new_number(),
    )
    _check_line(line)
    return line


def check_voucher_lines(cart: Cart) -> None:
    """Check the vouchers that a cart sells: one each, above zero, with a number.

    Raises RuleBroken ``voucher.wrong_number``, ``voucher.amount_needed``,
    ``voucher.one_each``, ``voucher.no_discount``, ``payment.card_number_refused``, and
    ``payment.plan_changed`` for a surcharge that no tender is for.
    """
    numbers = set()
    for line in cart.lines:
        if line.purpose is None:
            continue
        if line.purpose is not LinePurpose.VOUCHER:
            raise RuleBroken("payment.plan_changed", plan=line.name)
        _check_line(line)
        if line.voucher_number in numbers:
            raise RuleBroken("voucher.one_each")
        numbers.add(line.voucher_number)


def require_vouchers(transaction: Transaction, agreed: Agreed, today: date) -> None:
    """Check that every voucher bears what this document takes from it.

    Raises RuleBroken ``voucher.not_found``, ``voucher.expired``,
    ``voucher.not_enough``.
    """
    spent: dict[str, Decimal] = defaultdict(Decimal)
    for paid in agreed.settlement.payments:
        if paid.method == Voucher.code and paid.amount > 0:
            spent[paid.reference] += paid.amount
    require_spendable(transaction, spent, today)
    for each in agreed.coming_back:
        number = each.line.voucher_number
        if number:
            left = (balance(transaction, number) or ZERO) - spent.get(number, ZERO)
            require_left(number, left, each.amounts.total)


def voucher_entries(
    transaction: Transaction, agreed: Agreed, profile: ShopProfile
) -> Iterator[VoucherEntry]:
    """Yield what a document does to the vouchers that it names."""
    for number, kind, amount in _changes(agreed):
        day = profile.business_day(agreed.occurred_at)
        yield VoucherEntry(
            number=number,
            occurred_at=agreed.occurred_at,
            business_day=day,
            kind=kind,
            amount=amount,
            expires_on=profile.voucher_end(day) if amount > 0 else None,
            sale_id=agreed.cart.id,
            document_number=document_number(profile.terminal_code, agreed.sequence),
            recorded_by_id=agreed.cashier.staff_id,
            reason="",
        )


def _check_line(line: CartLine) -> None:
    if line.quantity != 1:
        raise RuleBroken("voucher.one_each")
    if line.unit_price <= 0:
        raise RuleBroken("voucher.amount_needed")
    if line.discount is not None or line.taxes:
        raise RuleBroken("voucher.no_discount")
    if checked_number(line.voucher_number) != line.voucher_number:
        raise RuleBroken("voucher.wrong_number", shortest=4, longest=40)
    if holds_card_number(line.voucher_number):
        raise RuleBroken("payment.card_number_refused")


def _changes(agreed: Agreed) -> Iterator[tuple[str, VoucherEntryKind, Decimal]]:
    for line, priced in zip(agreed.cart.lines, agreed.priced.lines, strict=True):
        if line.voucher_number:
            yield line.voucher_number, VoucherEntryKind.SOLD, priced.total
    for each in agreed.coming_back:
        if each.line.voucher_number:
            amount = -each.amounts.total
            yield each.line.voucher_number, VoucherEntryKind.RETURNED, amount
    for paid in agreed.settlement.payments:
        if paid.method == Voucher.code:
            is_back = paid.amount < 0
            kind = VoucherEntryKind.PAID_BACK if is_back else VoucherEntryKind.SPENT
            yield paid.reference, kind, -paid.amount
