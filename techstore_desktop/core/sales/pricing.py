"""The one function that prices a sale, for screen, receipt and books alike.

The order is price list, promotion, line discount, sale discount, tax (R4); each step
is worked out on the rounded amount of the one before and kept on the line. Price lists
come in through the unit price.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.choices import TaxRounding
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import LARGEST_AMOUNT, ZERO, allocate, round_half_up
from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.sales.discounts import Discount, discount_off
from techstore_desktop.core.sales.promotion_lines import (
    NOTHING,
    Promoted,
    PromotedLine,
)
from techstore_desktop.core.sales.promotions import promote
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
    """How a shop counts: decimals of its money, prices with tax or without.

    ``promotions`` are those that hold for the sale to be priced.
    """

    digits: int
    prices_include_tax: bool
    tax_rounding: TaxRounding = TaxRounding.DOCUMENT
    promotions: tuple[PromotionTerms, ...] = ()


@dataclass(frozen=True, slots=True)
class LineToPrice:
    """One line before its price is worked out.

    Without ``takes_promotions`` its price was agreed on by a person. One that
    ``is_fixed`` costs what it says, tax and all: no discount touches it.
    """

    quantity: Decimal
    unit_price: Decimal
    taxes: tuple[TaxComponent, ...] = ()
    discount: Discount | None = None
    product_id: UUID | None = None
    category_id: UUID | None = None
    takes_promotions: bool = True
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line with every step of its price; ``base + tax = total``."""

    gross: Decimal
    promotion: Promoted
    line_discount: Decimal
    sale_discount: Decimal
    net: Decimal
    base: Decimal
    tax: Decimal
    total: Decimal
    taxes: tuple[TaxAmount, ...]
    is_fixed: bool = False

    @property
    def promotion_discount(self) -> Decimal:
        """What promotions take off."""
        return self.promotion.discount

    @property
    def discounted(self) -> Decimal:
        """What is left before the discount on the whole sale."""
        return self.gross - self.promotion.discount - self.line_discount


@dataclass(frozen=True, slots=True)
class PricedSale:
    """All lines and what they come to; each sum is that of the lines."""

    lines: tuple[PricedLine, ...]
    gross: Decimal
    promotion_discounts: Decimal
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
    promotion: Promoted
    line_discount: Decimal
    is_fixed: bool = False

    @property
    def amount(self) -> Decimal:
        return self.gross - self.promotion.discount - self.line_discount


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
    amounts = [_amount(line) for line in lines]
    grosses = [round_half_up(amount, rules.digits) for amount in amounts]
    promoted = _promoted(lines, grosses, rules)
    discounted = [
        _discounted(*parts, rules.digits)
        for parts in zip(lines, amounts, grosses, promoted, strict=True)
    ]
    shares = _spread(discounted, sale_discount, rules.digits)
    nets = [each.amount - share for each, share in zip(discounted, shares, strict=True)]
    taxed = _taxed(lines, nets, rules)
    return _sum_up(
        tuple(
            _priced(*parts)
            for parts in zip(
                discounted,
                shares,
                _nets(discounted, nets, taxed, rules),
                taxed,
                strict=True,
            )
        )
    )


def _amount(line: LineToPrice) -> Decimal:
    """Return quantity by price, unrounded, of a line that can be priced."""
    if line.quantity <= 0:
        raise RuleBroken("quantity.not_positive", quantity=line.quantity)
    if line.unit_price < 0:
        raise RuleBroken("price.negative", price=line.unit_price)
    unrounded = line.quantity * line.unit_price
    if unrounded > LARGEST_AMOUNT:
        raise RuleBroken("price.too_large", largest=LARGEST_AMOUNT)
    return unrounded


def _promoted(
    lines: Sequence[LineToPrice], grosses: Sequence[Decimal], rules: PricingRules
) -> list[Promoted]:
    if not rules.promotions:
        return [NOTHING] * len(lines)
    seen = [
        PromotedLine(
            line.quantity, line.unit_price, gross, line.product_id, line.category_id
        )
        if line.takes_promotions and line.product_id is not None
        else None
        for line, gross in zip(lines, grosses, strict=True)
    ]
    return promote(seen, rules.promotions, digits=rules.digits)


