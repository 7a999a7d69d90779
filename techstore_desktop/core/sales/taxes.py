"""Base and tax of an amount, prices with tax or without (R5, R6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from techstore_desktop.core.money import ZERO, allocate, round_half_up
from techstore_desktop.core.sales.discounts import HUNDRED
from techstore_desktop.core.tax_components import TaxComponent


@dataclass(frozen=True, slots=True)
class TaxAmount:
    """What one tax comes to: its rate in per cent, what it is worked out on, itself."""

    name: str
    rate: Decimal
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class TaxedLine:
    """An amount split into base and taxes; ``base + tax`` is what is paid."""

    base: Decimal
    taxes: tuple[TaxAmount, ...]

    @property
    def tax(self) -> Decimal:
        """All taxes together."""
        return sum((tax.amount for tax in self.taxes), ZERO)


@dataclass(frozen=True, slots=True)
class LineTaxes:
    """The unrounded taxes of one line, before anybody decides where to round."""

    net: Decimal
    base: Decimal
    components: tuple[TaxComponent, ...]
    bases: tuple[Decimal, ...]
    amounts: tuple[Decimal, ...]


def work_out(
    net: Decimal,
    quantity: Decimal,
    components: Sequence[TaxComponent],
    *,
    is_included: bool,
) -> LineTaxes:
    """Return the exact taxes of a line whose price is ``net``.

    A line of nothing bears no tax, not even a fixed one (R9).
    """
    kept = tuple(components) if net else ()
    if not is_included:
        bases, amounts = _on_top(net, quantity, kept)
        return LineTaxes(net, net, kept, bases, amounts)
    factor, fixed = _effect(kept, quantity)
    base = max((net - fixed) / factor, ZERO)
    bases, amounts = _on_top(base, quantity, kept)
    return LineTaxes(net, base, kept, bases, amounts)


def _on_top(
    base: Decimal, quantity: Decimal, components: Sequence[TaxComponent]
) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    bases: list[Decimal] = []
    amounts: list[Decimal] = []
    for component in components:
        taxed = base + sum(amounts, ZERO) if component.is_compound else base
        bases.append(taxed)
        amounts.append(
            taxed * component.rate / HUNDRED + component.amount_per_unit * quantity
        )
    return tuple(bases), tuple(amounts)


def _effect(
    components: Sequence[TaxComponent], quantity: Decimal
) -> tuple[Decimal, Decimal]:
    """Return factor and constant so that price = base × factor + constant."""
    if len(components) == 1:
        [only] = components
        return 1 + only.rate / HUNDRED, only.amount_per_unit * quantity
    nothing = sum(_on_top(ZERO, quantity, components)[1], ZERO)
    of_one = sum(_on_top(Decimal(1), quantity, components)[1], ZERO)
    return 1 + of_one - nothing, nothing


def round_line(line: LineTaxes, digits: int, *, is_included: bool) -> TaxedLine:
    """Round the taxes of one line by itself."""
    if is_included:
        tax = round_half_up(line.net - line.base, digits) if line.components else ZERO
        return split(line, line.net - tax, allocate(tax, line.amounts, digits), digits)
    amounts = tuple(round_half_up(amount, digits) for amount in line.amounts)
    return split(line, line.net, amounts, digits)


def split(
    line: LineTaxes, base: Decimal, amounts: Sequence[Decimal], digits: int
) -> TaxedLine:
    """Return a line with these rounded amounts of its taxes."""
    taxes = tuple(
        TaxAmount(
            name=component.name,
            rate=component.rate,
            base=base if exact == line.base else round_half_up(exact, digits),
            amount=amount,
        )
        for component, exact, amount in zip(
            line.components, line.bases, amounts, strict=True
        )
    )
    return TaxedLine(base, taxes)


def round_document(
    lines: Sequence[LineTaxes], digits: int, *, is_included: bool
) -> list[TaxedLine]:
    """Round each tax once over all lines that bear it, then share it out (R6)."""
    rounded: list[TaxedLine | None] = [None] * len(lines)
    groups: dict[tuple[TaxComponent, ...], list[int]] = {}
    for place, line in enumerate(lines):
        groups.setdefault(line.components, []).append(place)
    for places in groups.values():
        group = [lines[place] for place in places]
        shares = _share_out(group, digits, is_included=is_included)
        for place, line, amounts in zip(places, group, shares, strict=True):
            base = line.net - sum(amounts, ZERO) if is_included else line.net
            rounded[place] = split(line, base, amounts, digits)
    return [line for line in rounded if line is not None]


def _share_out(
    group: Sequence[LineTaxes], digits: int, *, is_included: bool
) -> list[tuple[Decimal, ...]]:
    """Return, per line, the rounded amount of each of the group's taxes."""
    exact = [
        sum(amounts, ZERO)
        for amounts in zip(*(line.amounts for line in group), strict=True)
    ]
    if is_included:
        contained = sum((line.net - line.base for line in group), ZERO)
        totals = allocate(round_half_up(contained, digits), exact, digits)
    else:
        totals = tuple(round_half_up(amount, digits) for amount in exact)
    by_component = [
        allocate(total, [line.amounts[place] for line in group], digits)
        for place, total in enumerate(totals)
    ]
    if not by_component:
        return [() for _ in group]
    return list(zip(*by_component, strict=True))
