"""One repair that two tills handed out and billed while they were apart (R54)."""

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import func, select

from techstore_desktop.core.attention import repairs
from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import OnlyTold, first_id, key_of
from techstore_desktop.core.attention.schemas import AttentionItem, Choice
from techstore_desktop.core.repairs.deliveries import standing
from techstore_desktop.core.repairs.models import RepairDelivery
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.storage.transaction import Reading

_COUNT = func.count()
_STANDING = standing(RepairDelivery.job_id, RepairDelivery.sale_id).subquery(
    "standing_delivery"
)


class RepairBilledTwice(OnlyTold):
    """Keyed by the repair and how many sales bill it: one more is another case.

    Voiding one of the sales settles it by itself.
    """

    name: ClassVar = "repair_billed_twice"
    tables: ClassVar = frozenset({"repair_delivery"})
    choice: ClassVar = Choice(name="keep_both")

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per repair."""
        rows = reading.session.execute(
            select(_STANDING.c.job_id, _COUNT.label("count"))
            .group_by(_STANDING.c.job_id)
            .having(_COUNT > 1)
            .order_by(_STANDING.c.job_id)
        )
        return [key_of(self.name, row.job_id, row.count) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which sales bill it."""
        return [item for key in keys if (item := self._item(reading, key))]

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        job = repairs.job_of(reading, first_id(key))
        deliveries = select(RepairDelivery.sale_id).where(
            RepairDelivery.job_id == first_id(key), RepairDelivery.voids_id.is_(None)
        )
        sales = reading.session.execute(
            documents().where(Sale.id.in_(deliveries))
        ).all()
        if job is None or not sales:
            return None
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=sales[-1].occurred_at,
            values={"number": job.number, "device": repairs.device(job)},
            involved=(*map(document, sales), repairs.involved(job)),
        )
