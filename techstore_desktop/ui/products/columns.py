"""The columns of the list of products; cost and margin only for who may see them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.products.schemas import (
    ProductResponse,
    ProductSort,
    ProductSummary,
)
from techstore_desktop.ui.products.margin import margin_rate, net_price
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.widgets.table_column import Column

translate = QCoreApplication.translate
ProductColumn = Column[ProductSummary]
Stocked = ProductSummary | ProductResponse


def columns(
    formats: Formats, reference: Callable[[], Reference], *, sees_cost: bool
) -> Sequence[ProductColumn]:
    """Return the columns; ``reference`` is asked anew for each cell."""
    shown = [*_words(), *_figures(formats)]
    return [*shown, *_earnings(formats, reference)] if sees_cost else shown


def stock_kind(product: Stocked) -> str:
    """Return the kind of pill that says how the stock stands."""
    if not product.is_stocked:
        return "neutral"
    if product.on_hand <= 0:
        return "bad"
    return "warning" if product.on_hand <= product.minimum_stock else "good"


def stock_words(product: Stocked, formats: Formats) -> str:
    """Return what the pill says: a figure, and a word where it means something."""
    if not product.is_stocked:
        return translate("Products", "service")
    if not product.on_hand:
        return translate("Products", "none")
    written = formats.quantity(product.on_hand)
    if 0 < product.on_hand <= product.minimum_stock:
        return translate("Products", "{count} left").format(count=written)
    return written


def _words() -> Sequence[ProductColumn]:
    return (
        Column(
            key=ProductSort.NAME,
            title=translate("Products", "Name"),
            text=lambda product: product.name,
            second=lambda product: product.sku,
            sort=lambda product: product.name,
            width=0,
        ),
        Column(
            key=ProductSort.CATEGORY,
            title=translate("Products", "Category"),
            text=lambda product: product.category_name or "",
            sort=lambda product: product.category_name or "",
            colour=lambda _product: "text_second",
            width=136,
            needs=640,
        ),
        Column(
            key=ProductSort.BRAND,
            title=translate("Products", "Brand"),
            text=lambda product: product.brand,
            sort=lambda product: product.brand,
            colour=lambda _product: "text_second",
            width=112,
            needs=900,
        ),
    )


def _figures(formats: Formats) -> Sequence[ProductColumn]:
    return (
        Column(
            key=ProductSort.ON_HAND,
            title=translate("Products", "Stock"),
            text=lambda product: stock_words(product, formats),
            pill=stock_kind,
            sort=lambda product: product.on_hand,
            width=96,
            needs=380,
        ),
        Column(
            key=ProductSort.PRICE,
            title=translate("Products", "Price"),
            text=lambda product: formats.money(product.price),
            sort=lambda product: product.price,
            is_number=True,
            is_strong=True,
            width=104,
        ),
    )


def _earnings(
    formats: Formats, reference: Callable[[], Reference]
) -> Sequence[ProductColumn]:
    def margin(product: ProductSummary) -> Decimal | None:
        net = net_price(product.price, product.tax_id, reference())
        return margin_rate(net, product.cost)

    def margin_words(product: ProductSummary) -> str:
        rate = margin(product)
        return formats.rate(rate) if rate is not None else ""

    return (
        Column(
            key=ProductSort.COST,
            title=translate("Products", "Cost"),
            text=lambda product: formats.money(product.cost),
            sort=lambda product: product.cost,
            colour=lambda _product: "text_second",
            is_number=True,
            width=100,
            needs=720,
        ),
        Column(
            key="margin",
            title=translate("Products", "Margin"),
            text=margin_words,
            needs=500,
            colour=lambda product: "bad" if (margin(product) or 0) < 0 else "",
            is_number=True,
            width=84,
        ),
    )
