"""What goes along with a sale from above the sales, in the very same transaction.

Repairs lie above sales and are handed out at the checkout: whoever does that is given
to ``SaleService`` where the shop is put together.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.schemas import MethodTotal
from techstore_desktop.core.sales.tender import SettledPayment, Tender
from techstore_desktop.core.sales.writing import Agreed
from techstore_desktop.core.storage.transaction import Reading, Transaction


class Companion(Protocol):
    """Somebody who has a part in a sale."""

    def permissions(self, cart: Cart) -> set[Permission]:
        """Return what its part of a sale takes."""

    def brought(
        self, reading: Reading, cart: Cart, priced: PricedSale
    ) -> Sequence[Tender]:
        """Return what is paid already of a sale. Raises what its rules refuse."""

    def completed(self, transaction: Transaction, agreed: Agreed) -> None:
        """Do its part, once the sale's own rows are written."""

    def ways_back(
        self, reading: Reading, sale_ids: Collection[UUID], refund: SettledPayment
    ) -> Sequence[SettledPayment] | None:
        """Return how a refund really reaches the customer, where it is this one's.

        For the plan that a person sees: ``completed`` pays it that way.
        """

    def voided(self, transaction: Transaction, actor: Actor, sale_id: UUID) -> None:
        """Take its part back, once the void's own rows are written."""


def planned(
    companions: Sequence[Companion],
    reading: Reading,
    sale_ids: Collection[UUID],
    refunds: Sequence[SettledPayment],
) -> tuple[MethodTotal, ...]:
    """Return what the customer gets back by each method."""
    back: dict[str, Decimal] = defaultdict(Decimal)
    for refund in refunds:
        found = (each.ways_back(reading, sale_ids, refund) for each in companions)
        ways = next((each for each in found if each is not None), (refund,))
        for paid in ways:
            back[paid.method] -= paid.amount
    return tuple(
        MethodTotal(method=code, amount=amount) for code, amount in back.items()
    )
