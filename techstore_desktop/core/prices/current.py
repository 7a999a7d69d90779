"""The promotions of the shop as sales need them: read once, anew after a change."""

from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.prices.categories import parents, with_descendants
from techstore_desktop.core.prices.models import Promotion
from techstore_desktop.core.prices.terms import PromotionTerms
from techstore_desktop.core.storage.database import Database, Touched
from techstore_desktop.core.storage.transaction import Reading

WATCHED = {"promotion", "category", "shop"}


class CurrentPromotions:
    """Gives the live promotions, whether or not they hold today."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: tuple[PromotionTerms, ...] | None = None
        database.on_commit(self._forget)

    def of(self, reading: Reading) -> tuple[PromotionTerms, ...]:
        """Return the promotions."""
        if self._kept is None:
            self._kept = _read(reading)
        return self._kept

    def current(self) -> tuple[PromotionTerms, ...]:
        """Return the promotions, outside any transaction."""
        if self._kept is not None:
            return self._kept
        with self._database.reading() as reading:
            return self.of(reading)

    def _forget(self, touched: Touched) -> None:
        if WATCHED & touched.keys():
            self._kept = None


def _read(reading: Reading) -> tuple[PromotionTerms, ...]:
    tree = parents(reading)
    rows = reading.session.scalars(
        select(Promotion)
        .where(Promotion.archived_at.is_(None))
        .order_by(Promotion.priority.desc(), Promotion.name, Promotion.id)
    )
    return tuple(
        PromotionTerms(
            id=row.id,
            name=row.name,
            kind=row.kind,
            percent=row.percent,
            amount=row.amount,
            quantity=row.quantity,
            paid_quantity=row.paid_quantity,
            priority=row.priority,
            first_day=row.first_day,
            last_day=row.last_day,
            weekdays=frozenset(row.weekdays),
            from_time=row.from_time,
            until_time=row.until_time,
            category_ids=with_descendants(frozenset(map(UUID, row.category_ids)), tree),
            product_ids=frozenset(map(UUID, row.product_ids)),
            may_sell_under_cost=row.may_sell_under_cost,
        )
        for row in rows
    )
