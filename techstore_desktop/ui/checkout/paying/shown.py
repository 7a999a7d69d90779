"""What is shown of a payment while one more line of it is being entered."""

from dataclasses import dataclass
from decimal import Decimal

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.sales.tender import Settlement, Tender
from techstore_desktop.ui.checkout.paying.payment import PaymentInHand


@dataclass(frozen=True, slots=True)
class PaymentShown:
    """The figures, each with the surcharge and the tip of the line in hand.

    ``total`` and ``due`` are before that line is taken, ``left`` and ``change`` after
    it; ``refusal`` says why it can't be taken as it stands.
    """

    payment: PaymentInHand
    line: Tender
    after: Settlement
    due: Decimal
    left: Decimal
    refusal: RuleBroken | None = None

    @property
    def surcharges(self) -> tuple[tuple[str, Decimal], ...]:
        """What instalments put on top, under their names."""
        lines = (*self.payment.tenders, self.line)
        return tuple((each.plan, each.surcharge) for each in lines if each.surcharge)

    @property
    def tips(self) -> Decimal:
        """What comes on top for the staff."""
        return self.payment.tips + self.line.tip

    @property
    def total(self) -> Decimal:
        """What all of it comes to."""
        surcharges = sum((amount for _plan, amount in self.surcharges), Decimal(0))
        return self.payment.total + surcharges + self.tips


def shown(payment: PaymentInHand, amount: Decimal) -> PaymentShown:
    """Return the figures with an amount typed; 0 stands for the exact rest."""
    after, refusal = payment.settlement(), None
    line = payment.line(amount)
    due = payment.due() + line.surcharge + line.tip
    left = due
    try:
        if amount:
            after = payment.preview(amount)
            left = after.remaining
    except RuleBroken as refused:
        refusal = refused
    return PaymentShown(payment, line, after, due, left, refusal)
