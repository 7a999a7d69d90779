"""Goods that come back: never more than was sold, the very money that was paid."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerUpdate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission
from techstore_desktop.core.prices.schemas import PromotionCreate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.choices import Disposition, SaleKind
from techstore_desktop.core.sales.schemas import SaleFilter, SaleResponse
from techstore_desktop.core.stock.models import StockMovement
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.shop import Shop
from tests import builders
from tests.builders import a_cart, a_free_line, a_line, a_product, sell, tenders


@pytest.fixture
def open_shop(shop: Shop, cashier: Actor) -> Shop:
    builders.open_drawer(shop, cashier)
    return shop


def back(
    sale: SaleResponse,
    quantity: str = "1",
    *,
    place: int = 0,
    disposition: Disposition = Disposition.STOCK,
    serial_numbers: tuple[str, ...] = (),
) -> CartReturn:
    line = sale.lines[place]
    return CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=line.id,
        name=line.name,
        quantity=Decimal(quantity),
        amount=line.total,
        disposition=disposition,
        serial_numbers=serial_numbers,
    )


def return_goods(
    shop: Shop,
    actor: Actor,
    *items: CartReturn,
    cart: Cart | None = None,
    paid: tuple[tuple[str, str], ...] = (),
    refunds: tuple[tuple[str, str], ...] = (),
    reason: str = "",
    approval: Approval | None = None,
) -> SaleResponse:
    cart = cart or Cart(id=uuid4())
    for item in items:
        cart = carts.take_back(cart, item)
    cart = carts.set_return_reason(cart, reason)
    return shop.sales.complete(
        actor,
        cart,
        tenders(*paid),
        refunds=tenders(*refunds),
        approval=approval,
    )


def lent(manager: Actor, permission: Permission) -> Approval:
    return Approval(manager.staff_id, frozenset({permission}))


def drawer(shop: Shop) -> Decimal:
    session = shop.cash.current()
    assert session is not None
    return shop.cash.expected_cash(session.id)


def test_what_was_paid_comes_back_and_the_goods_too(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    sale = sell(
        open_shop,
        cashier,
        a_line(open_shop, mouse, "3"),
        paid=(("card", "120"), ("cash", "180")),
    )
    credit_note = return_goods(open_shop, cashier, back(sale, "1"))
    assert credit_note.kind is SaleKind.RETURN
    assert (credit_note.number, credit_note.reverses_number) == (
        "A1-000002",
        "A1-000001",
    )
    assert credit_note.total == -100
    assert credit_note.base + credit_note.tax == -100
    assert {paid.method: paid.amount for paid in credit_note.payments} == {
        "card": -40,
        "cash": -60,
    }
    assert open_shop.products.get(mouse.id).on_hand == 8
    assert drawer(open_shop) == 50 + 180 - 60
    assert open_shop.sales.totals(SaleFilter()).total == 200
    assert open_shop.sales.get(credit_note.id) == credit_note
    assert open_shop.verify().holds


def test_never_more_than_was_sold_over_all_returns(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    line = a_line(open_shop, mouse, "2")
    sale = sell(open_shop, cashier, line, paid=(("cash", "200"),))
    return_goods(open_shop, cashier, back(sale, "1"))
    with pytest.raises(RuleBroken, match=r"return\.more_than_sold") as refused:
        return_goods(open_shop, cashier, back(sale, "2"))
    assert refused.value.values["left"] == 1
    return_goods(open_shop, cashier, back(sale, "1"))
    assert open_shop.sales.totals(SaleFilter()).total == 0
    assert open_shop.products.get(mouse.id).on_hand == 10


def test_the_same_return_twice_is_one(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    line = a_line(open_shop, a_product(open_shop, manager), "2")
    sale = sell(open_shop, cashier, line, paid=(("cash", "200"),))
    cart = carts.take_back(Cart(id=uuid4()), back(sale))
    first = open_shop.sales.complete(cashier, cart, ())
    assert open_shop.sales.complete(cashier, cart, ()) == first


@pytest.mark.parametrize(
    ("disposition", "reason"),
    [
        (Disposition.DAMAGED, MovementReason.DAMAGED),
        (Disposition.SUPPLIER, MovementReason.TO_SUPPLIER),
    ],
)
def test_what_is_faulty_does_not_go_back_among_the_goods(
    open_shop: Shop,
    manager: Actor,
    cashier: Actor,
    disposition: Disposition,
    reason: MovementReason,
) -> None:
    """R15a: what came back goes to the shelf, the faulty ones or the supplier."""
    mouse = a_product(open_shop, manager)
    sale = sell(open_shop, cashier, a_line(open_shop, mouse), paid=(("cash", "100"),))
    note = return_goods(open_shop, cashier, back(sale, disposition=disposition))
    assert open_shop.products.get(mouse.id).on_hand == 9
    with open_shop.database.reading() as reading:
        moved = reading.session.execute(
            select(StockMovement.reason, StockMovement.quantity).where(
                StockMovement.document_id == note.id
            )
        ).all()
    assert {row.reason: row.quantity for row in moved} == {
        MovementReason.RETURN: 1,
        reason: -1,
    }


def test_an_exchange_is_one_sale_with_the_difference_paid(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    mouse = a_product(open_shop, manager)
    memory = a_product(open_shop, manager, name="Memory", price="130.00")
    sale = sell(open_shop, cashier, a_line(open_shop, mouse), paid=(("card", "100"),))
    exchange = return_goods(
        open_shop,
        cashier,
        back(sale),
        cart=a_cart(a_line(open_shop, memory)),
        paid=(("cash", "30"),),
    )
    assert exchange.kind is SaleKind.EXCHANGE
    assert (exchange.total, [line.quantity for line in exchange.lines]) == (30, [1, -1])
    bought = back(exchange, place=0)
    note = return_goods(open_shop, cashier, bought)
    assert {paid.method: paid.amount for paid in note.payments} == {
        "card": -100,
        "cash": -30,
    }
    with pytest.raises(RuleBroken, match=r"return\.of_return"):
        return_goods(open_shop, cashier, back(exchange, place=1))
    assert open_shop.sales.totals(SaleFilter()).total == 0
    assert drawer(open_shop) == 50


def test_money_back_another_way_takes_a_reason_and_a_manager(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R15a: what was paid by card goes back in cash for a reason, by another's PIN."""
    line = a_line(open_shop, a_product(open_shop, manager))
    sale = sell(open_shop, cashier, line, paid=(("card", "100"),))
    in_cash = (("cash", "100"),)
    with pytest.raises(RuleBroken, match=r"return\.reason_needed"):
        return_goods(open_shop, cashier, back(sale), refunds=in_cash)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        return_goods(open_shop, cashier, back(sale), refunds=in_cash, reason="no card")
    approval = lent(manager, Permission.REFUND_OTHER_WAY)
    with pytest.raises(RuleBroken, match=r"return\.refunds_differ"):
        return_goods(
            open_shop,
            cashier,
            back(sale),
            refunds=(("cash", "101"),),
            reason="no card",
            approval=approval,
        )
    approval = lent(manager, Permission.REFUND_OTHER_WAY)
    note = return_goods(
        open_shop,
        cashier,
        back(sale),
        refunds=in_cash,
        reason="no card",
        approval=approval,
    )
    assert [paid.method for paid in note.payments] == ["cash"]
    assert drawer(open_shop) == -50


