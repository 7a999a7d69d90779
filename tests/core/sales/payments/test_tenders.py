"""R7, R10-R16 one by one: what a tender may be, and what is refused."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.schemas import PaymentMethodUpdate
from techstore_desktop.core.sales.tender import Tender, settle
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_free_line, open_drawer
from tests.core.sales.payments.money import (
    PLANS,
    RATE,
    by_voucher,
    dollars,
    in_instalments,
    take_everything,
    voucher_line,
)

CENTS = st.integers(1, 100_000).map(lambda cents: Decimal(cents) / 100)


@pytest.fixture
def counter(shop: Shop, manager: Actor) -> Shop:
    """Return a shop that takes everything, its drawer open."""
    take_everything(shop, manager)
    open_drawer(shop, manager)
    return shop


def refused(shop: Shop, actor: Actor, price: str, *tenders: Tender) -> str:
    """Return the code with which a sale is refused."""
    with pytest.raises(RuleBroken) as refusal:
        shop.sales.complete(actor, a_cart(a_free_line(price)), tenders)
    return refusal.value.code


def test_a_surcharge_is_a_line_with_its_tax_and_the_plan_is_kept(
    counter: Shop, manager: Actor
) -> None:
    paid = in_instalments(Decimal(100), PLANS[1])
    sale = counter.sales.complete(manager, a_cart(a_free_line("100")), [paid])
    surcharge = sale.lines[1]
    assert (surcharge.name, surcharge.total) == ("3 instalments", Decimal(12))
    assert (surcharge.base, surcharge.tax) == (Decimal("9.92"), Decimal("2.08"))
    assert (sale.total, sale.payments[0].amount) == (112, 112)
    assert sale.payments[0].plan == "3 instalments"


def test_r14_a_rate_of_another_day_is_taken_only_where_the_shop_wants_it(
    counter: Shop, manager: Actor, clock: SetClock
) -> None:
    clock.advance(timedelta(days=1))
    paid = dollars(counter, "1")
    sale = counter.sales.complete(manager, a_cart(a_free_line("100")), [paid])
    assert sale.payments[0].rate == RATE
    counter.branches.update_shop(manager, ShopUpdate(takes_old_rates=False))
    assert refused(counter, manager, "100", paid) == "payment.rate_old"
    counter.payment_methods.set_rate(manager, "USD", RATE)
    counter.sales.complete(manager, a_cart(a_free_line("100")), [paid])


def test_prices_without_tax_have_the_surcharge_with_its_tax_in_it(
    counter: Shop, manager: Actor
) -> None:
    update = ShopUpdate(prices_include_tax=False)
    counter.branches.update_shop(manager, update)
    paid = in_instalments(Decimal(100), PLANS[1])
    sale = counter.sales.complete(manager, a_cart(a_free_line("100")), [paid])
    assert (sale.total, sale.net, sale.base) == (112, Decimal("109.92"), sale.net)
    assert sale.base + sale.tax == sale.total


def test_plans_rates_tips_and_references_are_held_against_the_shops_own(
    counter: Shop, manager: Actor
) -> None:
    own = in_instalments(Decimal(100), PLANS[1])
    cheap = own.model_copy(update={"surcharge": Decimal(1), "amount": Decimal(101)})
    assert refused(counter, manager, "100", cheap) == "payment.plan_changed"
    other = own.model_copy(update={"plan": "9 instalments"})
    assert refused(counter, manager, "100", other) == "payment.plan_changed"
    old = dollars(counter, "1").model_copy(update={"rate": RATE + 1})
    assert refused(counter, manager, "100", old) == "payment.rate_changed"
    more = dollars(counter, "1").model_copy(update={"amount": Decimal(2000)})
    assert refused(counter, manager, "100", more) == "payment.rate_changed"
    tip = Tender(method="cash", amount=Decimal(110), tip=Decimal(10))
    counter.branches.update_shop(manager, ShopUpdate(takes_tips=False))
    assert refused(counter, manager, "100", tip) == "payment.no_tips"
    asked = PaymentMethodUpdate(reference=Reference.REQUIRED)
    counter.payment_methods.update(manager, "transfer", asked)
    transfer = Tender(method="transfer", amount=Decimal(100))
    assert refused(counter, manager, "100", transfer) == "payment.reference_needed"
    off = PaymentMethodUpdate(is_on=False)
    counter.payment_methods.update(manager, "transfer", off)
    assert refused(counter, manager, "100", transfer) == "payment.method_unknown"


def test_a_payment_keeps_the_name_that_its_method_had(
    counter: Shop, manager: Actor
) -> None:
    service = counter.payment_methods
    service.update(manager, "transfer", PaymentMethodUpdate(name="Mercado Pago"))
    paid = [Tender(method="transfer", amount=Decimal(100))]
    sale = counter.sales.complete(manager, a_cart(a_free_line("100")), paid)
    service.update(manager, "transfer", PaymentMethodUpdate(name="Bank"))
    assert counter.sales.get(sale.id).payments[0].method_name == "Mercado Pago"


def test_r14_dollars_keep_amount_rate_and_worth_and_change_is_in_pesos(
    counter: Shop, manager: Actor
) -> None:
    sale = counter.sales.complete(
        manager, a_cart(a_free_line("2000")), [dollars(counter, "2")]
    )
    [paid] = sale.payments
    assert (paid.currency, paid.foreign_amount, paid.rate) == ("USD", 2, RATE)
    assert (paid.tendered, paid.change, paid.amount) == (2501, 501, 2000)
    session = counter.cash.current()
    assert session is not None
    assert counter.cash.expected_cash(session.id) == 50 - 501
    assert counter.cash.foreign_expected(session.id) == {"USD": 2}


def test_r16_a_voucher_is_spent_in_parts_and_never_below_zero(
    counter: Shop, manager: Actor
) -> None:
    cart = a_cart(voucher_line("GIFT0001", "150"))
    sold = counter.sales.complete(
        manager, cart, [Tender(method="cash", amount=Decimal(150))]
    )
    assert (sold.tax, sold.voucher_total, sold.total) == (0, 150, 150)
    spent = [by_voucher("gift-0001", Decimal(100))]
    counter.sales.complete(manager, a_cart(a_free_line("100")), spent)
    over = by_voucher("GIFT0001", Decimal("50.01"))
    assert refused(counter, manager, "50.01", over) == "voucher.not_enough"
    twice = (by_voucher("GIFT0001", Decimal(30)),) * 2
    assert refused(counter, manager, "60", *twice) == "voucher.not_enough"
    nobody = by_voucher("GIFT0009", Decimal(1))
    assert refused(counter, manager, "1", nobody) == "voucher.not_found"
    assert (
        refused(counter, manager, "1", by_voucher("", Decimal(1)))
        == "voucher.number_needed"
    )
    found = counter.vouchers.find("gift 0001")
    assert found is not None
    assert (found.balance, found.put_on) == (50, 150)
    kinds = [each.kind for each in counter.vouchers.movements("GIFT0001")]
    assert kinds == ["sold", "spent"]


def test_a_voucher_expires_where_the_shop_says_so(
    counter: Shop, manager: Actor, clock: SetClock
) -> None:
    counter.branches.update_shop(manager, ShopUpdate(voucher_months=1))
    cart = a_cart(voucher_line("GIFT0001", "150"))
    paid = [Tender(method="cash", amount=Decimal(150))]
    counter.sales.complete(manager, cart, paid)
    clock.advance(timedelta(days=30))
    part = by_voucher("GIFT0001", Decimal(1))
    counter.sales.complete(manager, a_cart(a_free_line("1")), [part])
    clock.advance(timedelta(days=1))
    assert refused(counter, manager, "1", part) == "voucher.expired"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"quantity": Decimal(2)}, "voucher.one_each"),
        ({"unit_price": Decimal(0)}, "voucher.amount_needed"),
        ({"voucher_number": ""}, "voucher.wrong_number"),
        ({"voucher_number": "gift 1"}, "voucher.wrong_number"),
        ({"voucher_number": "4111111111111111"}, "payment.card_number_refused"),
    ],
)
def test_what_is_no_voucher_is_not_sold(
    counter: Shop, manager: Actor, changes: dict[str, object], code: str
) -> None:
    line = voucher_line("GIFT0001", "10").model_copy(update=changes)
    with pytest.raises(RuleBroken) as refusal:
        counter.sales.complete(
            manager, a_cart(line), [Tender(method="cash", amount=Decimal(20))]
        )
    assert refusal.value.code == code


def test_a_correction_needs_a_reason_and_never_takes_more_than_is_left(
    counter: Shop, manager: Actor
) -> None:
    counter.vouchers.correct(manager, "GIFT0001", Decimal(20), "Lost card replaced")
    for amount, reason, code in (
        (Decimal(-21), "x", "voucher.not_enough"),
        (Decimal(0), "x", "voucher.nothing_corrected"),
        (Decimal(1), " ", "voucher.reason_needed"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            counter.vouchers.correct(manager, "GIFT0001", amount, reason)
        assert refusal.value.code == code
    left = counter.vouchers.correct(manager, "GIFT0001", Decimal(-20), "Wrong card")
    assert left.balance == counter.vouchers.owed() == 0


@given(CENTS, CENTS, CENTS, st.sampled_from(["0", "0.05", "1"]))
def test_a_tip_pays_for_nothing_and_change_comes_out_of_the_rest(
    total: Decimal, more: Decimal, tip: Decimal, step: str
) -> None:
    total += 1  # what rounds to nothing is not paid in coins
    given_now = total + more + tip + 1
    settled = settle(
        total,
        [Tender(method="cash", amount=given_now, tip=tip)],
        digits=2,
        cash_rounding_step=Decimal(step),
    )
    assert settled.is_complete
    assert settled.tips == tip
    assert settled.paid == total + settled.cash_rounding + tip
    assert settled.paid + settled.change_due == given_now
