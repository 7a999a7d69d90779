"""The price lists as a manager edits them, and as a sale reads them."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.customers.merging import survivor
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.prices import listed_prices
from techstore_desktop.core.prices.models import PriceList, PriceListPrice
from techstore_desktop.core.prices.schemas import (
    ListedPrice,
    PriceListBase,
    PriceListCreate,
    PriceListResponse,
    PriceListUpdate,
)
from techstore_desktop.core.prices.sheets import (
    HEADER,
    PriceSheet,
    read_prices,
    written,
)
from techstore_desktop.core.prices.terms import PriceListTerms
from techstore_desktop.core.products.catalogue import check_amounts
from techstore_desktop.core.products.importing.exporting import write_file
from techstore_desktop.core.products.importing.reading import MOST_ROWS, read_sheet
from techstore_desktop.core.storage.database import Database, Touched
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

WATCHED = {"price_list", "price_list_price", "category", "shop"}


class PriceListService:
    """What some customers pay."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles
        self._lists = Repository(PriceList)
        self._known: dict[UUID, PriceListTerms] = {}
        database.on_commit(self._forget)

    def price_lists(self, *, with_archived: bool = False) -> list[PriceListResponse]:
        """Return the price lists by name."""
        criteria = () if with_archived else (PriceList.archived_at.is_(None),)
        with self._database.reading() as reading:
            rows = self._lists.get_multi(reading, *criteria, order_by=(PriceList.name,))
            return [_response(reading, row) for row in rows]

    def create(self, actor: Actor, data: PriceListCreate) -> PriceListResponse:
        """Add a price list. Raises RuleBroken ``price_list.name_taken``."""
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("price_list.created", actor) as transaction:
            _check_name(transaction, data.name, except_id=None)
            row = self._lists.create(transaction, _values(data))
            transaction.flush()
            return _response(transaction, row)

    def update(
        self, actor: Actor, price_list_id: UUID, data: PriceListUpdate
    ) -> PriceListResponse:
        """Change what ``data`` names. Raises RuleBroken ``price_list.name_taken``."""
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("price_list.updated", actor) as transaction:
            if data.name is not None:
                _check_name(transaction, data.name, except_id=price_list_id)
            row = self._lists.update(transaction, price_list_id, _values(data))
            transaction.flush()
            return _response(transaction, row)

    def archive(self, actor: Actor, price_list_id: UUID) -> None:
        """Put a list out of use: its customers pay the usual prices."""
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("price_list.archived", actor) as transaction:
            self._lists.archive(transaction, price_list_id)

    def restore(self, actor: Actor, price_list_id: UUID) -> None:
        """Bring a list back into use."""
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("price_list.restored", actor) as transaction:
            self._lists.restore(transaction, price_list_id)

    def prices(
        self, price_list_id: UUID, *, offset: int = 0, limit: int = 100
    ) -> list[ListedPrice]:
        """Return one page of the products with a price of their own, by name."""
        with self._database.reading() as reading:
            return listed_prices.page(
                reading, price_list_id, offset=offset, limit=limit
            )

    def own_prices(
        self, price_list_id: UUID, product_ids: Sequence[UUID]
    ) -> dict[UUID, Decimal]:
        """Return which of some products have a price of their own, and what it is."""
        with self._database.reading() as reading:
            return listed_prices.of_products(reading, price_list_id, product_ids)

    def set_price(
        self, actor: Actor, price_list_id: UUID, product_id: UUID, amount: Decimal
    ) -> None:
        """Give a product a price of its own. Raises ``price.too_many_decimals``."""
        self.set_prices(actor, price_list_id, [(product_id, amount)])

    def set_prices(
        self, actor: Actor, price_list_id: UUID, prices: Sequence[tuple[UUID, Decimal]]
    ) -> None:
        """Give products prices of their own, all of them or none.

        Raises RuleBroken ``price.negative`` and ``price.too_many_decimals``.
        """
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("price_list.priced", actor) as transaction:
            self._lists.get(transaction, price_list_id)
            check_amounts(transaction, *(amount for _, amount in prices))
            listed_prices.put(transaction, price_list_id, dict(prices))

    def export(self, price_list_id: UUID, path: Path) -> int:
        """Write the own prices as CSV or XLSX; return how many.

        Raises RuleBroken ``export.kind_unknown``, Unavailable ``export.not_written``.
        """
        rows = written(self.prices(price_list_id, limit=MOST_ROWS))
        write_file(path, rows, HEADER)
        return len(rows)

    def read_sheet(self, path: Path) -> PriceSheet:
        """Return the prices in a file, by SKU or barcode, and its bad rows.

        Raises what ``read_sheet`` of the catalogue's import and ``read_prices`` raise.
        """
        sheet = read_sheet(path)
        formats = self._profiles.current().formats
        with self._database.reading() as reading:
            return read_prices(reading, sheet, formats)

    def remove_price(self, actor: Actor, price_list_id: UUID, product_id: UUID) -> None:
        """Let a product follow the list's per cents again."""
        authorize(actor, {Permission.EDIT_PRICES})
        with self._database.transaction("price_list.unpriced", actor) as transaction:
            listed_prices.take_off(transaction, price_list_id, product_id)

    def for_customer(self, customer_id: UUID | None) -> PriceListTerms | None:
        """Return the price list of a customer; None where they pay as everybody."""
        if customer_id is None:
            return None
        with self._database.reading() as reading:
            customer = survivor(reading, customer_id)
            row = listed_prices.of_customer(reading, customer.price_list_id)
            if row is None:
                return None
            if row.id not in self._known:
                self._known[row.id] = listed_prices.terms_of(reading, row)
            return self._known[row.id]

    def _forget(self, touched: Touched) -> None:
        if WATCHED & touched.keys():
            self._known.clear()


def _values(data: PriceListBase | PriceListUpdate) -> dict[str, Any]:
    values = data.model_dump(exclude_none=True, exclude={"category_percents"})
    if data.category_percents is not None:
        dumped = data.model_dump(mode="json", include={"category_percents"})
        values |= dumped
    return values


def _check_name(reading: Reading, name: str, *, except_id: UUID | None) -> None:
    same = select(PriceList.id).where(
        PriceList.name == name, PriceList.archived_at.is_(None)
    )
    if any(found != except_id for found in reading.session.scalars(same)):
        raise RuleBroken("price_list.name_taken", name=name)


def _response(reading: Reading | Transaction, row: PriceList) -> PriceListResponse:
    return PriceListResponse(
        id=row.id,
        name=row.name,
        percent=row.percent,
        category_percents=tuple(row.category_percents),
        price_count=_count(reading, PriceListPrice, row.id),
        customer_count=_count(reading, Customer, row.id),
        is_archived=row.archived_at is not None,
    )


def _count(
    reading: Reading, model: type[PriceListPrice | Customer], price_list_id: UUID
) -> int:
    query = (
        select(func.count())
        .select_from(model)
        .where(model.price_list_id == price_list_id, model.archived_at.is_(None))
    )
    return int(reading.session.scalar(query) or 0)
