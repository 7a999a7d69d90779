"""A payment in the making, as a value: what was given so far, by which methods."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import (
    Currency,
    currency,
    round_half_up,
    round_to_step,
)
from techstore_desktop.core.sales.payments import (
    METHODS,
    Account,
    PaymentMethod,
    Voucher,
    currency_of,
    method,
    methods_for,
)
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.offered import usual
from techstore_desktop.core.sales.payments.schemas import (
    ExchangeRateResponse,
    PaymentMethodResponse,
    PaymentPlan,
)
from techstore_desktop.core.sales.tender import (
    Settlement,
    Tender,
    is_unlikely,
    quick_cash_amounts,
    settle,
)
from techstore_desktop.core.sales.tender_rules import (
    require_of,
    require_reference,
    with_plan,
)
from techstore_desktop.core.vouchers.numbers import plain_number
from techstore_desktop.core.vouchers.schemas import VoucherResponse


@dataclass(frozen=True, slots=True)
class PaymentInHand:
    """Due, tenders confirmed, and the method that is marked.

    ``offered`` are the shop's own methods, the usual ones where none are given;
    ``rates`` what one of each other currency is worth, and since when. ``place`` is
    the plan that is chosen among those of the marked method, ``tip_typed`` what comes
    on top for the staff where the shop takes tips. A rate from before ``today`` is old.
    """

    total: Decimal
    currency: Currency
    cash_rounding_step: Decimal
    standing: AccountStanding | None = None
    tenders: tuple[Tender, ...] = ()
    marked: str = METHODS[0].code
    offered: tuple[PaymentMethodResponse, ...] = ()
    rates: Mapping[str, ExchangeRateResponse] = field(default_factory=dict)
    place: int = 0
    takes_tips: bool = False
    tip_typed: Decimal = Decimal(0)
    today: date = date.min
    takes_old_rates: bool = True

    @property
    def methods(self) -> tuple[PaymentMethodResponse, ...]:
        """The methods that this sale may be paid by."""
        has_customer = self.standing is not None
        if not self.offered:
            return tuple(map(usual, methods_for(has_customer=has_customer)))
        return tuple(
            each
            for each in self.offered
            if (has_customer or not method(each.code).needs_customer)
            and (not currency_of(each.code) or currency_of(each.code) in self.rates)
        )

    @property
    def usual(self) -> str:
        """The method that is marked where nobody chose one: cash, else the first."""
        codes = [each.code for each in self.methods]
        return METHODS[0].code if METHODS[0].code in codes else codes[0]

    @property
    def row(self) -> PaymentMethodResponse:
        """The marked method as the shop has it."""
        return next(each for each in self.methods if each.code == self.marked)

    def name(self, code: str) -> str:
        """Return what the shop calls a method, empty for its usual name."""
        return next((each.name for each in self.offered if each.code == code), "")

    @property
    def plan(self) -> PaymentPlan | None:
        """The instalments that are chosen, None where the method has none."""
        plans = self.row.plans
        return plans[self.place % len(plans)] if plans else None

    @property
    def foreign(self) -> str:
        """The currency that the marked method takes; empty for the shop's own."""
        return currency_of(self.marked)

    @property
    def has_old_rate(self) -> bool:
        """Whether the rate of the marked method was set for an earlier day."""
        return bool(self.foreign) and not self.rates[self.foreign].is_of(self.today)

    def require_rate(self) -> None:
        """Raise RuleBroken ``payment.rate_old`` where the shop takes today's alone."""
        if self.foreign and not self.takes_old_rates:
            require_of(self.rates[self.foreign], self.today)

    @property
    def takes_reference(self) -> bool:
        """Whether the marked method keeps a reference."""
        return self.row.reference is not Reference.NONE

    @property
    def asks_tip(self) -> bool:
        """Whether the marked method may have a tip in it."""
        return self.takes_tips and self.method.takes_tips

    @property
    def tip(self) -> Decimal:
        """The tip of the next tender; none where its method takes none."""
        return self.tip_typed if self.asks_tip else Decimal(0)

    @property
    def tips(self) -> Decimal:
        """What of the tenders is tips."""
        return sum((each.tip for each in self.tenders), Decimal(0))

    @property
    def surcharges(self) -> Decimal:
        """What the instalments of the tenders cost on top."""
        return sum((each.surcharge for each in self.tenders), Decimal(0))

    def spent_of(self, number: str) -> Decimal:
        """Return what the tenders so far take of a voucher."""
        code = Voucher.code
        taken = (
            each.amount
            for each in self.tenders
            if each.method == code and plain_number(each.reference) == number
        )
        return sum(taken, Decimal(0))

    def offered_of(self, voucher: VoucherResponse) -> Decimal:
        """Return what may be taken of a voucher: what is left, at most what is due.

        Raises RuleBroken ``voucher.expired``, ``voucher.nothing_left``.
        """
        number = voucher.number
        if voucher.is_expired:
            raise RuleBroken("voucher.expired", number=number, day=voucher.expires_on)
        left = voucher.balance - self.spent_of(number)
        if left <= 0:
            raise RuleBroken("voucher.nothing_left", number=number)
        return min(left, self.due())

    def owed_after(self, settlement: Settlement) -> Decimal | None:
        """Return the customer's balance after a settlement that uses the account."""
        charges = [
            paid.amount for paid in settlement.payments if paid.method == Account.code
        ]
        if self.standing is None or not charges:
            return None
        return self.standing.balance + sum(charges)

    @property
    def method(self) -> PaymentMethod:
        """The marked method."""
        return method(self.marked)

    def settlement(self) -> Settlement:
        """Return where the payment stands."""
        return self._settle(self.tenders)

    @property
    def is_unlikely(self) -> bool:
        """Whether a tender brings so much change that it is likely mistyped."""
        paid = self.settlement().payments
        return any(is_unlikely(each, self.currency) for each in paid)

    def due(self) -> Decimal:
        """Return what the marked method would have to pay to complete the sale."""
        settlement = self.settlement()
        return settlement.cash_due if self.method.is_rounded else settlement.remaining

    def asked(self) -> Decimal:
        """Return what to hand over of the marked method, in its own currency."""
        wanted = self.due() + self.tip
        if not self.foreign:
            return wanted
        unit = currency(self.foreign).unit
        pieces = (wanted / self.rates[self.foreign].rate / unit).quantize(
            Decimal(1), rounding=ROUND_CEILING
        )
        return pieces * unit

    def marking(self, code: str) -> "PaymentInHand":
        """Return it with another method marked."""
        return replace(self, marked=code, place=0)

    def with_tip(self, tip: Decimal) -> "PaymentInHand":
        """Return it with a tip on top of what the next tender pays."""
        return replace(self, tip_typed=tip)

    def next_plan(self) -> "PaymentInHand":
        """Return it with the next of the method's instalments chosen."""
        return replace(self, place=self.place + 1)

    def adding(self, amount: Decimal, reference: str = "") -> "PaymentInHand":
        """Return it with one more tender. Raises RuleBroken ``payment.*``."""
        self.require_rate()
        require_reference(self.row, reference)
        self.method.checked_reference(reference)
        tenders = (*self.tenders, self._tender(amount, reference))
        self._settle_one_more(tenders)
        return replace(self, tenders=tenders, tip_typed=Decimal(0))

    def without(self, place: int) -> "PaymentInHand":
        """Return it without one of its tenders."""
        tenders = self.tenders[:place] + self.tenders[place + 1 :]
        return replace(self, tenders=tenders)

    def preview(self, amount: Decimal) -> Settlement:
        """Return where it would stand with an amount more. Raises ``payment.*``."""
        return self._settle_one_more((*self.tenders, self._tender(amount)))

    def line(self, amount: Decimal) -> Tender:
        """Return what an amount would be taken as, the exact rest for 0.

        What is given beyond the rest, for change or by mistake, costs no surcharge.
        """
        asked = self.asked()
        part = min(amount or asked, asked)
        return self._tender(part if self.foreign else max(part, self.tip))

    def quick_amounts(self) -> tuple[Decimal, ...]:
        """Return what the customer is likely to hand over."""
        due = self.due()
        if due <= 0 or self.marked == Voucher.code:
            return ()  # What is left on a voucher is not known here.
        if not self.method.gives_change:
            return (self.asked(),)
        taken = currency(self.foreign) if self.foreign else self.currency
        return quick_cash_amounts(self.asked(), taken)

    def _tender(self, amount: Decimal, reference: str = "") -> Tender:
        """Return what is handed over: its worth, and its surcharge on top."""
        digits = self.currency.digits
        if not self.foreign:
            tender = Tender(
                method=self.marked, amount=amount, reference=reference, tip=self.tip
            )
            return with_plan(tender, self.plan, digits)
        rate = self.rates[self.foreign].rate
        worth = round_half_up(amount * rate, digits)
        return Tender(
            method=self.marked,
            amount=round_to_step(worth, self.cash_rounding_step),
            foreign_amount=amount,
            rate=rate,
            tip=self.tip,
        )

    def _settle_one_more(self, tenders: tuple[Tender, ...]) -> Settlement:
        """Settle with a line that is new; what it may be is said as it is typed."""
        try:
            return self._settle(tenders)
        except RuleBroken as refused:
            is_more = refused.code == "payment.exceeds_due" and tenders[-1].surcharge
            if not is_more:
                raise
            due = self.due() + self.tip
            raise RuleBroken("payment.exceeds_before_surcharge", due=due) from None

    def _settle(self, tenders: tuple[Tender, ...]) -> Settlement:
        surcharges = sum((each.surcharge for each in tenders), Decimal(0))
        return settle(
            self.total + surcharges,
            tenders,
            digits=self.currency.digits,
            cash_rounding_step=self.cash_rounding_step,
        )
