"""The price list of repairs, by model and fault."""

from typing import Any
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.estimates.models import RepairPrice
from techstore_desktop.core.estimates.price_book import PricedFault, book_key
from techstore_desktop.core.estimates.schemas import (
    RepairPriceBase,
    RepairPriceCreate,
    RepairPriceResponse,
    RepairPriceUpdate,
)
from techstore_desktop.core.money import round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_prices = Repository(RepairPrice)
_ORDER = (
    RepairPrice.device_kind,
    RepairPrice.brand,
    RepairPrice.model,
    RepairPrice.fault,
    RepairPrice.id,
)


def live_prices(reading: Reading) -> list[RepairPrice]:
    """Return the rows in use; where two tills apart made one each, the first counts."""
    return _prices.get_multi(
        reading, RepairPrice.archived_at.is_(None), order_by=_ORDER
    )


class RepairPriceService:
    """Reads and edits the list."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def every(self, *, with_archived: bool = False) -> tuple[RepairPriceResponse, ...]:
        """Return the list, by kind, brand, model and fault."""
        with self._database.reading() as reading:
            self._profiles.of(reading)
            if not with_archived:
                return tuple(map(_response, live_prices(reading)))
            return tuple(map(_response, _prices.get_multi(reading, order_by=_ORDER)))

    def add(
        self,
        actor: Actor,
        data: RepairPriceCreate,
        *,
        approval: Approval | None = None,
    ) -> RepairPriceResponse:
        """Add a row.

        Raises RuleBroken ``repair_price.exists``, ``repair_price.for_everything``.
        """
        approved_by = authorize(actor, {Permission.EDIT_PRICES}, approval)
        with self._database.transaction(
            "repair_price.created", actor, approved_by=approved_by
        ) as transaction:
            _refuse_twice(transaction, data.model_dump(), None)
            values = self._rounded(transaction, data.model_dump())
            return _response(_prices.create(transaction, values))

    def update(
        self,
        actor: Actor,
        price_id: UUID,
        data: RepairPriceUpdate,
        *,
        approval: Approval | None = None,
    ) -> RepairPriceResponse:
        """Change a row; what was estimated by it stays as it is.

        Raises RuleBroken ``repair_price.exists``, ``repair_price.for_everything``.
        """
        approved_by = authorize(actor, {Permission.EDIT_PRICES}, approval)
        with self._database.transaction(
            "repair_price.updated", actor, approved_by=approved_by
        ) as transaction:
            values = data.model_dump(exclude_none=True)
            kept = _response(_prices.get(transaction, price_id)).model_dump()
            _refuse_twice(transaction, kept | values, price_id)
            values = self._rounded(transaction, values)
            return _response(_prices.update(transaction, price_id, values))

    def archive(
        self, actor: Actor, price_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Take a row out of use."""
        approved_by = authorize(actor, {Permission.EDIT_PRICES}, approval)
        with self._database.transaction(
            "repair_price.archived", actor, approved_by=approved_by
        ) as transaction:
            _prices.archive(transaction, price_id)

    def restore(
        self, actor: Actor, price_id: UUID, *, approval: Approval | None = None
    ) -> None:
        """Bring a row back. Raises RuleBroken ``repair_price.exists``."""
        approved_by = authorize(actor, {Permission.EDIT_PRICES}, approval)
        with self._database.transaction(
            "repair_price.restored", actor, approved_by=approved_by
        ) as transaction:
            kept = _response(_prices.get(transaction, price_id)).model_dump()
            _refuse_twice(transaction, kept, price_id)
            _prices.restore(transaction, price_id)

    def _rounded(
        self, transaction: Transaction, values: dict[str, Any]
    ) -> dict[str, Any]:
        if "price" not in values:
            return values
        digits = self._profiles.of(transaction).currency.digits
        return values | {"price": round_half_up(values["price"], digits)}


def key_of(row: Any) -> PricedFault:
    """Return what a row is found by."""
    return book_key(row.device_kind, row.brand, row.model, row.fault)


def _refuse_twice(
    reading: Reading, values: dict[str, Any], price_id: UUID | None
) -> None:
    names = ("device_kind", "brand", "model", "fault")
    key = book_key(*(values[name] for name in names))
    if not any(key):
        raise RuleBroken("repair_price.for_everything")
    if any(key_of(row) == key and row.id != price_id for row in live_prices(reading)):
        raise RuleBroken("repair_price.exists", fault=values["fault"])


def _response(row: RepairPrice) -> RepairPriceResponse:
    names = ("id", *RepairPriceBase.model_fields)
    return RepairPriceResponse(
        **{name: getattr(row, name) for name in names},
        is_archived=row.archived_at is not None,
    )
