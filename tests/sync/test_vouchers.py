"""R16: one voucher spent on two tills apart; dollars on one; then all agree."""

from collections.abc import Callable
from decimal import Decimal

from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.tender import Tender
from tests.builders import a_cart, a_free_line, open_drawer
from tests.core.sales.payments.money import (
    PLANS,
    by_voucher,
    dollars,
    in_instalments,
    take_everything,
    voucher_line,
)
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def test_r16_a_voucher_spent_on_two_tills_apart_stands_twice_and_is_told(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    take_everything(first_till.shop, boss)
    open_drawer(first_till.shop, boss)
    cart = a_cart(voucher_line("GIFT0001", "100"))
    paid = [Tender(method="cash", amount=Decimal(100))]
    first_till.shop.sales.complete(boss, cart, paid)
    for till in (first_till, second):
        till.sync()
    open_drawer(second.shop, boss)
    for till in (first_till, second):
        shop = till.shop
        spent = [by_voucher("GIFT0001", Decimal(80))]
        shop.sales.complete(boss, a_cart(a_free_line("80")), spent)
        shop.sales.complete(boss, a_cart(a_free_line("900")), [dollars(shop, "1")])
        plan = [in_instalments(Decimal(50), PLANS[2])]
        shop.sales.complete(boss, a_cart(a_free_line("50")), plan)
    for till in (first_till, second, first_till):
        till.sync()
    for till in (first_till, second):
        [item] = [
            each
            for each in till.shop.attention.open_items()
            if each.kind == "voucher_overspent"
        ]
        assert item.values["over"] == 60
        assert len(item.involved) == 2
        found = till.shop.vouchers.find("GIFT0001")
        assert found is not None
        assert found.balance == till.shop.vouchers.owed() == -60
        assert till.shop.verify().holds
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)


def test_a_method_and_a_rate_changed_on_two_tills_apart_agree(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    second = another_till("B1")
    first_till.sync()
    second.sync()
    for till, rate in ((first_till, 1200), (second, 1300)):
        take_everything(till.shop, boss)
        till.shop.payment_methods.set_rate(boss, "USD", Decimal(rate))
    for till in (first_till, second, first_till):
        till.sync()
    assert first_till.shop.payment_methods.methods() == (
        second.shop.payment_methods.methods()
    )
    assert first_till.shop.payment_methods.rates() == (
        second.shop.payment_methods.rates()
    )
    assert digest(first_till) == digest(second) == hub_digest(hub_engine)
