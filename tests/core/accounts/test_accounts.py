"""Selling on account, taking payments, correcting: the balance is always the sum."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from techstore_desktop.core.accounts.schemas import (
    AccountPaymentCreate,
    CorrectionCreate,
)
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.models import AccountEntry
from techstore_desktop.core.customers.schemas import CustomerResponse, CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.shop import Shop
from tests import builders
from tests.builders import a_cart, a_free_line, tenders

LATER = date(2100, 1, 1)


@pytest.fixture
def customer(shop: Shop, manager: Actor, cashier: Actor) -> CustomerResponse:
    builders.open_drawer(shop, cashier)
    made = builders.a_customer(shop, manager)
    update = CustomerUpdate(credit_limit=Decimal(100))
    return shop.customers.update(manager, made.id, update)


def sell_on_account(
    shop: Shop,
    actor: Actor,
    customer: CustomerResponse,
    price: str,
    *paid: tuple[str, str],
    approval: Approval | None = None,
) -> SaleResponse:
    cart = a_cart(a_free_line(price), customer_id=customer.id)
    given = tenders(*(paid or (("account", price),)))
    return shop.sales.complete(actor, cart, given, approval=approval)


def pay(
    shop: Shop,
    actor: Actor,
    customer: CustomerResponse,
    amount: str,
    *paid: tuple[str, str],
    **more: object,
) -> object:
    data = AccountPaymentCreate(
        customer_id=customer.id,
        amount=Decimal(amount),
        tenders=tuple(tenders(*(paid or (("cash", amount),)))),
        **more,
    )
    return shop.accounts.pay(actor, data)


def balance(shop: Shop, customer: CustomerResponse) -> Decimal:
    return shop.accounts.standing(customer.id).balance


def test_the_rest_of_a_sale_goes_on_account(
    shop: Shop, cashier: Actor, customer: CustomerResponse
) -> None:
    """R22: what cash did not pay is a debt at once."""
    sale = sell_on_account(
        shop, cashier, customer, "80", ("cash", "30"), ("account", "50")
    )
    assert [(paid.method, paid.amount) for paid in sale.payments] == [
        ("account", 50),
        ("cash", 30),
    ]
    standing = shop.accounts.standing(customer.id)
    assert (standing.balance, standing.available) == (50, 50)
    (line,) = shop.accounts.statement(customer.id, last_day=LATER).lines
    assert (line.document_number, line.amount, line.remaining) == (sale.number, 50, 50)
    assert shop.verify().holds


@pytest.mark.parametrize("method", ["cash", "card", "transfer"])
def test_r22_any_method_can_leave_a_rest_on_account(
    shop: Shop, cashier: Actor, customer: CustomerResponse, method: str
) -> None:
    """Elsewhere only one of them booked the debt; the rest of the others was gone."""
    with pytest.raises(RuleBroken, match=r"payment\.too_small"):
        sell_on_account(shop, cashier, customer, "80", (method, "30"))
    assert balance(shop, customer) == 0
    sell_on_account(shop, cashier, customer, "80", (method, "30"), ("account", "50"))
    assert balance(shop, customer) == 50


def test_nobody_named_nothing_on_account(
    shop: Shop, cashier: Actor, customer: CustomerResponse
) -> None:
    with pytest.raises(RuleBroken, match=r"account\.no_customer"):
        shop.sales.complete(
            cashier, a_cart(a_free_line("10")), tenders(("account", "10"))
        )
    assert balance(shop, customer) == 0


def test_beyond_the_limit_a_manager_lends_the_permission(
    shop: Shop, manager: Actor, cashier: Actor, customer: CustomerResponse
) -> None:
    """R20: up to the limit nobody is asked, beyond it a manager."""
    sell_on_account(shop, cashier, customer, "100")
    with pytest.raises(RuleBroken) as refused:
        sell_on_account(shop, cashier, customer, "0.01")
    assert refused.value.values["permission"] == Permission.EXCEED_CREDIT_LIMIT.value
    lent = Approval(manager.staff_id, frozenset({Permission.EXCEED_CREDIT_LIMIT}))
    sell_on_account(shop, cashier, customer, "20", approval=lent)
    assert balance(shop, customer) == 120
    with shop.database.reading() as reading:
        entries = select(AccountEntry.is_beyond_limit).order_by(AccountEntry.id)
        last = select(JournalEntry).order_by(JournalEntry.seq.desc()).limit(1)
        assert reading.session.scalars(entries).all() == [False, True]
        recorded = reading.session.scalars(last).one()
    people = (recorded.actor_id, recorded.approved_by_id)
    assert people == (cashier.staff_id, manager.staff_id)
    assert shop.attention.open_items() == []


def test_credit_in_hand_is_used_before_debt_is_made(
    shop: Shop, manager: Actor, cashier: Actor, customer: CustomerResponse
) -> None:
    """R20: 50 in hand, no limit, 200 to pay: 50 is accepted, the rest paid by card."""
    none = CustomerUpdate(credit_limit=Decimal(0))
    shop.customers.update(manager, customer.id, none)
    pay(shop, cashier, customer, "50", note="deposit for the notebook")
    with pytest.raises(RuleBroken, match="permission"):
        sell_on_account(shop, cashier, customer, "200", ("account", "200"))
    sale = sell_on_account(
        shop, cashier, customer, "200", ("account", "50"), ("card", "150")
    )
    assert sale.total == 200
    assert balance(shop, customer) == 0


def test_a_payment_on_account_has_its_own_number_and_receipt(
    shop: Shop, cashier: Actor, customer: CustomerResponse
) -> None:
    sell_on_account(shop, cashier, customer, "80")
    receipt = shop.accounts.pay(
        cashier,
        AccountPaymentCreate(
            customer_id=customer.id,
            amount=Decimal(60),
            tenders=tuple(tenders(("card", "20"), ("cash", "50"))),
        ),
    )
    assert receipt.number == "PA1-000001"
    assert (receipt.balance_before, receipt.balance_after) == (80, 20)
    assert receipt.change_due == 10
    assert [paid.amount for paid in receipt.payments] == [20, 40]
    assert shop.accounts.payment(receipt.id) == receipt
    session = shop.cash.current()
    assert session is not None
    assert shop.cash.expected_cash(session.id) == 50 + 40
    assert shop.verify().holds


def test_what_is_paid_beyond_the_debt_needs_a_note(
    shop: Shop, cashier: Actor, customer: CustomerResponse
) -> None:
    """R23: more than is owed is an advance, and says for what."""
    sell_on_account(shop, cashier, customer, "30")
    with pytest.raises(RuleBroken, match=r"account\.note_needed"):
        pay(shop, cashier, customer, "40")
    pay(shop, cashier, customer, "40", note="towards a phone")
    assert balance(shop, customer) == -10


@pytest.mark.parametrize(
    ("amount", "paid", "code"),
    [
        ("0", ("cash", "10"), "account.nothing_paid"),
        ("-5", ("cash", "10"), "account.nothing_paid"),
        ("20", ("cash", "10"), "payment.too_small"),
        ("10", ("card", "20"), "payment.exceeds_due"),
        ("10", ("account", "10"), "account.pays_itself"),
    ],
)
def test_a_payment_that_makes_no_sense_is_refused_whole(
    shop: Shop,
    cashier: Actor,
    customer: CustomerResponse,
    amount: str,
    paid: tuple[str, str],
    code: str,
) -> None:
    sell_on_account(shop, cashier, customer, "30")
    with pytest.raises(RuleBroken) as refused:
        pay(shop, cashier, customer, amount, paid)
    assert refused.value.code == code
    assert balance(shop, customer) == 30


def test_no_money_on_account_without_an_open_drawer(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    customer = builders.a_customer(shop, manager)
    with pytest.raises(RuleBroken, match=r"cash\.no_session"):
        pay(shop, cashier, customer, "10", note="deposit")


def test_a_correction_is_an_entry_with_a_reason(
    shop: Shop, manager: Actor, cashier: Actor, customer: CustomerResponse
) -> None:
    """R21: nothing on an account is edited; an entry puts it right."""
    sell_on_account(shop, cashier, customer, "30")
    data = CorrectionCreate(
        customer_id=customer.id, amount=Decimal("-4.50"), reason="agreed by phone"
    )
    with pytest.raises(RuleBroken, match="permission"):
        shop.accounts.correct(cashier, data)
    assert shop.accounts.correct(manager, data).balance == Decimal("25.50")
    lines = shop.accounts.statement(customer.id, last_day=LATER).lines
    assert [line.reason for line in lines] == ["", "agreed by phone"]


def test_the_limit_is_a_managers_to_set(
    shop: Shop, cashier: Actor, customer: CustomerResponse
) -> None:
    with pytest.raises(RuleBroken, match="permission"):
        shop.customers.update(
            cashier, customer.id, CustomerUpdate(credit_limit=Decimal(999))
        )


def test_a_statement_of_some_days_begins_with_what_was_owed_before(
    shop: Shop, clock: SetClock, cashier: Actor, customer: CustomerResponse
) -> None:
    first = shop.profiles.current().business_day(clock.now())
    sell_on_account(shop, cashier, customer, "30")
    clock.set(clock.now() + timedelta(days=40))
    pay(shop, cashier, customer, "10")
    sell_on_account(shop, cashier, customer, "5")
    later = shop.profiles.current().business_day(clock.now())
    statement = shop.accounts.statement(
        customer.id, first_day=first + timedelta(days=1), last_day=later
    )
    assert statement.opening_balance == 30
    assert [line.balance for line in statement.lines] == [20, 25]
    assert statement.closing_balance == 25
    assert (statement.ageing.over_30, statement.ageing.current) == (20, 5)


def test_apart_from_the_hub_the_shops_ceiling_holds(
    shop: Shop,
    manager: Actor,
    cashier: Actor,
    customer: CustomerResponse,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """R24: offline the shop's lower ceiling counts, with what this till added."""
    ceiling = ShopUpdate(offline_credit_ceiling=Decimal(40))
    shop.branches.update_shop(manager, ceiling)
    assert shop.accounts.standing(customer.id).limit_now == 100
    monkeypatch.setattr(Shop, "is_offline", lambda _shop: True)
    apart = Shop(shop.database)
    assert apart.accounts.standing(customer.id).limit_now == 40
    with pytest.raises(RuleBroken, match="permission"):
        sell_on_account(apart, cashier, customer, "41")
    sell_on_account(apart, cashier, customer, "40")
    assert balance(shop, customer) == 40
