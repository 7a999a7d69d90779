"""How the shop uses its ways to pay, and what other currencies are worth."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.schema import STORABLE, RequiredText, Schema

MOST_PLANS = 12
PlanRate = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]
ShortText = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=40), STORABLE
]
RateValue = Annotated[
    Decimal, Field(gt=0, le=10**9, decimal_places=9, allow_inf_nan=False)
]
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class PaymentPlan(Schema):
    """Instalments, and what per cent they cost on top; 0 for a single payment."""

    name: Annotated[RequiredText, StringConstraints(max_length=40)]
    rate: PlanRate = Decimal(0)


class PaymentMethodBase(Schema):
    """How a method is shown and used. An empty name is the usual one."""

    name: ShortText = ""
    is_on: bool = True
    position: Annotated[int, Field(ge=0, le=1000)] = 0
    key: ShortText = ""
    reference: Reference = Reference.OPTIONAL
    plans: Annotated[tuple[PaymentPlan, ...], Field(max_length=MOST_PLANS)] = ()


class PaymentMethodCreate(PaymentMethodBase):
    """One more method of a class; ``currency`` where it is cash of another one."""

    kind: RequiredText
    currency: CurrencyCode | None = None


class PaymentMethodUpdate(Schema):
    """What of a method is to change."""

    name: ShortText | None = None
    is_on: bool | None = None
    position: Annotated[int, Field(ge=0, le=1000)] | None = None
    key: ShortText | None = None
    reference: Reference | None = None
    plans: Annotated[tuple[PaymentPlan, ...], Field(max_length=MOST_PLANS)] | None = (
        None
    )


class PaymentMethodResponse(PaymentMethodBase):
    """A method as the shop has it; ``id`` is empty where nobody changed it yet."""

    id: UUID | None = None
    code: str

    def plan(self, name: str) -> PaymentPlan | None:
        """Return one of its plans by its name."""
        return next((each for each in self.plans if each.name == name), None)


class ExchangeRateResponse(Schema):
    """What one of a currency is worth in the shop's, since a day."""

    currency: str
    business_day: date
    rate: Decimal

    def is_of(self, day: date) -> bool:
        """Tell whether it was set for a day, or for a later one by a faster clock."""
        return self.business_day >= day
