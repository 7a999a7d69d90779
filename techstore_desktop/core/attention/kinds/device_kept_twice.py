"""A device that two tills apart kept for the stock, or one kept and one handed out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import aliased

from techstore_desktop.core.attention import repairs
from techstore_desktop.core.attention.kind import (
    PUT_RIGHT,
    Decision,
    PutRight,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.schemas import AttentionItem, Involved
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.keeping import off_the_shelf
from techstore_desktop.core.collection.models import CollectionAct
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs.choices import IdentityCheck
from techstore_desktop.core.repairs.models import RepairDelivery
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.storage.transaction import Reading, Transaction

_COUNT = func.count()
_void = aliased(RepairDelivery)
_ON_SHELF = (
    select(CollectionAct.id, CollectionAct.job_id, CollectionAct.occurred_at)
    .join(StockMovement, StockMovement.document_id == CollectionAct.id)
    .where(CollectionAct.kind == CollectionKind.TO_STOCK)
    .group_by(CollectionAct.id, CollectionAct.job_id, CollectionAct.occurred_at)
    .having(func.sum(StockMovement.quantity) > Decimal(0))
    .subquery("kept_device")
)
_FETCHED = (
    select(RepairDelivery.job_id)
    .outerjoin(_void, _void.voids_id == RepairDelivery.id)
    .where(
        RepairDelivery.job_id.in_(select(_ON_SHELF.c.job_id)),
        RepairDelivery.identity_check != IdentityCheck.KEPT,
        RepairDelivery.voids_id.is_(None),
        _void.id.is_(None),
    )
)


class DeviceKeptTwice(PutRight):
    """Keyed by the repair and how many times its one device went somewhere."""

    name: ClassVar = "device_kept_twice"
    tables: ClassVar = frozenset(
        {"collection_act", "repair_delivery", "stock_movement"}
    )

    def cases(self, reading: Reading, limit: int | None = None, /) -> list[str]:
        """Return one case per repair."""
        rows = reading.session.execute(_more_than_once().limit(limit))
        return [key_of(self.name, row.job_id, Decimal(row.ends)) for row in rows]

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which device, and what it became."""
        return [item for key in keys if (item := self._item(reading, key))]

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Take what was kept too often off the shelf. Raises ``attention.gone``."""
        if decision.choice != PUT_RIGHT:
            return
        job_id = first_id(key)
        row = transaction.session.execute(_more_than_once(job_id)).first()
        if row is None:
            raise RuleBroken("attention.gone")
        for act in _acts(transaction, job_id)[: row.ends - 1]:
            off_the_shelf(transaction, act.id)

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        job = repairs.job_of(reading, first_id(key))
        acts = reading.session.scalars(
            select(CollectionAct)
            .where(
                CollectionAct.job_id == first_id(key),
                CollectionAct.kind == CollectionKind.TO_STOCK,
            )
            .order_by(CollectionAct.occurred_at)
        ).all()
        if job is None or not acts:
            return None
        products = reading.session.scalars(
            select(Product)
            .where(Product.id.in_([act.product_id for act in acts]))
            .order_by(Product.id)
        )
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=acts[-1].occurred_at,
            values={"number": job.number, "device": repairs.device(job)},
            involved=(
                *(
                    Involved(table="product", id=each.id, name=each.name)
                    for each in products
                ),
                repairs.involved(job),
            ),
        )


def _acts(reading: Reading, job_id: UUID) -> Sequence[Any]:
    """Return what stands on the shelf of a repair's device, the last kept first."""
    return reading.session.execute(
        select(_ON_SHELF)
        .where(_ON_SHELF.c.job_id == job_id)
        .order_by(_ON_SHELF.c.occurred_at.desc(), _ON_SHELF.c.id.desc())
    ).all()


def _more_than_once(job_id: UUID | None = None) -> Select[Any]:
    ends = union_all(
        select(_ON_SHELF.c.job_id),
        _FETCHED,
    ).subquery("device_end")
    query: Select[Any] = (
        select(ends.c.job_id, _COUNT.label("ends"))
        .group_by(ends.c.job_id)
        .having(_COUNT > 1)
        .order_by(ends.c.job_id)
    )
    return query if job_id is None else query.where(ends.c.job_id == job_id)
