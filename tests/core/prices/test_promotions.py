"""Promotions as records: what makes sense, what a sale keeps, when they hold."""

from datetime import time, timedelta

import pytest

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.prices.schemas import PromotionCreate, PromotionUpdate
from techstore_desktop.core.products.schemas import CategoryCreate
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_line, a_product, open_drawer, sell, tenders

THREE_FOR_TWO: dict[str, object] = {
    "name": "3 for 2",
    "kind": "n_for_m",
    "quantity": 3,
    "paid_quantity": 2,
}


def a_promotion(**values: object) -> PromotionCreate:
    return PromotionCreate.model_validate(THREE_FOR_TWO | values)


def test_a_promotion_is_kept_on_the_line_and_later_edits_change_no_sale(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, cashier)
    made = shop.promotions.create(manager, a_promotion())
    mouse = a_product(shop, manager, cost="10")
    sale = sell(shop, cashier, a_line(shop, mouse, "3"), paid=(("cash", "200"),))
    line = sale.lines[0]
    assert (line.gross, line.promotion_discount, line.net) == (300, 100, 200)
    assert line.promotion_name == "3 for 2"
    assert (sale.gross, sale.promotion_discounts, sale.total) == (300, 100, 200)
    changed = PromotionUpdate.model_validate(THREE_FOR_TWO | {"name": "Gone"})
    shop.promotions.update(manager, made.id, changed)
    shop.promotions.archive(manager, made.id)
    assert shop.sales.get(sale.id) == sale
    assert shop.sales.rules().promotions == ()
    shop.promotions.restore(manager, made.id)
    assert [each.name for each in shop.sales.rules().promotions] == ["Gone"]
    assert verify(shop.database).differences == ()


def test_a_promotion_on_a_category_is_for_all_beneath_it(
    shop: Shop, manager: Actor
) -> None:
    parts = shop.products.create_category(manager, CategoryCreate(name="Parts"))
    memory = shop.products.create_category(
        manager, CategoryCreate(name="Memory", parent_id=parts.id)
    )
    shop.promotions.create(manager, a_promotion(category_ids=[parts.id]))
    [terms] = shop.sales.rules().promotions
    assert terms.category_ids == {parts.id, memory.id}


def test_a_sale_keeps_the_promotions_of_the_moment_it_was_begun(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    shop.promotions.create(manager, a_promotion(until_time=time(12, 30)))
    mouse = a_product(shop, manager)
    begun = clock.now()  # noon in Buenos Aires
    cart = a_cart(a_line(shop, mouse, "3"))
    clock.advance(timedelta(hours=1))
    assert shop.sales.rules().promotions == ()
    kept = cart.model_copy(update={"begun_at": begun})
    assert shop.sales.complete(manager, kept, tenders(("cash", "200"))).total == 200
    with pytest.raises(RuleBroken, match=r"payment\.too_small"):
        shop.sales.complete(manager, a_cart(*cart.lines), tenders(("cash", "200")))


def test_the_days_of_a_promotion_are_business_days(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    from techstore_desktop.core.branches.schemas import ShopUpdate

    shop.branches.update_shop(manager, ShopUpdate(day_cutoff=time(4)))
    shop.promotions.create(
        manager, a_promotion(first_day="2026-11-23", last_day="2026-11-23")
    )
    clock.advance(timedelta(hours=13, minutes=30))  # 01:30 in Buenos Aires
    assert len(shop.sales.rules().promotions) == 1
    clock.advance(timedelta(hours=3))
    assert shop.sales.rules().promotions == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "percent_off"}, "promotion.no_percent"),
        ({"kind": "nth_percent_off"}, "promotion.no_percent"),
        ({"kind": "amount_off"}, "promotion.no_amount"),
        ({"kind": "fixed_price"}, "promotion.no_amount"),
        ({"quantity": "2.5"}, "promotion.group"),
        ({"quantity": 1}, "promotion.group"),
        ({"quantity": 101}, "promotion.group"),
        ({"paid_quantity": 3}, "promotion.paid"),
        ({"paid_quantity": 0}, "promotion.paid"),
        ({"first_day": "2026-11-24", "last_day": "2026-11-23"}, "promotion.days"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(
    shop: Shop, manager: Actor, values: dict[str, object], code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        shop.promotions.create(manager, a_promotion(**values))
    assert refused.value.code == code
    assert shop.promotions.promotions(with_archived=True) == []


def test_amounts_are_the_currencys_and_cashiers_make_none(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    with pytest.raises(RuleBroken, match=r"price\.too_many_decimals"):
        shop.promotions.create(manager, a_promotion(kind="amount_off", amount="0.001"))
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.promotions.create(cashier, a_promotion())
