"""From what was handed over to what was paid: due, rounding, change (R7, R10-R13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from techstore_desktop.core.cash.denominations import largest_note
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import (
    LARGEST_AMOUNT,
    ZERO,
    Currency,
    round_half_up,
    round_to_step,
)
from techstore_desktop.core.sales.payments import currency_of, method
from techstore_desktop.core.schema import Schema

_NOTES = tuple(Decimal(note * 10**power) for power in range(8) for note in (1, 5))
_MOST_SUGGESTIONS = 4


class Tender(Schema):
    """Money handed over by one method: more than is due only in cash.

    ``amount`` is all of it, in the shop's currency, with ``tip`` and ``surcharge`` in
    it. ``plan`` names the instalments that the surcharge is for. Of another currency
    there are ``foreign_amount`` at ``rate``, whose rounded worth the amount is (R14).
    """

    method: str
    amount: Decimal
    reference: str = ""
    tip: Decimal = ZERO
    plan: str = ""
    surcharge: Decimal = ZERO
    foreign_amount: Decimal = ZERO
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SettledPayment:
    """One payment: ``amount`` stays, ``tendered`` was given, ``change`` goes back.

    ``tip`` is the part of the amount that pays for nothing.
    """

    method: str
    amount: Decimal
    tendered: Decimal
    change: Decimal
    reference: str
    tip: Decimal = ZERO
    plan: str = ""
    currency: str | None = None
    foreign_amount: Decimal = ZERO
    rate: Decimal | None = None
    method_name: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where a sale stands after some tenders.

    ``remaining`` is still due, rounded for cash it is ``cash_due``; it is complete
    at zero. ``cash_rounding`` is what rounding added (or took) to be paid in cash.
    """

    payments: tuple[SettledPayment, ...]
    paid: Decimal
    remaining: Decimal
    cash_due: Decimal
    cash_rounding: Decimal
    change_due: Decimal

    @property
    def tips(self) -> Decimal:
        """What of the payments is tips."""
        return sum((payment.tip for payment in self.payments), ZERO)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to pay."""
        return self.remaining <= 0


def settle(
    total: Decimal,
    tenders: Sequence[Tender],
    *,
    digits: int,
    cash_rounding_step: Decimal,
) -> Settlement:
    """Return what tenders pay of a total, and the change.

    Cash comes last whatever the order, so that change comes only out of cash (R11).
    Raises RuleBroken ``payment.exceeds_due`` (with ``due``), ``payment.not_positive``,
    ``payment.too_large``, ``payment.wrong_tip``, and what a method refuses of a
    reference.
    """
    remaining = total
    payments: list[SettledPayment] = []
    cash: list[Tender] = []
    for tender in tenders:
        checked = _checked(tender, digits)
        if method(checked.method).gives_change:
            cash.append(checked)
            continue
        if checked.amount - checked.tip > remaining:
            raise RuleBroken("payment.exceeds_due", due=remaining + checked.tip)
        remaining -= checked.amount - checked.tip
        payments.append(_settled(checked))
    return _with_cash(payments, cash, remaining, cash_rounding_step)


def quick_cash_amounts(due: Decimal, currency: Currency) -> tuple[Decimal, ...]:
    """Return what a customer is likely to hand over: exact, then rounder amounts."""
    amounts, most = [due], due + _most_change(due, largest_note(currency.code))
    for note in _NOTES:
        rounder = (due / note).quantize(Decimal(1), rounding=ROUND_CEILING) * note
        if note >= currency.unit and amounts[-1] < rounder <= most:
            amounts.append(rounder)
    return tuple(_spread_out(amounts))[:_MOST_SUGGESTIONS]


def is_unlikely(payment: SettledPayment, currency: Currency) -> bool:
    """Whether so much goes back that a digit was likely typed too many.

    ``currency`` is the shop's, in which the change is.
    """
    note = largest_note(payment.currency or currency.code)
    worth = note * (payment.rate or Decimal(1))
    return payment.change > _most_change(payment.amount, worth)


def _most_change(paid: Decimal, note: Decimal) -> Decimal:
    """Return what may go back: a note, or as much again as was to be paid."""
    return max(paid, note)


def _spread_out(amounts: Sequence[Decimal]) -> list[Decimal]:
    """Leave out amounts that hardly differ from the one before."""
    kept = [amounts[0]]
    for amount in amounts[1:]:
        if amount - kept[-1] >= kept[-1] / 100:
            kept.append(amount)
    return kept


def _checked(tender: Tender, digits: int) -> Tender:
    amount = round_half_up(tender.amount, digits)
    if amount <= 0:
        raise RuleBroken("payment.not_positive")
    if amount > LARGEST_AMOUNT:
        raise RuleBroken("payment.too_large", largest=LARGEST_AMOUNT)
    kind, tip = method(tender.method), round_half_up(tender.tip, digits)
    if tip and (not kind.takes_tips or not 0 <= tip <= amount):
        raise RuleBroken("payment.wrong_tip")
    reference = kind.checked_reference(tender.reference)
    changes = {"amount": amount, "tip": tip, "reference": reference}
    return tender.model_copy(update=changes)


def _settled(tender: Tender, change: Decimal = ZERO) -> SettledPayment:
    return SettledPayment(
        method=tender.method,
        amount=tender.amount - change,
        tendered=tender.amount,
        change=change,
        reference=tender.reference,
        tip=tender.tip,
        plan=tender.plan,
        currency=currency_of(tender.method) or None,
        foreign_amount=tender.foreign_amount,
        rate=tender.rate,
    )


def _with_cash(
    payments: list[SettledPayment],
    cash: Sequence[Tender],
    remaining: Decimal,
    step: Decimal,
) -> Settlement:
    cash_due = round_to_step(remaining, step)
    tendered = sum((tender.amount - tender.tip for tender in cash), ZERO)
    covers = bool(cash) and tendered >= cash_due
    change = tendered - cash_due if covers else ZERO
    if change and change >= cash[-1].amount - cash[-1].tip:
        raise RuleBroken("payment.exceeds_due", due=cash_due)
    settled = [_settled(tender) for tender in cash[:-1]]
    settled += [_settled(last, change) for last in cash[-1:]]
    left = ZERO if covers else remaining - tendered
    every = (*payments, *settled)
    return Settlement(
        payments=every,
        paid=sum((payment.amount for payment in every), ZERO),
        remaining=left,
        cash_due=ZERO if covers else round_to_step(left, step),
        cash_rounding=cash_due - remaining if covers else ZERO,
        change_due=change,
    )
