"""What the shop's own rows say of a tender: plans, rates, references, tips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import uuid5

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, currency, round_half_up, round_to_step
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.sales.choices import LinePurpose
from techstore_desktop.core.sales.payments import Voucher, currency_of, method
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.schemas import (
    ExchangeRateResponse,
    PaymentMethodResponse,
    PaymentPlan,
)
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.tax_components import TaxComponent

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class TenderRules:
    """The methods, rates and choices of a shop, for tenders to be held against."""

    profile: ShopProfile
    methods: Mapping[str, PaymentMethodResponse]
    rates: Mapping[str, ExchangeRateResponse]
    today: date

    def check(self, tender: Tender) -> None:
        """Check one tender.

        Raises RuleBroken ``payment.method_unknown`` for one that is off,
        ``payment.reference_needed``, ``payment.no_tips``, ``payment.plan_changed``,
        ``payment.rate_changed``, ``payment.rate_old``, ``voucher.number_needed``.
        """
        row = self._row(tender.method)
        if tender.tip and not self.profile.takes_tips:
            raise RuleBroken("payment.no_tips")
        if row is not None:
            require_reference(row, tender.reference)
        self._check_plan(tender, row)
        self._check_rate(tender)

    def name(self, code: str) -> str:
        """Return what the manager calls a method; empty for its usual name."""
        row = self.methods.get(code)
        return row.name if row else ""

    def _row(self, code: str) -> PaymentMethodResponse | None:
        row = self.methods.get(code)
        if row is None and not method(code).is_chosen_by_hand:
            return None
        if row is None or not row.is_on:
            raise RuleBroken("payment.method_unknown", method=self.name(code) or code)
        return row

    def _check_plan(self, tender: Tender, row: PaymentMethodResponse | None) -> None:
        plan = row.plan(tender.plan) if row and tender.plan else None
        wanted = ZERO
        if plan is not None:
            paid = tender.amount - tender.surcharge - tender.tip
            wanted = surcharge_of(paid, plan, self.profile.currency.digits)
        if bool(tender.plan) != (plan is not None) or tender.surcharge != wanted:
            raise RuleBroken("payment.plan_changed", plan=tender.plan)

    def _check_rate(self, tender: Tender) -> None:
        code = currency_of(tender.method)
        if not code:
            if tender.foreign_amount or tender.rate is not None:
                raise RuleBroken("payment.rate_changed", currency="")
            return
        found = self.rates.get(code)
        if found is None:
            raise RuleBroken("payment.no_rate", currency=code)
        if not self.profile.takes_old_rates:
            require_of(found, self.today)
        amount, digits = tender.foreign_amount, currency(code).digits
        is_exact = amount > 0 and amount == round_half_up(amount, digits)
        fits = tender.amount == worth_of(amount, found.rate, self.profile)
        if tender.rate != found.rate or not is_exact or not fits:
            raise RuleBroken("payment.rate_changed", currency=code)


def require_reference(row: PaymentMethodResponse, reference: str) -> None:
    """Raise RuleBroken where a method asks for a reference and none is given.

    ``payment.reference_needed``, or ``voucher.number_needed`` for a voucher.
    """
    if row.reference is Reference.REQUIRED and not reference.strip():
        is_voucher = row.code == Voucher.code
        code = "voucher.number_needed" if is_voucher else "payment.reference_needed"
        raise RuleBroken(code)


def require_of(rate: ExchangeRateResponse, day: date) -> None:
    """Raise RuleBroken ``payment.rate_old`` for a rate of another day (R14)."""
    if not rate.is_of(day):
        raise RuleBroken(
            "payment.rate_old", currency=rate.currency, day=rate.business_day
        )


def surcharge_of(amount: Decimal, plan: PaymentPlan, digits: int) -> Decimal:
    """Return what instalments cost on top of the part of the sale that they pay."""
    return round_half_up(amount * plan.rate / HUNDRED, digits)


def with_plan(tender: Tender, plan: PaymentPlan | None, digits: int) -> Tender:
    """Return a tender to be paid in instalments, its surcharge on top."""
    if plan is None:
        return tender
    surcharge = surcharge_of(tender.amount - tender.tip, plan, digits)
    changes = {
        "plan": plan.name,
        "surcharge": surcharge,
        "amount": tender.amount + surcharge,
    }
    return tender.model_copy(update=changes)


def worth_of(foreign_amount: Decimal, rate: Decimal, profile: ShopProfile) -> Decimal:
    """Return what cash of another currency is worth, in what coins there are (R14)."""
    worth = round_half_up(foreign_amount * rate, profile.currency.digits)
    return round_to_step(worth, profile.cash_rounding_step)


def with_surcharges(
    cart: Cart, tenders: Sequence[Tender], taxes: tuple[TaxComponent, ...]
) -> Cart:
    """Return the cart with a line for each surcharge, its tax in it."""
    lines = [
        _surcharge_line(cart, place, tender, taxes)
        for place, tender in enumerate(tenders)
        if tender.surcharge
    ]
    return cart.model_copy(update={"lines": (*cart.lines, *lines)}) if lines else cart


def _surcharge_line(
    cart: Cart, place: int, tender: Tender, taxes: tuple[TaxComponent, ...]
) -> CartLine:
    return CartLine(
        id=uuid5(cart.id, f"surcharge {place}"),
        name=tender.plan,
        list_price=tender.surcharge,
        unit_price=tender.surcharge,
        taxes=taxes,
        purpose=LinePurpose.SURCHARGE,
    )
