"""One part of a tax: a rate, or a fixed amount per unit, or both (R5)."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from techstore_desktop.core.schema import RequiredText, Schema


class TaxComponent(Schema):
    """A tax on one line. ``rate`` in per cent; compound ones tax the taxes before."""

    name: RequiredText
    rate: Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)] = Decimal(0)
    amount_per_unit: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    is_compound: bool = False
