"""A repair is handed out at the checkout: once, paid, with its deposit (R53, R54)."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.repairs.choices import (
    ApprovalWay,
    DepositKind,
    EventKind,
    RepairKind,
)
from techstore_desktop.core.repairs.deposit_schemas import RepairDepositReturn
from techstore_desktop.core.repairs.quote_schemas import DiagnosisEdit
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart, remove, set_price, set_quantity
from techstore_desktop.core.sales.repairs_on_sale import set_delivery
from techstore_desktop.shop import Shop
from tests.builders import a_customer, a_line, a_product, open_drawer, tenders
from tests.core.repairs.arranging import (
    a_device,
    a_job,
    a_technician,
    approved,
    brought,
    deliver,
    deposit,
    diagnosed,
    labour,
    part,
    ready,
    take_in,
)
from tests.core.sales.test_returning import back as coming_back
from tests.core.sales.test_returning import return_goods


def methods(payments: object) -> dict[str, Decimal]:
    """Return what each method paid."""
    found: dict[str, Decimal] = {}
    for paid in payments:  # type: ignore[attr-defined]
        found[paid.method] = found.get(paid.method, Decimal(0)) + paid.amount
    return found


@pytest.fixture
def drawer(shop: Shop, manager: Actor) -> Actor:
    open_drawer(shop, manager, "100")
    return manager


def test_the_deposit_is_applied_and_the_rest_is_paid(shop: Shop, drawer: Actor) -> None:
    """Estimate 500, deposits 200 cash and 100 card, final 400: due 100 (R53)."""
    job = a_job(shop, drawer, estimate="500")
    deposit(shop, drawer, job.id, ("cash", "200"), ("card", "100"))
    ready(shop, drawer, job.id, labour("400"))
    sale = deliver(shop, drawer, job.id, paid=(("cash", "100"),))
    assert sale.total == Decimal(400)
    assert methods(sale.payments) == {"deposit": Decimal(300), "cash": Decimal(100)}
    detail = shop.repairs.job(drawer, job.id)
    assert detail.card.state.kind is RepairKind.DELIVERED
    assert detail.deposit_balance == 0
    assert detail.deliveries[0].sale_number == sale.number
    assert sale.lines[0].repair_job_id == job.id
    with pytest.raises(RuleBroken, match=r"repair\.deposit_too_small|nothing"):
        shop.repair_money.return_deposit(drawer, RepairDepositReturn(job_id=job.id))


def test_a_quote_whose_only_part_came_off_again_asks_for_nothing(
    shop: Shop, drawer: Actor
) -> None:
    job = a_job(shop, drawer, estimate="500")
    assert shop.repairs.job(drawer, job.id).due == 500
    port = a_product(shop, drawer, price=Decimal(80))
    line = approved(shop, drawer, job.id, part(port)).lines[0]
    shop.repairs.move(drawer, job.id, RepairKind.REPAIRING)
    shop.repair_parts.fit(drawer, line.id)
    assert shop.repairs.job(drawer, job.id).due == 80
    shop.repair_parts.take_off(drawer, line.id)
    left = shop.repairs.job(drawer, job.id)
    assert (left.bill.total, left.card.price, left.due) == (0, 0, 0)
    kept = part(port, id=line.id)
    assert shop.repairs.preview(drawer, [kept]).total == 0
    assert shop.repairs.preview(drawer, [kept, labour("30")]).total == 30
    again = part(port, id=line.id, quantity=Decimal(2))
    assert shop.repairs.preview(drawer, [again]).total == 160
    assert shop.repairs.edit_lines(drawer, job.id, [again]).bill.total == 160


def test_what_the_deposit_is_beyond_the_bill_goes_back_or_on_account(
    shop: Shop, drawer: Actor
) -> None:
    """Final 250 of 300 deposited: 50 back or on account, as the customer wishes."""
    back, kept = a_job(shop, drawer), a_job(shop, drawer)
    for job in (back, kept):
        deposit(shop, drawer, job.id, ("cash", "200"), ("card", "100"))
        ready(shop, drawer, job.id, labour("250"))
        with pytest.raises(RuleBroken, match=r"repair\.excess_to_decide"):
            deliver(shop, drawer, job.id)
    for job, wish in ((back, False), (kept, True)):
        cart = brought(shop, drawer, job.id, puts_rest_on_account=wish)
        shop.sales.complete(drawer, cart, [])
    returned = shop.repairs.job(drawer, back.id).deposits[-1]
    assert returned.kind is DepositKind.RETURNED
    assert methods(returned.payments) == {
        "cash": Decimal("-33.33"),
        "card": Decimal("-16.67"),
    }
    account = shop.accounts.standing(shop.repairs.job(drawer, kept.id).card.customer_id)
    assert account.balance == Decimal(-50)
    assert shop.repairs.job(drawer, kept.id).deposit_balance == 0


def test_other_goods_go_in_the_same_sale(shop: Shop, drawer: Actor) -> None:
    charger = a_product(shop, drawer, name="Charger", price=Decimal(30))
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id, labour("100"))
    cart = brought(shop, drawer, job.id, goods=[a_line(shop, charger)])
    sale = shop.sales.complete(drawer, cart, tenders(("cash", "130")))
    assert {line.name for line in sale.lines} == {"Charger", "Change the screen"}
    assert shop.stock.levels(charger.id)[0].on_hand == Decimal(9)


def test_a_repair_is_billed_once(shop: Shop, drawer: Actor) -> None:
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id)
    cart = brought(shop, drawer, job.id)
    again = brought(shop, drawer, job.id)
    first = shop.sales.complete(drawer, cart, tenders(("cash", "100")))
    assert shop.sales.complete(drawer, cart, tenders(("cash", "100"))) == first
    with pytest.raises(RuleBroken, match=r"repair\.already_billed"):
        shop.sales.complete(drawer, again, tenders(("cash", "100")))
    with pytest.raises(RuleBroken, match=r"repair\.already_billed"):
        shop.repair_money.deliver(drawer, job.id)


def test_what_is_not_ready_is_not_handed_out(shop: Shop, drawer: Actor) -> None:
    job = a_job(shop, drawer)
    diagnosed(shop, drawer, job.id)
    with pytest.raises(RuleBroken, match=r"repair\.not_ready"):
        shop.repair_money.deliver(drawer, job.id)


def test_handing_out_needs_an_open_drawer_and_a_check(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    ready(shop, manager, job.id)
    cart = brought(shop, manager, job.id)
    with pytest.raises(RuleBroken, match=r"cash\.no_session"):
        shop.sales.complete(manager, cart, tenders(("cash", "100")))
    open_drawer(shop, manager)
    unseen = cart.deliveries[0].model_copy(update={"identity_check": ""})
    with pytest.raises(RuleBroken, match=r"repair\.identity_needed"):
        shop.sales.complete(
            manager, set_delivery(cart, unseen), tenders(("cash", "100"))
        )
    assert shop.repairs.job(manager, job.id).card.state.kind is RepairKind.READY
    shop.sales.complete(manager, cart, tenders(("cash", "100")))
    last = shop.repairs.job(manager, job.id).events[-1]
    assert last.kind is EventKind.DELIVERED
    assert last.details["identity_check"] == "ticket"


def test_a_repairs_lines_are_billed_as_agreed_or_not_at_all(
    shop: Shop, drawer: Actor
) -> None:
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id, labour("60"), labour("40", name="Clean"))
    cart = brought(shop, drawer, job.id)
    line_id = cart.lines[0].id
    with pytest.raises(RuleBroken, match=r"line\.of_a_repair"):
        set_price(cart, line_id, Decimal(1))
    with pytest.raises(RuleBroken, match=r"line\.of_a_repair"):
        set_quantity(cart, line_id, Decimal(2))
    assert remove(cart, line_id).is_empty
    assert remove(cart, line_id).deliveries == ()
    forged = cart.model_copy(update={"lines": cart.lines[:1]})
    with pytest.raises(RuleBroken, match=r"repair\.quote_changed"):
        shop.sales.complete(drawer, forged, tenders(("cash", "60")))
    alone = cart.model_copy(update={"deliveries": ()})
    with pytest.raises(RuleBroken, match=r"repair\.quote_changed"):
        shop.sales.complete(drawer, alone, tenders(("cash", "100")))


def test_a_deposit_that_changed_meanwhile_is_seen(shop: Shop, drawer: Actor) -> None:
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id)
    cart = brought(shop, drawer, job.id)
    deposit(shop, drawer, job.id, ("cash", "30"))
    with pytest.raises(RuleBroken, match=r"repair\.deposit_changed"):
        shop.sales.complete(drawer, cart, tenders(("cash", "100")))


def test_nobody_chooses_to_pay_by_deposit(shop: Shop, drawer: Actor) -> None:
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id)
    with pytest.raises(RuleBroken, match=r"payment\.method_unknown"):
        deliver(shop, drawer, job.id, paid=(("deposit", "100"),))


@pytest.mark.parametrize("fee", [None, "20"])
def test_what_is_declined_costs_the_agreed_fee_and_the_deposit_goes_back(
    shop: Shop, drawer: Actor, fee: str | None
) -> None:
    job = a_job(shop, drawer, diagnosis_fee=fee)
    deposit(shop, drawer, job.id, ("cash", "50"))
    diagnosed(shop, drawer, job.id)
    shop.repairs.quote(drawer, job.id)
    shop.repairs.decline(drawer, job.id)
    card = shop.repairs.move(drawer, job.id, RepairKind.READY)
    assert card.price == Decimal(fee or 0)
    cart = brought(shop, drawer, job.id, puts_rest_on_account=False)
    sale = shop.sales.complete(drawer, cart, [])
    assert sale.total == Decimal(fee or 0)
    documents = shop.repairs.job(drawer, job.id).deposits
    assert documents[-1].kind is DepositKind.RETURNED
    assert documents[-1].amount == Decimal(fee or 0) - 50
    session = shop.cash.current()
    assert session is not None
    assert shop.cash.expected_cash(session.id) == Decimal(100) + Decimal(fee or 0)


def test_several_tickets_are_paid_at_once_each_keeping_its_own(
    shop: Shop, drawer: Actor
) -> None:
    """R57a: one sale, and each line still knows its job and its technician."""
    technician = a_technician(shop, drawer)
    ticket = take_in(shop, drawer, a_device(), a_device(imei="", model="Moto G9"))
    for card in ticket.jobs:
        ready(shop, drawer, card.id, labour("50", technician_id=technician.staff_id))
    cart = brought(shop, drawer, *(card.id for card in ticket.jobs))
    sale = shop.sales.complete(drawer, cart, tenders(("card", "100")))
    assert [line.repair_job_id for line in sale.lines] == [
        card.id for card in ticket.jobs
    ]
    assert {line.done_by_id for line in sale.lines} == {technician.staff_id}


def test_the_rest_may_go_on_account(shop: Shop, drawer: Actor) -> None:
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id)
    deliver(shop, drawer, job.id, paid=(("account", "100"),))
    assert shop.accounts.standing(job.customer_id).balance == Decimal(100)


def test_r54_credit_in_hand_pays_a_repair(shop: Shop, drawer: Actor) -> None:
    """R54, R20: 60 in hand and no limit; what is beyond them takes another method."""
    job = a_job(shop, drawer)
    in_advance = AccountPaymentCreate(
        customer_id=job.customer_id,
        amount=Decimal(60),
        tenders=tuple(tenders(("cash", "60"))),
        note="For the repair",
    )
    shop.accounts.pay(drawer, in_advance)
    ready(shop, drawer, job.id)
    cannot = Permission.EXCEED_CREDIT_LIMIT
    strict = replace(drawer, permissions=drawer.permissions - {cannot})
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        deliver(shop, strict, job.id, paid=(("account", "100"),))
    deliver(shop, strict, job.id, paid=(("account", "60"), ("card", "40")))
    assert shop.accounts.standing(job.customer_id).balance == 0


def test_a_void_puts_the_device_and_the_deposit_back(shop: Shop, drawer: Actor) -> None:
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "30"))
    ready(shop, drawer, job.id)
    sale = deliver(shop, drawer, job.id, paid=(("cash", "70"),))
    shop.sales.void(drawer, sale.id, "Wrong customer")
    detail = shop.repairs.job(drawer, job.id)
    assert detail.card.state.kind is RepairKind.READY
    assert detail.deposit_balance == Decimal(30)
    assert detail.deliveries[0].is_voided
    again = deliver(shop, drawer, job.id, paid=(("cash", "70"),))
    assert again.number != sale.number
    assert shop.repairs.job(drawer, job.id).deposit_balance == 0


def test_deposits_are_in_the_drawer_under_their_heading_and_no_revenue(
    shop: Shop, drawer: Actor
) -> None:
    """R45: 30 taken are in the drawer at once, and sold only on delivery."""
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "30"))
    session = shop.cash.current()
    assert session is not None
    report = shop.cash.report(drawer, session.id)
    assert [(each.heading, each.amount) for each in report.documents] == [
        ("deposit_taken", Decimal(30))
    ]
    assert report.expected_cash == Decimal(130)
    ready(shop, drawer, job.id)
    deliver(shop, drawer, job.id, paid=(("cash", "70"),))
    after = shop.cash.report(drawer, session.id)
    assert {each.heading: each.amount for each in after.documents} == {
        "deposit_taken": Decimal(30),
        "deposit_applied": Decimal(-30),
        "sale": Decimal(100),
    }
    assert after.expected_cash == Decimal(200)
    assert sum(each.amount for each in after.methods) == sum(
        each.amount for each in after.documents
    )


def test_a_fitted_part_is_sold_without_leaving_the_shelf_again(
    shop: Shop, drawer: Actor
) -> None:
    screen = a_product(shop, drawer, opening_stock=Decimal(1))
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id, part(screen))
    sale = deliver(shop, drawer, job.id, paid=(("cash", "100"),))
    assert sale.lines[0].product_id == screen.id
    assert sale.lines[0].unit_cost == Decimal(60)
    assert shop.stock.levels(screen.id)[0].on_hand == 0


def test_a_warranty_repair_is_free_its_tax_zero_its_cost_the_shops(
    shop: Shop, drawer: Actor
) -> None:
    screen = a_product(shop, drawer)
    first = a_job(shop, drawer)
    ready(shop, drawer, first.id)
    deliver(shop, drawer, first.id, paid=(("cash", "100"),))
    claim = a_job(shop, drawer, claim_of_id=first.id)
    shop.repairs.set_diagnosis(drawer, claim.id, DiagnosisEdit(diagnosis="Again"))
    shop.repairs.edit_lines(drawer, claim.id, [part(screen, is_covered=True)])
    shop.repairs.quote(drawer, claim.id)
    detail = shop.repairs.approve(drawer, claim.id, way=ApprovalWay.PHONE)
    shop.repairs.move(drawer, claim.id, RepairKind.REPAIRING)
    shop.repair_parts.fit(drawer, detail.lines[0].id)
    shop.repairs.move(drawer, claim.id, RepairKind.TESTING)
    shop.repairs.check(drawer, claim.id, "Fine", is_passed=True)
    sale = deliver(shop, drawer, claim.id)
    assert (sale.total, sale.tax) == (0, 0)
    assert sale.lines[0].unit_cost == Decimal(60)
    assert shop.repairs.job(drawer, claim.id).claim_of_number == first.number


def test_a_deposit_goes_back_as_it_came_or_another_way_with_a_reason(
    shop: Shop, drawer: Actor, cashier: Actor
) -> None:
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("card", "40"))
    half = RepairDepositReturn(job_id=job.id, amount=Decimal(10))
    assert methods(shop.repair_money.return_deposit(cashier, half).payments) == {
        "card": Decimal(-10)
    }
    other = RepairDepositReturn(job_id=job.id, method="cash", note="Card is gone")
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.repair_money.return_deposit(cashier, other)
    given = shop.repair_money.return_deposit(drawer, other)
    assert methods(given.payments) == {"cash": Decimal(-30)}
    assert given.held_after == 0


def test_a_sale_part_paid_by_deposit_is_returned_in_one_step(
    shop: Shop, drawer: Actor
) -> None:
    job = a_job(shop, drawer)
    deposit(shop, drawer, job.id, ("cash", "20"), ("card", "20"))
    ready(shop, drawer, job.id, labour("100"))
    sale = deliver(shop, drawer, job.id, paid=(("cash", "60"),))
    planned = shop.sales.planned_refunds(
        carts.take_back(Cart(id=uuid4()), coming_back(sale))
    )
    assert {each.method: each.amount for each in planned} == {"cash": 80, "card": 20}
    back = return_goods(shop, drawer, coming_back(sale))
    assert back.total == -100
    detail = shop.repairs.job(drawer, job.id)
    assert detail.deposit_balance == 0
    assert [each.kind for each in detail.deposits[-2:]] == [
        DepositKind.RESTORED,
        DepositKind.RETURNED,
    ]
    assert methods(detail.deposits[-1].payments) == {"cash": -20, "card": -20}
    assert detail.card.state.kind is RepairKind.DELIVERED
    assert shop.verify().holds


def test_lists_call_a_customer_as_they_are_called_now_papers_as_they_were(
    shop: Shop, drawer: Actor
) -> None:
    job = a_job(shop, drawer)
    ready(shop, drawer, job.id, labour("10"))
    kept = a_customer(shop, drawer, name="Bruno Paz", phone="+54 11 5555-0999")
    shop.customers.merge(drawer, job.customer_id, kept.id)
    renamed = CustomerUpdate(name="Bruno Paz Vega")
    shop.customers.update(drawer, kept.id, renamed)
    for words in ("vega", "Ana Quiroga", "bruno"):
        (card,) = shop.repairs.jobs(drawer, RepairFilter(text=words)).cards
        assert (card.customer_name, card.customer_phone) == (
            "Bruno Paz Vega",
            "+54 11 5555-0999",
        )
    assert shop.repairs.ticket(drawer, job.ticket_id).customer_name == "Ana Quiroga"
    sale = deliver(shop, drawer, job.id, paid=(("cash", "10"),))
    assert sale.customer_name == "Bruno Paz Vega"
    shop.customers.update(drawer, kept.id, CustomerUpdate(name="Somebody else"))
    (card,) = shop.repairs.jobs(drawer, RepairFilter(text="vega", is_open=False)).cards
    assert card.customer_name == "Bruno Paz Vega"
