"""Taking goods back, on values: the very amounts of the line sold (R8, R15a).

Shares are cut from the running total, so that parts add up to what was paid whatever
their order: 100.00 for three, taken back one by one, is 33.33, 33.34, 33.33.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, allocate, round_half_up, round_to_step
from techstore_desktop.core.sales.payments import Account, Cash


@dataclass(frozen=True, slots=True)
class LineTax:
    """One tax of a line as it was sold."""

    name: str
    rate: Decimal
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """What a line was sold for, or what of it comes back; all amounts positive."""

    quantity: Decimal
    gross: Decimal
    promotion_discount: Decimal
    line_discount: Decimal
    sale_discount: Decimal
    net: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal
    taxes: tuple[LineTax, ...]


@dataclass(frozen=True, slots=True)
class PaidByMethod:
    """What one method paid of a document, and what of it is refunded already.

    The roundings are what rounding to coins added to either (R7).
    """

    method: str
    paid: Decimal
    refunded: Decimal = ZERO
    rounding: Decimal = ZERO
    refunded_rounding: Decimal = ZERO

    @property
    def remaining(self) -> Decimal:
        """The most that may go back by this method."""
        return self.paid - self.refunded

    @property
    def value_left(self) -> Decimal:
        """What of the goods it paid for did not come back yet."""
        return self.remaining - (self.rounding - self.refunded_rounding)


def returned(
    sold: LineAmounts,
    quantity: Decimal,
    *,
    before: Decimal,
    digits: int,
    prices_include_tax: bool,
) -> LineAmounts:
    """Return the amounts of a part of a line, of which ``before`` came back earlier.

    Raises RuleBroken ``quantity.not_positive`` and ``return.more_than_sold`` with
    ``left``.
    """
    if quantity <= 0:
        raise RuleBroken("quantity.not_positive", quantity=quantity)
    if before + quantity > sold.quantity:
        raise RuleBroken("return.more_than_sold", left=sold.quantity - before)
    part = _Part(sold.quantity, before, quantity, digits)
    taxes = tuple(_tax(tax, part) for tax in sold.taxes)
    tax = sum((each.amount for each in taxes), ZERO)
    total = part.of(sold.total)
    base = total - tax
    net = total if prices_include_tax else base
    promotion = part.of(sold.promotion_discount)
    line_discount = part.of(sold.line_discount)
    sale_discount = part.of(sold.sale_discount)
    return LineAmounts(
        quantity=quantity,
        gross=net + promotion + line_discount + sale_discount,
        promotion_discount=promotion,
        line_discount=line_discount,
        sale_discount=sale_discount,
        net=net,
        base=base,
        tax=tax,
        total=total,
        taxes=tuple(_on_base(sold, taxes, base)),
    )


def _on_base(
    sold: LineAmounts, taxes: Sequence[LineTax], base: Decimal
) -> Iterator[LineTax]:
    """Give the taxes on the part's base, where the whole was taxed on the line's."""
    for each, whole in zip(taxes, sold.taxes, strict=True):
        yield replace(each, base=base) if whole.base == sold.base else each


def refunds(
    amount: Decimal, paid: Sequence[PaidByMethod], *, digits: int, step: Decimal
) -> dict[str, Decimal]:
    """Return what goes back by each method that paid, in their proportion (R15a).

    Cash is rounded to coins; nothing exceeds what its method still holds (R8). Raises
    RuleBroken ``return.more_than_paid``.
    """
    weights = [max(ZERO, each.value_left) for each in paid]
    if amount > sum(weights, ZERO):
        raise RuleBroken("return.more_than_paid", left=sum(weights, ZERO))
    shares = allocate(amount, weights, digits)
    back: dict[str, Decimal] = {}
    for each, weight, share in zip(paid, weights, shares, strict=True):
        refund = share
        if each.method == Cash.code:
            is_last = share == weight
            rounded = each.remaining if is_last else round_to_step(share, step)
            refund = min(rounded, each.remaining)
        if refund:
            back[each.method] = refund
    return back


def check_other_way(
    wanted: Mapping[str, Decimal], amount: Decimal, *, step: Decimal
) -> None:
    """Check refunds that a person chose: they come to the amount, rounded in cash.

    Raises RuleBroken ``return.refunds_differ`` with ``amount``.
    """
    given = sum(wanted.values(), ZERO)
    cash = wanted.get(Cash.code, ZERO)
    others = given - cash
    due_in_cash = round_to_step(amount - others, step)
    is_right = all(each > 0 for each in wanted.values()) and (
        given == amount or (cash and cash == due_in_cash)
    )
    if not is_right:
        raise RuleBroken("return.refunds_differ", amount=amount)


def is_on_account(method: str) -> bool:
    """Tell whether a refund lowers the customer's account instead of paying out."""
    return method == Account.code


@dataclass(frozen=True, slots=True)
class _Part:
    """Which part of a line comes back."""

    sold: Decimal
    before: Decimal
    quantity: Decimal
    digits: int

    def of(self, amount: Decimal) -> Decimal:
        """Return this part's share of an amount of the whole line."""
        return self._up_to(amount, self.before + self.quantity) - self._up_to(
            amount, self.before
        )

    def _up_to(self, amount: Decimal, quantity: Decimal) -> Decimal:
        return round_half_up(amount * quantity / self.sold, self.digits)


def _tax(tax: LineTax, part: _Part) -> LineTax:
    return LineTax(tax.name, tax.rate, part.of(tax.base), part.of(tax.amount))
