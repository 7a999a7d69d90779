"""The one function that prices a sale, for screen, receipt and books alike.

The order is price, line discount, sale discount, tax (R4); each step is kept on the
line. Price lists come in through the unit price; promotions before the discount.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from techstore_desktop.core.branches.choices import TaxRounding
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_AMOUNT, ZERO, allocate, round_half_up
from techstore_desktop.core.sales.discounts import Discount, discount_off
from techstore_desktop.core.sales.taxes import (
    TaxAmount,
    TaxedLine,
    round_document,
    round_line,
    work_out,
)
from techstore_desktop.core.tax_components import TaxComponent


@dataclass(frozen=True, slots=True)
class PricingRules:
    """How a shop counts: decimals of its money, prices with tax or without."""

    digits: int
    prices_include_tax: bool
    tax_rounding: TaxRounding = TaxRounding.DOCUMENT


@dataclass(frozen=True, slots=True)
class LineToPrice:
    """One line before its price is worked out."""

    quantity: Decimal
    unit_price: Decimal
    taxes: tuple[TaxComponent, ...] = ()
    discount: Discount | None = None


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line with every step of its price; ``base + tax = total``."""

    gross: Decimal
    line_discount: Decimal
    sale_discount: Decimal
    net: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal
    taxes: tuple[TaxAmount, ...]


@dataclass(frozen=True, slots=True)
class PricedSale:
    """All lines and what they come to; each sum is that of the lines."""

    lines: tuple[PricedLine, ...]
    gross: Decimal
    line_discounts: Decimal
    sale_discount: Decimal
    net: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal
    taxes: tuple[TaxAmount, ...]


@dataclass(frozen=True, slots=True)
class _Discounted:
    gross: Decimal
    line_discount: Decimal

    @property
    def amount(self) -> Decimal:
        return self.gross - self.line_discount


def price_sale(
    lines: Sequence[LineToPrice],
    *,
    sale_discount: Discount | None,
    rules: PricingRules,
) -> PricedSale:
    """Return what a sale costs, to the minor unit.

    Raises RuleBroken ``quantity.not_positive``, ``price.negative``,
    ``price.too_large``, ``discount.too_large``.
    """
    discounted = [_discounted(line, rules.digits) for line in lines]
    shares = _spread(discounted, sale_discount, rules.digits)
    nets = [each.amount - share for each, share in zip(discounted, shares, strict=True)]
    taxed = _taxed(lines, nets, rules)
    return _sum_up(
        tuple(
            _priced(*parts)
            for parts in zip(discounted, shares, nets, taxed, strict=True)
        )
    )


def _discounted(line: LineToPrice, digits: int) -> _Discounted:
    if line.quantity <= 0:
        raise RuleBroken("quantity.not_positive", quantity=line.quantity)
    if line.unit_price < 0:
        raise RuleBroken("price.negative", price=line.unit_price)
    unrounded = line.quantity * line.unit_price
    if unrounded > LARGEST_AMOUNT:
        raise RuleBroken("price.too_large", largest=LARGEST_AMOUNT)
    gross = round_half_up(unrounded, digits)
    return _Discounted(gross, discount_off(unrounded, gross, line.discount, digits))


def _spread(
    lines: Sequence[_Discounted], discount: Discount | None, digits: int
) -> tuple[Decimal, ...]:
    """Share the sale's discount out over the lines by their amounts (R3)."""
    amounts = [line.amount for line in lines]
    whole = sum(amounts, ZERO)
    return allocate(discount_off(whole, whole, discount, digits), amounts, digits)


def _taxed(
    lines: Sequence[LineToPrice], nets: Sequence[Decimal], rules: PricingRules
) -> list[TaxedLine]:
    is_included = rules.prices_include_tax
    exact = [
        work_out(net, line.quantity, line.taxes, is_included=is_included)
        for line, net in zip(lines, nets, strict=True)
    ]
    if rules.tax_rounding is TaxRounding.DOCUMENT:
        return round_document(exact, rules.digits, is_included=is_included)
    return [round_line(line, rules.digits, is_included=is_included) for line in exact]


def _priced(
    discounted: _Discounted, share: Decimal, net: Decimal, taxed: TaxedLine
) -> PricedLine:
    return PricedLine(
        gross=discounted.gross,
        line_discount=discounted.line_discount,
        sale_discount=share,
        net=net,
        base=taxed.base,
        tax=taxed.tax,
        total=taxed.base + taxed.tax,
        taxes=taxed.taxes,
    )


def _sum_up(lines: tuple[PricedLine, ...]) -> PricedSale:
    return PricedSale(
        lines=lines,
        gross=sum((line.gross for line in lines), ZERO),
        line_discounts=sum((line.line_discount for line in lines), ZERO),
        sale_discount=sum((line.sale_discount for line in lines), ZERO),
        net=sum((line.net for line in lines), ZERO),
        base=sum((line.base for line in lines), ZERO),
        tax=sum((line.tax for line in lines), ZERO),
        total=sum((line.total for line in lines), ZERO),
        taxes=_by_rate(lines),
    )


def _by_rate(lines: Sequence[PricedLine]) -> tuple[TaxAmount, ...]:
    sums: dict[tuple[str, Decimal], TaxAmount] = {}
    for line in lines:
        for tax in line.taxes:
            key = (tax.name, tax.rate)
            before = sums.get(key, TaxAmount(tax.name, tax.rate, ZERO, ZERO))
            sums[key] = TaxAmount(
                tax.name, tax.rate, before.base + tax.base, before.amount + tax.amount
            )
    return tuple(sums.values())
