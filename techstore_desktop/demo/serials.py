"""Units with serial numbers in the demo shop, made through the services."""

from decimal import Decimal
from random import Random

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import (
    CategoryCreate,
    ProductCreate,
    ProductFilter,
    ProductSort,
    ProductSummary,
    ProductUpdate,
)
from techstore_desktop.core.stock.schemas import UnitNumbers
from techstore_desktop.core.stock.units import is_imei
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

_CATEGORY = QT_TRANSLATE_NOOP("Demo", "Phones")
_GRAPHICS_CARDS = QT_TRANSLATE_NOOP("Demo", "Graphics cards")
_DELIVERY = QT_TRANSLATE_NOOP("Demo", "First delivery")
_CARDS = 4
_MOST_UNITS = 6
_PHONES = (
    ("PHN-00001", "Motorola Moto G84 256 GB", "Motorola", "219.00", "299.00", 2, 5),
    ("PHN-00002", "Samsung Galaxy A55 128 GB", "Samsung", "305.00", "399.00", 2, 4),
    ("PHN-00003", "Apple iPhone 15 128 GB", "Apple", "610.00", "749.00", 1, 3),
)


def make_units(shop: Shop, manager: Actor, random: Random, say: Say) -> None:
    """Add a few phones by their IMEIs, and let some graphics cards be told apart."""
    category = shop.products.create_category(
        manager, CategoryCreate(name=say(_CATEGORY))
    )
    for place, (sku, name, brand, cost, price, imeis, count) in enumerate(_PHONES):
        phone = shop.products.create(
            manager,
            ProductCreate(
                sku=sku,
                name=name,
                brand=brand,
                category_id=category.id,
                cost=Decimal(cost),
                price=Decimal(price),
                tracks_serial_numbers=True,
                imei_count=imeis,
                warranty_months=12,
                barcodes=(f"20990000000{place}1",),
            ),
        )
        units = _phone_units(random, imeis, count)
        note = say(_DELIVERY)
        shop.stock.adjust(manager, phone.id, Decimal(count), note, units=units)
    for card in _graphics_cards(shop, say(_GRAPHICS_CARDS)):
        shop.products.update(
            manager, card.id, ProductUpdate(tracks_serial_numbers=True)
        )
        numbers = [f"GC{random.randint(10**9, 10**10 - 1)}" for _ in _each(card)]
        units = [UnitNumbers(serial_number=number) for number in numbers]
        shop.serials.count_in(manager, card.id, units)


def _phone_units(random: Random, imei_count: int, count: int) -> list[UnitNumbers]:
    return [
        UnitNumbers(
            serial_number=_imei(random),
            second_number=_imei(random) if imei_count > 1 else None,
        )
        for _ in range(count)
    ]


def _imei(random: Random) -> str:
    body = f"35{random.randint(0, 10**12 - 1):012d}"
    return next(each for digit in range(10) if is_imei(each := f"{body}{digit}"))


def _graphics_cards(shop: Shop, category: str) -> list[ProductSummary]:
    """Return the dearest of which there are a few."""
    categories = {each.name: each.id for each in shop.products.categories()}
    wanted = ProductFilter(category_id=categories[category])
    dearest = shop.products.page(
        wanted, sort=ProductSort.PRICE, descending=True, limit=60
    )
    few = [each for each in dearest if 0 < each.on_hand <= _MOST_UNITS]
    return few[:_CARDS]


def _each(card: ProductSummary) -> range:
    return range(int(card.on_hand))
