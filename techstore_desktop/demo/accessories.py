"""What a repaired phone goes home with: chargers, cables, glass."""

from decimal import Decimal

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import CategoryCreate, ProductCreate
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

_CATEGORY = QT_TRANSLATE_NOOP("Demo", "Accessories")
_ACCESSORIES = (
    (QT_TRANSLATE_NOOP("Demo", "USB-C charger 25 W"), "9.80", "24.90", 24),
    (QT_TRANSLATE_NOOP("Demo", "USB-C cable 1 m"), "2.60", "9.90", 40),
    (QT_TRANSLATE_NOOP("Demo", "Car charger, two sockets"), "5.40", "14.90", 12),
    (QT_TRANSLATE_NOOP("Demo", "Tempered glass Galaxy S21"), "1.40", "8.90", 30),
)


def make_accessories(shop: Shop, manager: Actor, say: Say) -> None:
    """Put them on the shelf, each with a barcode."""
    category = shop.products.create_category(
        manager, CategoryCreate(name=say(_CATEGORY))
    )
    for number, (name, cost, price, stock) in enumerate(_ACCESSORIES, start=1):
        shop.products.create(
            manager,
            ProductCreate(
                sku=f"ACC-{number:05}",
                name=say(name),
                category_id=category.id,
                cost=Decimal(cost),
                price=Decimal(price),
                opening_stock=Decimal(stock),
                barcodes=(f"20980000000{number}1",),
            ),
        )
