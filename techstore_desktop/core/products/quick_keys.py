"""The keys beneath the checkout's search, as the manager lays them out."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.products import listing
from techstore_desktop.core.products.models import Category, QuickKeyPage
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.schema import OptionalText, RequiredText, Schema
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

MOST_PAGES, MOST_KEYS = 9, 60


class KeyColour(StrEnum):
    """Colours by the tokens that they are painted with."""

    PLAIN = "neutral"
    ACCENT = "accent"
    INFORMATION = "information"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


class QuickKey(Schema):
    """One key: a product that it sells, or a category that it opens."""

    product_id: UUID | None = None
    category_id: UUID | None = None
    label: OptionalText = ""
    colour: KeyColour = KeyColour.PLAIN


class QuickPage(Schema):
    """A page of keys in their order. Without an id it is new."""

    id: UUID | None = None
    name: RequiredText
    keys: Annotated[tuple[QuickKey, ...], Field(max_length=MOST_KEYS)] = ()


class ShownKey(Schema):
    """A key as the checkout shows it."""

    key: QuickKey
    label: str
    product: ProductSummary | None = None


class ShownPage(Schema):
    """A page as the checkout shows it."""

    id: UUID
    name: str
    keys: tuple[ShownKey, ...]


class QuickKeyService:
    """Lays the keys out, and reads them with what they sell."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pages = Repository(QuickKeyPage)

    def pages(self) -> list[QuickPage]:
        """Return the pages as they are laid out."""
        with self._database.reading() as reading:
            return [_page(row) for row in self._rows(reading)]

    def shown(self) -> list[ShownPage]:
        """Return the pages with names and prices; what is archived is left out."""
        with self._database.reading() as reading:
            rows = self._rows(reading)
            pages = [_page(row) for row in rows]
            keys = [key for page in pages for key in page.keys]
            ids = {key.product_id for key in keys if key.product_id}
            products = {each.id: each for each in listing.by_ids(reading, list(ids))}
            names = _categories(reading, {k.category_id for k in keys if k.category_id})
        return [
            ShownPage(
                id=row.id,
                name=page.name,
                keys=tuple(
                    shown
                    for key in page.keys
                    if (shown := _shown(key, products, names)) is not None
                ),
            )
            for row, page in zip(rows, pages, strict=True)
        ]

    def save(self, actor: Actor, pages: Sequence[QuickPage]) -> list[QuickPage]:
        """Keep a layout whole; pages that are not in it are put out of use.

        Raises RuleBroken ``quick_keys.too_many_pages``.
        """
        authorize(actor, {Permission.EDIT_SETTINGS})
        if len(pages) > MOST_PAGES:
            raise RuleBroken("quick_keys.too_many_pages", most=MOST_PAGES)
        with self._database.transaction("quick_keys.laid_out", actor) as transaction:
            wanted = {page.id for page in pages}
            for row in self._rows(transaction):
                if row.id not in wanted:
                    self._pages.archive(transaction, row.id)
            for place, page in enumerate(pages):
                values: dict[str, Any] = {
                    "name": page.name,
                    "position": place,
                    "content": [key.model_dump(mode="json") for key in page.keys],
                }
                if page.id is None:
                    self._pages.create(transaction, values)
                else:
                    self._pages.update(transaction, page.id, values)
        return self.pages()

    def _rows(self, reading: Reading) -> list[QuickKeyPage]:
        return self._pages.get_multi(
            reading,
            QuickKeyPage.archived_at.is_(None),
            order_by=(QuickKeyPage.position, QuickKeyPage.id),
        )


def _page(row: QuickKeyPage) -> QuickPage:
    return QuickPage(id=row.id, name=row.name, keys=tuple(row.content))


def _categories(reading: Reading, ids: set[UUID]) -> dict[UUID, str]:
    rows = reading.session.execute(
        select(Category.id, Category.name).where(
            Category.id.in_(ids), Category.archived_at.is_(None)
        )
    )
    return {row.id: row.name for row in rows}


def _shown(
    key: QuickKey, products: dict[UUID, ProductSummary], names: dict[UUID, str]
) -> ShownKey | None:
    if key.product_id is not None:
        product = products.get(key.product_id)
        if product is None or product.archived_at is not None:
            return None
        return ShownKey(key=key, label=key.label or product.name, product=product)
    name = names.get(key.category_id) if key.category_id else None
    return None if name is None else ShownKey(key=key, label=key.label or name)
