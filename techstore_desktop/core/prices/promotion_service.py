"""The promotions as a manager edits them."""

from collections.abc import Sequence
from uuid import UUID

from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.prices.checking import check_promotion
from techstore_desktop.core.prices.models import Promotion
from techstore_desktop.core.prices.schemas import (
    PromotionBase,
    PromotionCreate,
    PromotionResponse,
    PromotionUpdate,
)
from techstore_desktop.core.products import listing
from techstore_desktop.core.products.catalogue import check_amounts
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository

_AS_JSON = ("weekdays", "category_ids", "product_ids")


class PromotionService:
    """What is off, for how long, and on what."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._promotions = Repository(Promotion)

    def promotions(self, *, with_archived: bool = False) -> list[PromotionResponse]:
        """Return the promotions in the order in which equals are taken."""
        criteria = () if with_archived else (Promotion.archived_at.is_(None),)
        order = (Promotion.priority.desc(), Promotion.name, Promotion.id)
        with self._database.reading() as reading:
            rows = self._promotions.get_multi(reading, *criteria, order_by=order)
            return [_response(row) for row in rows]

    def product_names(self, product_ids: Sequence[UUID]) -> dict[UUID, str]:
        """Return the names of products that promotions are for."""
        with self._database.reading() as reading:
            found = listing.by_ids(reading, list(product_ids)) if product_ids else []
            return {product.id: product.name for product in found}

    def create(self, actor: Actor, data: PromotionCreate) -> PromotionResponse:
        """Add a promotion; it holds from the next sale on.

        Raises RuleBroken ``promotion.*`` and ``price.too_many_decimals``.
        """
        authorize(actor, {Permission.EDIT_PRICES})
        check_promotion(data)
        with self._database.transaction("promotion.created", actor) as transaction:
            check_amounts(transaction, data.amount)
            row = self._promotions.create(transaction, _values(data))
        return _response(row)

    def update(
        self, actor: Actor, promotion_id: UUID, data: PromotionUpdate
    ) -> PromotionResponse:
        """Change a promotion; sales that were made keep theirs (R9a)."""
        authorize(actor, {Permission.EDIT_PRICES})
        check_promotion(data)
        with self._database.transaction("promotion.updated", actor) as transaction:
            check_amounts(transaction, data.amount)
            row = self._promotions.update(transaction, promotion_id, _values(data))
        return _response(row)

    def archive(self, actor: Actor, promotion_id: UUID) -> None:
        """End a promotion."""
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("promotion.archived", actor) as transaction:
            self._promotions.archive(transaction, promotion_id)

    def restore(self, actor: Actor, promotion_id: UUID) -> None:
        """Let a promotion hold again."""
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("promotion.restored", actor) as transaction:
            self._promotions.restore(transaction, promotion_id)


def _values(data: PromotionBase) -> dict[str, object]:
    plain = data.model_dump(mode="json", include=set(_AS_JSON))
    return data.model_dump(exclude=set(_AS_JSON)) | plain


def _response(row: Promotion) -> PromotionResponse:
    values = {name: getattr(row, name) for name in PromotionBase.model_fields}
    return PromotionResponse(
        **values, id=row.id, is_archived=row.archived_at is not None
    )
