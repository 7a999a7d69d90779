"""The category tree within an open transaction."""

from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.models import Category, Product
from techstore_desktop.core.products.schemas import CategoryResponse
from techstore_desktop.core.storage.transaction import Reading, Transaction


def tree(reading: Reading) -> list[CategoryResponse]:
    """Return the live categories by name, each with its own live products counted."""
    counted = (
        select(Product.category_id, func.count().label("product_count"))
        .where(Product.archived_at.is_(None))
        .group_by(Product.category_id)
        .subquery()
    )
    rows = reading.session.execute(
        select(
            Category.id,
            Category.name,
            Category.parent_id,
            func.coalesce(counted.c.product_count, 0).label("product_count"),
        )
        .outerjoin(counted, counted.c.category_id == Category.id)
        .where(Category.archived_at.is_(None))
        .order_by(Category.name)
    )
    return [CategoryResponse.model_validate(row) for row in rows]


def check_parent(
    reading: Reading, parent_id: UUID | None, *, child_id: UUID | None = None
) -> None:
    """Raise RuleBroken ``category.not_found`` or ``category.inside_itself``."""
    seen: set[UUID] = set()
    while parent_id is not None and parent_id not in seen:
        if parent_id == child_id:
            raise RuleBroken("category.inside_itself")
        seen.add(parent_id)
        parent = reading.session.get(Category, parent_id)
        if parent is None:
            raise RuleBroken("category.not_found", id=parent_id)
        parent_id = parent.parent_id


def check_name(
    reading: Reading, name: str, parent_id: UUID | None, *, except_id: UUID | None
) -> None:
    """Raise RuleBroken ``category.name_taken`` for a second one in the same place."""
    siblings = select(Category.id).where(
        Category.name == name,
        Category.parent_id == parent_id if parent_id else Category.parent_id.is_(None),
        Category.archived_at.is_(None),
    )
    if any(found != except_id for found in reading.session.scalars(siblings)):
        raise RuleBroken("category.name_taken", name=name)


def check_empty(reading: Reading, category_id: UUID) -> None:
    """Raise RuleBroken ``category.not_empty`` where products or others are in it."""
    products = select(Product.id).where(
        Product.category_id == category_id, Product.archived_at.is_(None)
    )
    children = select(Category.id).where(
        Category.parent_id == category_id, Category.archived_at.is_(None)
    )
    if reading.session.scalar(products.limit(1)) or reading.session.scalar(
        children.limit(1)
    ):
        raise RuleBroken("category.not_empty")


def named(transaction: Transaction, name: str) -> Category:
    """Return the top category of this name, made if it is not there."""
    found = transaction.session.scalars(
        select(Category)
        .where(Category.name == name, Category.archived_at.is_(None))
        .order_by(Category.id)
        .limit(1)
    ).first()
    return found or transaction.add(Category(name=name))
