"""Rows of products straight from SQL: the searches and lists that must be quick."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from techstore_desktop.core.products.models import (
    Category,
    Product,
    ProductBarcode,
    product_search,
)
from techstore_desktop.core.products.schemas import (
    ProductFilter,
    ProductSort,
    ProductSummary,
)
from techstore_desktop.core.stock import branch_costs, serials
from techstore_desktop.core.stock.models import stock_level
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.types import QUANTITY_DIGITS

Rows: TypeAlias = Select[*tuple[Any, ...]]


class Candidate(NamedTuple):
    """As much of a live product as says how likely it is meant."""

    id: UUID
    sku: str
    name: str
    is_stocked: bool
    on_hand: Decimal


_SUMMARIES = TypeAdapter(list[ProductSummary])

_PRODUCT: Any = Product.__table__
_on_hand = func.coalesce(stock_level.c.on_hand, 0)
_STOCK = func.coalesce(
    stock_level.c.on_hand, 0, type_=stock_level.c.on_hand.type
).label("on_hand")
_COLUMNS = (
    Product.id,
    Product.sku,
    Product.name,
    Product.brand,
    Product.category_id,
    Category.name.label("category_name"),
    Product.price,
    branch_costs.cost_of(_PRODUCT).label("cost"),
    Product.tax_id,
    _STOCK,
    Product.minimum_stock,
    Product.is_stocked,
    Product.tracks_serial_numbers,
    Product.imei_count,
    Product.warranty_months,
    Product.picture_sha256,
    Product.archived_at,
)
THOUSAND = 10**QUANTITY_DIGITS
_CANDIDATE = (Product.id, Product.sku, Product.name, Product.is_stocked, _STOCK)
_SORTS: dict[ProductSort, ColumnElement[Any]] = {
    ProductSort.NAME: Product.__table__.c.name,
    ProductSort.SKU: Product.__table__.c.sku,
    ProductSort.BRAND: Product.__table__.c.brand,
    ProductSort.CATEGORY: Category.__table__.c.name,
    ProductSort.PRICE: Product.__table__.c.price,
    ProductSort.COST: branch_costs.cost_of(_PRODUCT),
    ProductSort.ON_HAND: _on_hand,
}


def rows(reading: Reading) -> Rows:
    """Return the query for summaries, with the stock and the costs of this branch."""
    return _rows(reading.origin.branch_id)


def _rows(branch_id: UUID | BindParameter[UUID]) -> Rows:
    query = (
        select(*_COLUMNS)
        .select_from(Product)
        .outerjoin(Category, Category.id == Product.category_id)
    )
    return branch_costs.joined(_with_stock(query, branch_id), _PRODUCT, branch_id)


def _with_stock(query: Rows, branch_id: UUID | BindParameter[UUID]) -> Rows:
    is_here = and_(
        stock_level.c.product_id == Product.id,
        stock_level.c.branch_id == branch_id,
    )
    return query.outerjoin(stock_level, is_here)


_BY_IDS = _rows(bindparam("branch")).where(
    Product.id.in_(bindparam("ids", expanding=True))
)


def fetch(
    reading: Reading, statement: Rows, wanted: Mapping[str, object] | None = None
) -> list[ProductSummary]:
    """Run a query for summaries."""
    found = reading.connection.execute(statement, wanted)
    names = tuple(found.keys())
    return _SUMMARIES.validate_python(
        [dict(zip(names, row, strict=True)) for row in found]
    )


def by_ids(reading: Reading, ids: Sequence[UUID]) -> list[ProductSummary]:
    """Return these products, in no promised order."""
    wanted = {"branch": reading.origin.branch_id, "ids": ids}
    return fetch(reading, _BY_IDS, wanted)


def candidates(reading: Reading, text: str, *, most: int) -> list[Candidate]:
    """Return live products that a few letters match, in no promised order.

    Of more than ``most`` matches only so many are looked at.
    """
    dialect = reading.connection.dialect.name
    wanted = {
        "expression": search.match_expression(text, dialect),
        "limit": most,
        "branch": reading.origin.branch_id,
    }
    if wanted["expression"] is None:
        return []
    found = reading.connection.execute(_candidates(dialect), wanted)
    return [Candidate(*row) for row in found]


@cache
def _candidates(dialect: str) -> Rows:
    """Return the query for candidates, made once: it is asked at every key."""
    ids = search.some_ids(product_search, dialect).subquery()
    query = select(*_CANDIDATE).select_from(Product)
    return _with_stock(query, bindparam("branch")).where(
        Product.id.in_(select(ids.c.id)), Product.archived_at.is_(None)
    )


def page(
    reading: Reading,
    wanted: ProductFilter,
    *,
    sort: ProductSort,
    descending: bool,
    offset: int,
    limit: int,
) -> list[ProductSummary]:
    """Return one page of the products that meet a filter."""
    column = _SORTS[sort]
    order = column.desc() if descending else column.asc()
    return fetch(
        reading,
        rows(reading)
        .where(*criteria(reading, wanted))
        .order_by(order, Product.id)
        .offset(offset)
        .limit(limit),
    )


def count(reading: Reading, wanted: ProductFilter) -> int:
    """Return how many products meet a filter."""
    statement = rows(reading).where(*criteria(reading, wanted))
    counted = statement.with_only_columns(func.count(), maintain_column_froms=True)
    return int(reading.session.scalar(counted) or 0)


def criteria(reading: Reading, wanted: ProductFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter."""
    conditions: list[ColumnElement[bool]] = [
        Product.archived_at.is_not(None)
        if wanted.is_archived
        else Product.archived_at.is_(None)
    ]
    if wanted.category_id:
        conditions.append(Product.category_id.in_(_descendants(wanted.category_id)))
    if wanted.brand:
        conditions.append(Product.brand == wanted.brand)
    if wanted.is_low:
        conditions += [Product.is_stocked.is_(True), _on_hand <= Product.minimum_stock]
    if wanted.is_negative:
        conditions.append(stock_level.c.on_hand < Decimal(0))
    if wanted.has_no_barcode:
        conditions.append(~_has_barcode())
    if wanted.lacks_numbers:
        conditions.append(_lacks_numbers(reading.origin.branch_id))
    found = search.condition(
        product_search, wanted.text, Product.__table__.c.id, reading.connection
    )
    return conditions if found is None else [*conditions, found]


