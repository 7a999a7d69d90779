"""Price lists and promotions of the demo shop, made through the services."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import (
    CategoryPercent,
    PriceListCreate,
    PromotionCreate,
)
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

_WHOLESALERS = 4
_WHOLESALE = QT_TRANSLATE_NOOP("Demo", "Wholesale")
_STAFF = QT_TRANSLATE_NOOP("Demo", "Staff")
_PROMOTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    (
        "Thermal paste",
        {
            "name": QT_TRANSLATE_NOOP("Demo", "3 for 2"),
            "kind": "n_for_m",
            "quantity": 3,
            "paid_quantity": 2,
        },
    ),
    (
        "Mice",
        {
            "name": QT_TRANSLATE_NOOP("Demo", "Second at half price"),
            "kind": "nth_percent_off",
            "quantity": 2,
            "percent": "50",
        },
    ),
    (
        "Webcams",
        {
            "name": QT_TRANSLATE_NOOP("Demo", "10 % from three"),
            "kind": "percent_off",
            "quantity": 3,
            "percent": "10",
        },
    ),
    (
        "Speakers",
        {
            "name": QT_TRANSLATE_NOOP("Demo", "Happy hour"),
            "kind": "amount_off",
            "amount": "5",
            "weekdays": [4, 5],
            "from_time": "17:00",
            "until_time": "19:00",
        },
    ),
)


def make_offers(
    shop: Shop, manager: Actor, customers: Sequence[UUID], say: Say
) -> None:
    """Give some customers other prices, and some goods an offer."""
    categories = {each.name: each.id for each in shop.products.categories()}
    wholesale = shop.price_lists.create(
        manager,
        PriceListCreate(
            name=say(_WHOLESALE),
            percent=Decimal(4),
            category_percents=_percents(categories, say("Cases"), say("Mice")),
        ),
    )
    staff = PriceListCreate(name=say(_STAFF), percent=Decimal("7.5"))
    shop.price_lists.create(manager, staff)
    for customer_id in customers[:_WHOLESALERS]:
        change = CustomerUpdate(price_list_id=wholesale.id)
        shop.customers.update(manager, customer_id, change)
    for of_category, values in _PROMOTIONS:
        category = say(of_category)
        if category in categories:
            scope = {"category_ids": [categories[category]]}
            named = {"name": say(str(values["name"])), "may_sell_under_cost": True}
            data = values | scope | named
            promotion = PromotionCreate.model_validate(data)
            shop.promotions.create(manager, promotion)


def _percents(
    categories: Mapping[str, UUID], *names: str
) -> tuple[CategoryPercent, ...]:
    return tuple(
        CategoryPercent(category_id=categories[name], percent=Decimal(6))
        for name in names
        if name in categories
    )
