"""R41: drawer = float + payments + movements after every step, on both databases."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import CashCount, CashMovementCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from tests.builders import a_free_line, open_drawer, sell

AMOUNT = st.decimals(min_value="0.01", max_value="500", places=2)
STEP = st.tuples(
    st.sampled_from(["cash", "card", "close", *MovementKind]), AMOUNT, AMOUNT
)


@settings(
    max_examples=4,
)
@given(st.lists(STEP, max_size=8))
def test_the_drawer_is_float_payments_and_movements(
    shop: Shop, manager: Actor, steps: list[tuple[str, Decimal, Decimal]]
) -> None:
    named = shop.cash_movements.add_category(manager, "Courier")
    left = shop.cash.current()
    if left is not None:
        count = CashCount(counted={"cash": Decimal(0)})
        shop.cash.close(manager, left.id, count)
    session = open_drawer(shop, manager, "50")
    drawer = Decimal(50)
    for kind, amount, more in steps:
        if kind in {"cash", "card"}:
            given_now = amount + (more if kind == "cash" else 0)
            sell(
                shop,
                manager,
                a_free_line(str(amount)),
                paid=((kind, str(given_now)),),
            )
            drawer += amount if kind == "cash" else 0
        elif kind == "close":
            count = CashCount(counted={"cash": more})
            closing = shop.cash.close(manager, session.id, count)
            assert closing.difference == more - drawer
            session = open_drawer(shop, manager, str(amount))
            drawer = amount
        else:
            move = MovementKind(kind)
            data = CashMovementCreate(
                kind=move, amount=amount, reason="x", category_id=named.id
            )
            is_too_much = move.sign < 0 and amount > drawer
            assert shop.cash_movements.exceeds_drawer(data) is is_too_much
            shop.cash_movements.record(manager, data)
            drawer += amount * move.sign
        assert shop.cash.expected_cash(session.id) == drawer
        assert shop.cash.report(manager, session.id).expected_cash == drawer
    shop.cash.close(
        manager, session.id, CashCount(counted={"cash": max(drawer, Decimal(0))})
    )
    assert verify(shop.database).differences == ()
