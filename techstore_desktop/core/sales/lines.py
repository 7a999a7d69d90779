"""A product of the catalogue as a line of a sale, with what it is copied (R9a)."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.schemas import TaxResponse
from techstore_desktop.core.products.schemas import ProductSummary
from techstore_desktop.core.sales.cart_parts import CartLine
from techstore_desktop.core.tax_components import TaxComponent


def line_for(
    product: ProductSummary,
    taxes: Sequence[TaxResponse],
    *,
    line_id: UUID,
    quantity: Decimal = Decimal(1),
) -> CartLine:
    """Return a line for a product at its price, with its tax or the default one."""
    return CartLine(
        id=line_id,
        product_id=product.id,
        category_id=product.category_id,
        sku=product.sku,
        name=product.name,
        quantity=quantity,
        list_price=product.price,
        unit_price=product.price,
        taxes=components_of(product.tax_id, taxes),
        cost=product.cost,
        is_stocked=product.is_stocked,
        tracks_serial_numbers=product.tracks_serial_numbers,
        imei_count=product.imei_count,
        warranty_months=product.warranty_months,
    )


def components_of(
    tax_id: UUID | None, taxes: Sequence[TaxResponse]
) -> tuple[TaxComponent, ...]:
    """Return the components of a tax, or of the shop's default tax."""
    for tax in taxes:
        if tax.id == tax_id or (tax_id is None and tax.is_default):
            return tax.components
    return ()