def test_what_was_sold_on_account_lowers_the_account_and_pays_no_cash(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R15a: what was never paid lowers the debt; the drawer keeps its 50."""
    customer = builders.a_customer(open_shop, manager)
    limit = CustomerUpdate(credit_limit=Decimal(500))
    open_shop.customers.update(manager, customer.id, limit)
    cart = a_cart(a_free_line("80"), customer_id=customer.id)
    sale = open_shop.sales.complete(cashier, cart, tenders(("account", "80")))
    note = return_goods(open_shop, cashier, back(sale))
    assert note.customer_id == customer.id
    standing: AccountStanding = open_shop.accounts.standing(customer.id)
    assert standing.balance == 0
    assert drawer(open_shop) == 50
    assert open_shop.verify().holds


def test_a_void_takes_everything_back_the_same_day(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R15: a new document points at the sale; the sale itself stays as it was."""
    mouse = a_product(open_shop, manager)
    sale = sell(
        open_shop,
        cashier,
        a_line(open_shop, mouse, "2"),
        a_free_line("5.55"),
        paid=(("card", "100"), ("cash", "200")),
    )
    with pytest.raises(RuleBroken, match="permission"):
        open_shop.sales.void(cashier, sale.id, "wrong customer")
    with pytest.raises(RuleBroken, match=r"return\.reason_needed"):
        open_shop.sales.void(manager, sale.id, "  ")
    void = open_shop.sales.void(manager, sale.id, "wrong customer")
    assert (void.kind, void.total) == (SaleKind.VOID, -sale.total)
    assert drawer(open_shop) == 50
    assert open_shop.products.get(mouse.id).on_hand == 10
    assert open_shop.sales.totals(SaleFilter()).total == 0
    with pytest.raises(RuleBroken, match=r"void\.already_voided"):
        open_shop.sales.void(manager, sale.id, "again")
    with pytest.raises(RuleBroken, match=r"return\.more_than_sold"):
        return_goods(open_shop, cashier, back(sale))
    with pytest.raises(RuleBroken, match=r"void\.not_a_sale"):
        open_shop.sales.void(manager, void.id, "the void")
    assert open_shop.verify().holds


def test_no_void_of_another_day_or_after_a_return(
    open_shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    """R15: on its business day, and while nothing of it came back."""
    line = a_line(open_shop, a_product(open_shop, manager), "2")
    sale = sell(open_shop, cashier, line, paid=(("cash", "200"),))
    return_goods(open_shop, cashier, back(sale))
    with pytest.raises(RuleBroken, match=r"void\.already_returned"):
        open_shop.sales.void(manager, sale.id, "late")
    other = sell(open_shop, cashier, a_free_line("9"), paid=(("cash", "9"),))
    clock.set(clock.now() + timedelta(days=1))
    with pytest.raises(RuleBroken, match=r"void\.another_day"):
        open_shop.sales.void(manager, other.id, "late")


def test_rounded_cash_goes_back_as_it_came(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    from techstore_desktop.core.branches.schemas import ShopUpdate

    step = ShopUpdate(cash_rounding_step=Decimal("0.05"))
    open_shop.branches.update_shop(manager, step)
    sale = sell(open_shop, cashier, a_free_line("1.98"), paid=(("cash", "2"),))
    note = return_goods(open_shop, cashier, back(sale))
    assert [paid.amount for paid in note.payments] == [-2]
    assert note.cash_rounding == Decimal("-0.02")
    assert drawer(open_shop) == 50


def test_only_units_of_that_sale_come_back(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    phone = a_product(open_shop, manager, tracks_serial_numbers=True)
    line = a_line(open_shop, phone, "2")
    line = line.model_copy(update={"serial_numbers": ("S1", "S2")})
    sale = sell(open_shop, cashier, line, paid=(("cash", "200"),))
    for wrong in ((), ("S3",), ("S1", "S2")):
        with pytest.raises(RuleBroken, match=r"return\.serials_differ"):
            return_goods(open_shop, cashier, back(sale, serial_numbers=wrong))
    return_goods(open_shop, cashier, back(sale, serial_numbers=("S1",)))
    with pytest.raises(RuleBroken, match=r"return\.serials_differ"):
        return_goods(open_shop, cashier, back(sale, serial_numbers=("S1",)))
    assert open_shop.verify().holds


@settings(
    max_examples=15,
)
@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(1, 99_999)), min_size=1, max_size=4
    ),
    st.integers(0, 100),
    st.data(),
)
def test_returning_everything_in_parts_leaves_nothing(
    open_shop: Shop,
    cashier: Actor,
    drawn: list[tuple[int, int]],
    card_share: int,
    data: st.DataObject,
) -> None:
    before = drawer(open_shop)
    lines = [
        a_free_line(str(Decimal(cents) / 100)).model_copy(
            update={"quantity": Decimal(quantity)}
        )
        for quantity, cents in drawn
    ]
    pieces = (quantity * Decimal(cents) / 100 for quantity, cents in drawn)
    total = sum(pieces, Decimal(0))
    card = (total * card_share / 100).quantize(Decimal("0.01"))
    paid = [("card", str(card))] if card else []
    if total - card:
        paid.append(("cash", str(total - card)))
    sale = sell(open_shop, cashier, *lines, paid=tuple(paid))
    left = {place: line.quantity for place, line in enumerate(sale.lines)}
    refunded: dict[str, Decimal] = {}
    while left:
        place = data.draw(st.sampled_from(sorted(left)))
        quantity = data.draw(st.integers(1, int(left[place])))
        note = return_goods(open_shop, cashier, back(sale, str(quantity), place=place))
        for payment in note.payments:
            so_far = refunded.get(payment.method, Decimal(0))
            refunded[payment.method] = so_far - payment.amount
        left[place] -= quantity
        if not left[place]:
            del left[place]
    assert refunded == {method: Decimal(amount) for method, amount in paid}
    assert drawer(open_shop) == before


def test_r8_goods_of_a_promotion_come_back_at_what_was_paid_for_them(
    open_shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_shop.promotions.create(
        manager,
        PromotionCreate.model_validate(
            {"name": "3 for 2", "kind": "n_for_m", "quantity": 3, "paid_quantity": 2}
        ),
    )
    mouse = a_product(open_shop, manager, cost="10")
    line = a_line(open_shop, mouse, "3")
    sale = sell(open_shop, cashier, line, paid=(("cash", "200"),))
    before = drawer(open_shop)
    notes = [return_goods(open_shop, cashier, back(sale)) for _ in range(3)]
    assert [str(note.total) for note in notes] == ["-66.67", "-66.66", "-66.67"]
    assert [str(each.promotion_discounts) for each in notes] == [
        "-33.33",
        "-33.34",
        "-33.33",
    ]
    assert notes[0].lines[0].promotion_name == "3 for 2"
    assert before - drawer(open_shop) == 200
    with pytest.raises(RuleBroken, match=r"return\.more_than_sold"):
        return_goods(open_shop, cashier, back(sale))
    assert open_shop.verify().holds
