"""What the screen needs of the shop beside products: categories, brands, taxes."""

from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from techstore_desktop.core.branches.schemas import BranchResponse, TaxResponse
from techstore_desktop.core.products.schemas import CategoryResponse
from techstore_desktop.shop import Shop


@dataclass(frozen=True, slots=True)
class Reference:
    """The choices of the forms and the words for ids, read once and on change."""

    categories: tuple[CategoryResponse, ...] = ()
    brands: tuple[str, ...] = ()
    taxes: tuple[TaxResponse, ...] = ()
    prices_include_tax: bool = True
    branch: BranchResponse | None = None
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))

    def category_path(self, category_id: UUID | None) -> str:
        """Return ``Components / Processors``; nothing for one that is gone."""
        by_id = {category.id: category for category in self.categories}
        names: list[str] = []
        while (
            found := by_id.pop(category_id, None) if category_id else None
        ) is not None:
            names.insert(0, found.name)
            category_id = found.parent_id
        return " / ".join(names)

    def tax_name(self, tax_id: UUID | None) -> str:
        """Return what a tax is called; nothing for one that is gone."""
        return next((tax.name for tax in self.taxes if tax.id == tax_id), "")


def read_reference(shop: Shop) -> Reference:
    """Read the choices anew. Runs on the worker."""
    profile = shop.branches.shop()
    return Reference(
        categories=tuple(shop.products.categories()),
        brands=tuple(shop.products.brands()),
        taxes=tuple(shop.branches.taxes(with_archived=True)),
        branch=shop.branches.branch(),
        prices_include_tax=profile.prices_include_tax,
        zone=ZoneInfo(profile.time_zone),
    )
