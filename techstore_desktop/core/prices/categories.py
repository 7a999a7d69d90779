"""Categories and what lies beneath them."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.products.models import Category
from techstore_desktop.core.storage.transaction import Reading

Parents = Mapping[UUID, UUID | None]


def parents(reading: Reading) -> Parents:
    """Return each category's parent."""
    rows = reading.session.execute(select(Category.id, Category.parent_id))
    return {row.id: row.parent_id for row in rows}


def lineage(category_id: UUID, tree: Parents) -> list[UUID]:
    """Return a category and what it lies beneath, the nearest first."""
    line: list[UUID] = []
    current: UUID | None = category_id
    while current is not None and current not in line:
        line.append(current)
        current = tree.get(current)
    return line


def with_descendants(chosen: frozenset[UUID], tree: Parents) -> frozenset[UUID]:
    """Return categories and all that lie beneath them."""
    if not chosen:
        return chosen
    beneath = {each for each in tree if chosen.intersection(lineage(each, tree))}
    return chosen | beneath
