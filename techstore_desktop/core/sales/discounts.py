"""A discount as a person gives it: a part, or an amount, and why."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.schema import OptionalText, Schema

HUNDRED = Decimal(100)


class Discount(Schema):
    """``percent`` off (5.5 is 5.5 %) or ``amount`` off the whole line, never both."""

    percent: Annotated[Decimal, Field(ge=0, le=100)] | None = None
    amount: Annotated[Decimal, Field(ge=0)] | None = None
    reason: OptionalText = ""

    @model_validator(mode="after")
    def _is_one_kind(self) -> Self:
        if (self.percent is None) == (self.amount is None):
            message = "a discount is a per cent or an amount"
            raise ValueError(message)
        return self


def discount_off(
    unrounded: Decimal,
    gross: Decimal,
    discount: Discount | None,
    digits: int,
    *,
    largest: Decimal | None = None,
) -> Decimal:
    """Return what a discount takes off a gross amount (R2).

    With a per cent the net of the unrounded amount is what is rounded. An amount is
    taken as it is, up to what a promotion left. Raises RuleBroken
    ``discount.too_large`` where it exceeds ``largest``, which is the gross amount
    unless said otherwise.
    """
    if discount is None:
        return ZERO
    if discount.percent is not None:
        kept = unrounded * (HUNDRED - discount.percent) / HUNDRED
        return gross - round_half_up(kept, digits)
    amount = round_half_up(discount.amount or ZERO, digits)
    most = gross if largest is None else largest
    if amount > most:
        raise RuleBroken("discount.too_large", discount=amount, largest=most)
    return min(amount, gross)
