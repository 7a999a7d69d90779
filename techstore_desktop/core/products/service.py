"""The catalogue: finding products at the counter, and keeping them in order."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.products import (
    catalogue,
    categories,
    checking,
    costing,
    finding,
    listing,
    pictures,
    scanning,
)
from techstore_desktop.core.products.history import product_history
from techstore_desktop.core.products.in_store import InStoreRule
from techstore_desktop.core.products.models import Category, Picture, Product
from techstore_desktop.core.products.scanning import Scanned
from techstore_desktop.core.products.schemas import (
    CategoryCreate,
    CategoryResponse,
    CategoryUpdate,
    ProductChange,
    ProductCreate,
    ProductFilter,
    ProductResponse,
    ProductSort,
    ProductSummary,
    ProductUpdate,
)
from techstore_desktop.core.stock import branch_costs, movements
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_NOT_COLUMNS = {"barcodes", "opening_stock"}


class ProductService:
    """The products of the shop and their categories."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles
        self._products = Repository(Product)
        self._categories = Repository(Category)

    def search(self, text: str, *, limit: int = 50) -> list[ProductSummary]:
        """Return the products that a few letters may mean, the likeliest first."""
        with self._database.reading() as reading:
            return finding.search_products(reading, text, limit=limit)

    def find_by_code(self, code: str) -> ProductSummary | None:
        """Return the product with this barcode or SKU, or None."""
        with self._database.reading() as reading:
            return finding.find_by_code(reading, code)

    def scan(self, code: str) -> Scanned | None:
        """Return what a code means: a product, so much of it, or one unit of it."""
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            rules = [InStoreRule.model_validate(r) for r in profile.in_store_codes]
            digits = profile.currency.digits
            return scanning.scanned(reading, code, rules=rules, digits=digits)

    def page(
        self,
        wanted: ProductFilter,
        *,
        sort: ProductSort = ProductSort.NAME,
        descending: bool = False,
        offset: int = 0,
        limit: int = 100,
    ) -> list[ProductSummary]:
        """Return one page of the products that meet a filter."""
        with self._database.reading() as reading:
            return listing.page(
                reading,
                wanted,
                sort=sort,
                descending=descending,
                offset=offset,
                limit=limit,
            )

    def count(self, wanted: ProductFilter) -> int:
        """Return how many products meet a filter."""
        with self._database.reading() as reading:
            return listing.count(reading, wanted)

    def get(self, product_id: UUID) -> ProductResponse:
        """Return a product, whole. Raises RuleBroken ``product.not_found``."""
        with self._database.reading() as reading:
            return self._response(reading, product_id)

    def problems(
        self, data: ProductCreate | ProductUpdate, *, except_id: UUID | None = None
    ) -> dict[str, RuleBroken]:
        """Return every rule that a product as typed would break, by its field."""
        with self._database.reading() as reading:
            return checking.problems(reading, data, except_id=except_id)

    def create(
        self, actor: Actor, data: ProductCreate, *, approval: Approval | None = None
    ) -> ProductResponse:
        """Add a product with its barcodes and what is on the shelf.

        Raises RuleBroken ``product.sku_taken``, ``product.barcode_taken``,
        ``category.not_found``, ``price.too_many_decimals``.
        """
        approved_by = authorize(actor, {Permission.EDIT_PRODUCTS}, approval)
        with self._database.transaction(
            "product.created", actor, approved_by=approved_by
        ) as transaction:
            catalogue.check_sku(transaction, data.sku)
            catalogue.check_amounts(transaction, data.price, data.cost)
            catalogue.check_category(transaction, data.category_id)
            product = self._products.create(
                transaction, data.model_dump(exclude=_NOT_COLUMNS)
            )
            transaction.flush()
            codes = catalogue.normal_codes(data.barcodes)
            catalogue.set_barcodes(transaction, product.id, codes)
            _open_stock(transaction, product, data)
        return self.get(product.id)

    def update(
        self,
        actor: Actor,
        product_id: UUID,
        data: ProductUpdate,
        *,
        approval: Approval | None = None,
    ) -> ProductResponse:
        """Change what ``data`` names. Raises RuleBroken as ``create`` does."""
        approved_by = authorize(actor, {Permission.EDIT_PRODUCTS}, approval)
        with self._database.reading() as reading:
            price = self._products.get(reading, product_id).price
        is_priced = data.price is not None and data.price != price
        action = "product.price_changed" if is_priced else "product.updated"
        with self._database.transaction(
            action, actor, approved_by=approved_by
        ) as transaction:
            _check_update(transaction, product_id, data)
            if data.cost is not None:
                costing.set_by_person(transaction, product_id, data.cost)
            values: dict[str, Any] = data.model_dump(
                exclude_unset=True, exclude={*_NOT_COLUMNS, "cost"}
            )
            self._products.update(transaction, product_id, values)
            if data.barcodes is not None:
                codes = catalogue.normal_codes(data.barcodes)
                catalogue.set_barcodes(transaction, product_id, codes)
        return self.get(product_id)

    def archive(self, actor: Actor, product_id: UUID) -> None:
        """Take a product out of the catalogue; its sales and history stay."""
        authorize(actor, {Permission.EDIT_PRODUCTS})
        with self._database.transaction("product.archived", actor) as transaction:
            self._products.archive(transaction, product_id)

    def restore(self, actor: Actor, product_id: UUID) -> None:
        """Bring a product back. Raises RuleBroken where its codes were taken."""
        authorize(actor, {Permission.EDIT_PRODUCTS})
        with self._database.transaction("product.restored", actor) as transaction:
            product = self._products.get(transaction, product_id)
            catalogue.check_sku(transaction, product.sku, except_id=product_id)
            codes = [
                row.code for row in catalogue.live_barcodes(transaction, product_id)
            ]
            catalogue.check_barcodes(transaction, codes, except_id=product_id)
            self._products.restore(transaction, product_id)

    def history(self, product_id: UUID) -> list[ProductChange]:
        """Return every change of a product, the newest first."""
        with self._database.reading() as reading:
            return product_history(reading, product_id)

    def set_picture(self, actor: Actor, product_id: UUID, content: bytes) -> None:
        """Give a product a picture. Raises RuleBroken ``picture.*``."""
        authorize(actor, {Permission.EDIT_PRODUCTS})
        small = pictures.scaled(content)
        with self._database.transaction("product.pictured", actor) as transaction:
            name = pictures.keep(transaction, small)
            self._products.update(transaction, product_id, {"picture_sha256": name})

    def picture(self, sha256: str) -> bytes | None:
        """Return a picture's content by its name, if it is here already."""
        with self._database.reading() as reading:
            row = reading.session.get(Picture, sha256)
            return row.content if row else None

    def brands(self) -> list[str]:
        """Return the brands of the live products, by name."""
        with self._database.reading() as reading:
            statement = (
                select(Product.brand)
                .where(Product.archived_at.is_(None), Product.brand != "")
                .distinct()
                .order_by(Product.brand)
            )
            return list(reading.session.scalars(statement))

    def categories(self) -> list[CategoryResponse]:
        """Return the category tree as a list, by name."""
        with self._database.reading() as reading:
            return categories.tree(reading)

    def create_category(self, actor: Actor, data: CategoryCreate) -> CategoryResponse:
        """Add a category. Raises RuleBroken ``category.*``."""
        authorize(actor, {Permission.EDIT_PRODUCTS})
        with self._database.transaction("category.created", actor) as transaction:
            categories.check_parent(transaction, data.parent_id)
            categories.check_name(
                transaction, data.name, data.parent_id, except_id=None
            )
            row = self._categories.create(transaction, data)
        return CategoryResponse(id=row.id, name=row.name, parent_id=row.parent_id)

    def update_category(
        self, actor: Actor, category_id: UUID, data: CategoryUpdate
    ) -> CategoryResponse:
        """Rename or move a category. Raises RuleBroken ``category.*``."""
        authorize(actor, {Permission.EDIT_PRODUCTS})
        with self._database.transaction("category.updated", actor) as transaction:
            row = self._categories.update(transaction, category_id, data)
            categories.check_parent(transaction, row.parent_id, child_id=category_id)
            categories.check_name(
                transaction, row.name, row.parent_id, except_id=category_id
            )
        return CategoryResponse(id=row.id, name=row.name, parent_id=row.parent_id)

    def archive_category(self, actor: Actor, category_id: UUID) -> None:
        """Take an empty category off the tree. Raises ``category.not_empty``."""
        authorize(actor, {Permission.EDIT_PRODUCTS})
        with self._database.transaction("category.archived", actor) as transaction:
            categories.check_empty(transaction, category_id)
            self._categories.archive(transaction, category_id)

    def _response(self, reading: Reading, product_id: UUID) -> ProductResponse:
        product = self._products.get(reading, product_id)
        category = (
            reading.session.get(Category, product.category_id)
            if product.category_id
            else None
        )
        level = movements.on_hand(reading, [product_id])
        names = ProductResponse.model_fields.keys() & Product.__mapper__.attrs.keys()
        return ProductResponse.model_construct(
            **{name: getattr(product, name) for name in names - {"cost"}},
            cost=branch_costs.cost_here(reading, product_id),
            cost_reach=costing.reach_of(reading, product_id),
            barcodes=tuple(
                row.code for row in catalogue.live_barcodes(reading, product_id)
            ),
            category_name=category.name if category else None,
            on_hand=level.get(product_id, product.minimum_stock * 0),
        )


def _check_update(
    transaction: Transaction, product_id: UUID, data: ProductUpdate
) -> None:
    for name in ("sku", "name", "price", "cost"):
        if name in data.model_fields_set and getattr(data, name) is None:
            raise RuleBroken("product.field_missing", field=name)
    if data.sku is not None:
        catalogue.check_sku(transaction, data.sku, except_id=product_id)
    catalogue.check_amounts(transaction, data.price, data.cost)
    catalogue.check_category(transaction, data.category_id)


def _open_stock(
    transaction: Transaction, product: Product, data: ProductCreate
) -> None:
    if data.is_stocked and data.opening_stock:
        movements.move(
            transaction,
            product.id,
            data.opening_stock,
            reason=MovementReason.OPENING,
            unit_cost=data.cost,
        )
