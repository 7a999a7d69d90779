"""The shop's methods: what the classes make, and what a manager changes of them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.offered import KEYS, offered
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodResponse,
    PaymentMethodUpdate,
    PaymentPlan,
)
from techstore_desktop.shop import Shop
from tests.builders import a_cashier


def test_a_new_shop_takes_what_the_classes_make(shop: Shop, manager: Actor) -> None:
    shown = [(each.code, each.key) for each in shop.current_methods.offered()]
    assert shown == [
        ("cash", "F5"),
        ("card", "F6"),
        ("transfer", "F7"),
        ("account", "F8"),
        ("voucher", "F4"),
    ]


def test_a_manager_names_orders_and_turns_off(shop: Shop, manager: Actor) -> None:
    service = shop.payment_methods
    service.update(manager, "transfer", PaymentMethodUpdate(name="Mercado Pago"))
    service.update(manager, "voucher", PaymentMethodUpdate(is_on=False))
    service.update(manager, "transfer", PaymentMethodUpdate(position=5))
    shown = [(each.code, each.name) for each in shop.current_methods.offered()]
    assert shown[0] == ("transfer", "Mercado Pago")
    assert "voucher" not in dict(shown)
    assert len({each.id for each in service.methods() if each.id}) == 2


def test_two_terminals_of_one_class_stand_beside_each_other(
    shop: Shop, manager: Actor
) -> None:
    second = shop.payment_methods.add(
        manager,
        PaymentMethodCreate(
            kind="card",
            name="Card, second terminal",
            position=21,
            reference=Reference.REQUIRED,
            plans=(PaymentPlan(name="3 instalments", rate=Decimal(12)),),
        ),
    )
    assert second.code.startswith("card:")
    shown = [each.code for each in shop.current_methods.offered()]
    assert shown[:3] == ["cash", "card", second.code]
    assert shop.verify().holds


def test_methods_stand_in_the_order_that_a_manager_gives(
    shop: Shop, manager: Actor
) -> None:
    service = shop.payment_methods
    service.arrange(manager, ["transfer", "voucher", "cash"])
    order = ["transfer", "voucher", "cash", "card", "account"]
    assert [each.code for each in service.methods()] == order
    assert [each.code for each in shop.current_methods.offered()] == order
    with pytest.raises(RuleBroken, match=r"payment\.method_unknown"):
        service.arrange(manager, ["cash", "nothing"])
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        service.arrange(a_cashier(shop, manager), ["cash"])
    assert shop.verify().holds


def test_one_of_several_keeps_a_name(shop: Shop, manager: Actor) -> None:
    second = PaymentMethodCreate(kind="card", name="Lapos")
    code = shop.payment_methods.add(manager, second).code
    with pytest.raises(RuleBroken, match=r"payment\.name_needed"):
        shop.payment_methods.update(manager, code, PaymentMethodUpdate(name=""))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PaymentMethodCreate(kind="cash", name="x"), "payment.only_one"),
        (PaymentMethodCreate(kind="card"), "payment.name_needed"),
        (PaymentMethodCreate(kind="nothing", name="x"), "payment.method_unknown"),
        (PaymentMethodCreate(kind="foreign"), "payment.currency_needed"),
        (
            PaymentMethodCreate(kind="foreign", currency="ARS"),
            "payment.currency_is_own",
        ),
        (PaymentMethodCreate(kind="foreign", currency="XXX"), "currency.unknown"),
        (
            PaymentMethodCreate(
                kind="card", name="x", plans=(PaymentPlan(name="3"),) * 2
            ),
            "payment.plans_alike",
        ),
        (
            PaymentMethodCreate(
                kind="foreign", currency="USD", plans=(PaymentPlan(name="3"),)
            ),
            "payment.takes_no_plans",
        ),
    ],
)
def test_what_makes_no_method_is_refused(
    shop: Shop, manager: Actor, data: PaymentMethodCreate, code: str
) -> None:
    with pytest.raises(RuleBroken, match=code):
        shop.payment_methods.add(manager, data)


def test_a_currency_is_taken_once_and_cash_stays_on(shop: Shop, manager: Actor) -> None:
    dollars = PaymentMethodCreate(kind="foreign", currency="USD", position=60)
    added = shop.payment_methods.add(manager, dollars)
    assert (added.code, added.reference) == ("foreign:USD", Reference.NONE)
    with pytest.raises(RuleBroken, match=r"payment\.currency_there"):
        shop.payment_methods.add(manager, dollars)
    with pytest.raises(RuleBroken, match=r"payment\.cash_stays_on"):
        shop.payment_methods.update(manager, "cash", PaymentMethodUpdate(is_on=False))


def test_only_who_may_change_settings_changes_methods_and_rates(
    shop: Shop, manager: Actor
) -> None:
    cashier = a_cashier(shop, manager)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.payment_methods.update(cashier, "card", PaymentMethodUpdate(name="x"))
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.payment_methods.set_rate(cashier, "USD", Decimal(1250))


def test_r14_a_rate_is_of_its_day_and_the_last_one_counts(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    service = shop.payment_methods
    service.set_rate(manager, "USD", Decimal(1250))
    first = service.set_rate(manager, "USD", Decimal("1260.5"))
    assert service.rates()["USD"] == first
    clock.advance(timedelta(days=1))
    later = service.set_rate(manager, "USD", Decimal("0.000689655"))
    assert service.rates()["USD"] == later
    assert (later.business_day - first.business_day).days == 1
    assert shop.verify().holds


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity", "0.0000000001", "1E10"])
def test_what_is_no_rate_is_refused(shop: Shop, manager: Actor, rate: str) -> None:
    with pytest.raises(RuleBroken, match=r"payment\.wrong_rate"):
        shop.payment_methods.set_rate(manager, "USD", Decimal(rate))


METHOD = st.builds(
    PaymentMethodResponse,
    code=st.sampled_from(["cash", "card", "card:a", "card:b", "transfer:c"]),
    is_on=st.booleans(),
    key=st.sampled_from(["", "F1", *KEYS]),
)


@given(st.lists(METHOD, max_size=12))
def test_no_two_methods_have_one_key(methods: list[PaymentMethodResponse]) -> None:
    keys = [each.key for each in offered(methods)]
    given_out = [key for key in keys if key]
    assert len(given_out) == len(set(given_out)) == min(len(keys), len(KEYS))
    assert set(given_out) <= set(KEYS)
