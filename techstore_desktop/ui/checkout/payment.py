"""A payment in the making, as a value: what was given so far, by which methods."""

from dataclasses import dataclass, replace
from decimal import Decimal

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.money import Currency
from techstore_desktop.core.sales.payments import (
    METHODS,
    Account,
    PaymentMethod,
    method,
    methods_for,
)
from techstore_desktop.core.sales.tender import (
    Settlement,
    Tender,
    quick_cash_amounts,
    settle,
)


@dataclass(frozen=True, slots=True)
class PaymentInHand:
    """Due, tenders confirmed, and the method that is marked."""

    total: Decimal
    currency: Currency
    cash_rounding_step: Decimal
    standing: AccountStanding | None = None
    tenders: tuple[Tender, ...] = ()
    marked: str = METHODS[0].code

    @property
    def methods(self) -> tuple[PaymentMethod, ...]:
        """The methods that this sale may be paid by."""
        return methods_for(has_customer=self.standing is not None)

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

    def due(self) -> Decimal:
        """Return what the marked method would have to pay to complete the sale."""
        settlement = self.settlement()
        return settlement.cash_due if self.method.is_rounded else settlement.remaining

    def marking(self, code: str) -> "PaymentInHand":
        """Return it with another method marked."""
        return replace(self, marked=code)

    def adding(self, amount: Decimal, reference: str = "") -> "PaymentInHand":
        """Return it with one more tender. Raises RuleBroken ``payment.*``."""
        tender = Tender(method=self.marked, amount=amount, reference=reference)
        tenders = (*self.tenders, tender)
        self._settle(tenders)
        return replace(self, tenders=tenders)

    def without(self, place: int) -> "PaymentInHand":
        """Return it without one of its tenders."""
        tenders = self.tenders[:place] + self.tenders[place + 1 :]
        return replace(self, tenders=tenders)

    def preview(self, amount: Decimal) -> Settlement:
        """Return where it would stand with an amount more. Raises ``payment.*``."""
        return self._settle((*self.tenders, Tender(method=self.marked, amount=amount)))

    def quick_amounts(self) -> tuple[Decimal, ...]:
        """Return what the customer is likely to hand over."""
        due = self.due()
        if due <= 0:
            return ()
        if not self.method.gives_change:
            return (due,)
        return quick_cash_amounts(due, self.currency)

    def _settle(self, tenders: tuple[Tender, ...]) -> Settlement:
        return settle(
            self.total,
            tenders,
            digits=self.currency.digits,
            cash_rounding_step=self.cash_rounding_step,
        )