def _discounted(
    line: LineToPrice,
    unrounded: Decimal,
    gross: Decimal,
    promoted: Promoted,
    digits: int,
) -> _Discounted:
    if line.discount is None or line.is_fixed:
        return _Discounted(gross, promoted, ZERO, is_fixed=line.is_fixed)
    left = gross - promoted.discount
    exact = left if promoted.discount else unrounded
    off = discount_off(exact, left, line.discount, digits, largest=gross)
    return _Discounted(gross, promoted, off)


def _spread(
    lines: Sequence[_Discounted], discount: Discount | None, digits: int
) -> tuple[Decimal, ...]:
    """Share the sale's discount out over the lines by their amounts (R3)."""
    if discount is None:
        return (ZERO,) * len(lines)
    amounts = [ZERO if line.is_fixed else line.amount for line in lines]
    whole = sum(amounts, ZERO)
    largest = whole + sum((line.promotion.discount for line in lines), ZERO)
    off = discount_off(whole, whole, discount, digits, largest=largest)
    return allocate(off, amounts, digits) if off else (ZERO,) * len(lines)


def _taxed(
    lines: Sequence[LineToPrice], nets: Sequence[Decimal], rules: PricingRules
) -> list[TaxedLine]:
    """Return each line's base and taxes; a fixed one has them in it, always."""
    is_included = rules.prices_include_tax
    pairs = list(zip(lines, nets, strict=True))
    if is_included or not any(line.is_fixed for line in lines):
        return _taxed_alike(pairs, rules, is_included=is_included)
    others = iter(_taxed_alike([each for each in pairs if not each[0].is_fixed], rules))
    return [
        _taxed_alike([pair], rules, is_included=True)[0]
        if pair[0].is_fixed
        else next(others)
        for pair in pairs
    ]


def _taxed_alike(
    pairs: Sequence[tuple[LineToPrice, Decimal]],
    rules: PricingRules,
    *,
    is_included: bool = False,
) -> list[TaxedLine]:
    exact = [
        work_out(net, line.quantity, line.taxes, is_included=is_included)
        for line, net in pairs
    ]
    if rules.tax_rounding is TaxRounding.DOCUMENT:
        return round_document(exact, rules.digits, is_included=is_included)
    return [round_line(line, rules.digits, is_included=is_included) for line in exact]


def _nets(
    discounted: Sequence[_Discounted],
    nets: Sequence[Decimal],
    taxed: Sequence[TaxedLine],
    rules: PricingRules,
) -> list[Decimal]:
    """Return the nets in the shop's way: a fixed line's without tax where all are."""
    return [
        tax.base if line.is_fixed and not rules.prices_include_tax else net
        for line, net, tax in zip(discounted, nets, taxed, strict=True)
    ]


def _priced(
    discounted: _Discounted, share: Decimal, net: Decimal, taxed: TaxedLine
) -> PricedLine:
    return PricedLine(
        gross=net if discounted.is_fixed else discounted.gross,
        promotion=discounted.promotion,
        line_discount=discounted.line_discount,
        sale_discount=share,
        net=net,
        base=taxed.base,
        tax=taxed.tax,
        total=taxed.base + taxed.tax,
        taxes=taxed.taxes,
        is_fixed=discounted.is_fixed,
    )


def _sum_up(lines: tuple[PricedLine, ...]) -> PricedSale:
    return PricedSale(
        lines=lines,
        gross=sum((line.gross for line in lines), ZERO),
        promotion_discounts=sum((line.promotion.discount for line in lines), ZERO),
        line_discounts=sum((line.line_discount for line in lines), ZERO),
        sale_discount=sum((line.sale_discount for line in lines), ZERO),
        net=sum((line.net for line in lines), ZERO),
        base=sum((line.base for line in lines), ZERO),
        tax=sum((line.tax for line in lines), ZERO),
        total=sum((line.total for line in lines), ZERO),
        taxes=_by_rate(lines),
    )


def _by_rate(lines: Sequence[PricedLine]) -> tuple[TaxAmount, ...]:
    sums: dict[tuple[str, Decimal], list[Decimal]] = {}
    for line in lines:
        for tax in line.taxes:
            amounts = sums.setdefault((tax.name, tax.rate), [ZERO, ZERO])
            amounts[0] += tax.base
            amounts[1] += tax.amount
    return tuple(TaxAmount(*tax, *amounts) for tax, amounts in sums.items())
