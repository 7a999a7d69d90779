"""What needs a person, brought about as it comes about in a shop."""

from decimal import Decimal
from uuid import UUID, uuid4

from techstore_desktop.core.cash.schemas import CashCount
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.models import PriceListPrice
from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.stock import serials
from techstore_desktop.core.stock.models import SerialMovement
from techstore_desktop.core.stock.units import SerialAct, Unit
from techstore_desktop.core.storage.hub_link import EditConflict
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.shop import Shop
from tests.builders import a_line, a_product, open_drawer, sell


def sold_below_zero(
    shop: Shop, actor: Actor, quantity: str = "3", **values: object
) -> ProductResponse:
    """Return a product of which more was sold than there was."""
    product = a_product(shop, actor, opening_stock=Decimal(1), **values)
    line = a_line(shop, product, quantity)
    sell(shop, actor, line, paid=(("card", str(100 * int(quantity))),))
    return product


def sold_by_serial(
    shop: Shop, actor: Actor, product: ProductResponse, *serials: str
) -> SaleResponse:
    """Return a sale of units by their serial numbers."""
    line = a_line(shop, product, str(len(serials)))
    line = line.model_copy(update={"serial_numbers": serials})
    return sell(shop, actor, line, paid=(("card", str(100 * len(serials))),))


def written_off_elsewhere(
    shop: Shop, actor: Actor, unit: SerialMovement, till_id: UUID
) -> None:
    """Write a unit off as another till did, which knew of this movement alone."""
    with shop.database.transaction("stock.adjusted", actor) as transaction:
        transaction.origin = Origin(till_id, unit.branch_id)
        row = serials.movement(
            Unit(product_id=unit.product_id, serial_number=unit.serial_number),
            SerialAct.MISSING,
            document_id=transaction.new_id(),
            occurred_at=transaction.now,
        )
        row.after_id = unit.id
        transaction.add(row)


def sold_elsewhere(shop: Shop, actor: Actor, unit: SerialMovement) -> None:
    """Sell a unit at another till, which knew of this movement alone."""
    with shop.database.transaction("sale.completed", actor) as transaction:
        transaction.origin = Origin(uuid4(), unit.branch_id)
        row = serials.movement(
            Unit(product_id=unit.product_id, serial_number=unit.serial_number),
            SerialAct.SOLD,
            document_id=transaction.new_id(),
            line_id=transaction.new_id(),
            occurred_at=transaction.now,
        )
        row.after_id = unit.id
        transaction.add(row)


def give_back(shop: Shop, actor: Actor, sale: SaleResponse, *serials: str) -> None:
    """Let one piece of a sale come back, by its serial number or without."""
    line = sale.lines[0]
    item = CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=line.id,
        name=line.name,
        quantity=Decimal(1),
        amount=line.total / line.quantity,
        serial_numbers=serials,
    )
    shop.sales.complete(actor, carts.take_back(Cart(id=uuid4()), item), ())


def made_elsewhere(shop: Shop, actor: Actor, **values: object) -> UUID:
    """Return a product as another till made it, which did not know of ours."""
    usual: dict[str, object] = {
        "sku": f"X-{uuid4().hex[:8]}",
        "name": "Mouse of the other till",
        "brand": "",
        "price": Decimal(90),
        "cost": Decimal(50),
        "minimum_stock": Decimal(0),
        "is_stocked": True,
        "tracks_serial_numbers": False,
        "warranty_months": 0,
        "notes": "",
    }
    barcode = values.pop("barcode", None)
    with shop.database.transaction("product.created", actor) as transaction:
        product = transaction.add(Product(**(usual | values)))
        if barcode is not None:
            transaction.add(ProductBarcode(product_id=product.id, code=barcode))
    return product.id


def closed_with(shop: Shop, actor: Actor, counted: str) -> None:
    """Open the drawer with 50 and close it with another count."""
    session = open_drawer(shop, actor, "50")
    count = CashCount(counted={"cash": Decimal(counted)}, explanation="Coins fell")
    shop.cash.close(actor, session.id, count)


def edited_twice(
    shop: Shop,
    actor: Actor,
    record_id: UUID,
    *,
    table: str = "product",
    field: str = "price",
    standing: object = 10000,
    lost: object = 11000,
) -> None:
    """Note a clash as the hub tells of it."""
    with shop.database.transaction("hub.told", actor) as transaction:
        transaction.add(
            EditConflict(
                entry_id=transaction.new_id(),
                record_id=record_id,
                field=field,
                table=table,
                standing=standing,
                lost=lost,
                standing_entry_id=None,
                lost_entry_id=None,
            )
        )


def priced_elsewhere(
    shop: Shop, actor: Actor, price_list_id: UUID, product_id: UUID, amount: Decimal
) -> None:
    """Give a product a price on a list, as another till did that did not know ours."""
    with shop.database.transaction("price_list.priced", actor) as transaction:
        transaction.add(
            PriceListPrice(
                price_list_id=price_list_id, product_id=product_id, amount=amount
            )
        )