def _lacks_numbers(branch_id: UUID) -> ColumnElement[bool]:
    """Return the condition for products with pieces that nobody knows by number."""
    known = serials.on_shelf(branch_id).subquery()
    tracked = aliased(Product)
    thousandths = type_coerce(stock_level.c.on_hand, BigInteger)
    return Product.id.in_(
        select(tracked.id)
        .join(stock_level, stock_level.c.product_id == tracked.id)
        .outerjoin(known, known.c.product_id == tracked.id)
        .where(
            tracked.tracks_serial_numbers.is_(True),
            stock_level.c.branch_id == branch_id,
            thousandths > func.coalesce(known.c.known, 0) * THOUSAND,
        )
    )


def _has_barcode() -> ColumnElement[bool]:
    return (
        select(ProductBarcode.id)
        .where(
            ProductBarcode.product_id == Product.id,
            ProductBarcode.archived_at.is_(None),
        )
        .exists()
    )


def _descendants(category_id: UUID) -> Rows:
    tree = select(Category.id).where(Category.id == category_id).cte(recursive=True)
    child = aliased(Category)
    tree = tree.union_all(select(child.id).join(tree, child.parent_id == tree.c.id))
    return select(tree.c.id)


def by_code(code: str) -> ColumnElement[bool]:
    """Return the condition for a barcode in its normal form, or a SKU."""
    barcoded = select(ProductBarcode.product_id).where(
        ProductBarcode.code == code, ProductBarcode.archived_at.is_(None)
    )
    return or_(Product.id.in_(barcoded), Product.sku == code)
