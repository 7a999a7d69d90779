"""Repairs of two tills that are apart and then meet: nothing lost, nothing twice."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import EventKind, PartStatus, RepairKind
from tests.builders import a_product, open_drawer, tenders
from tests.core.repairs.arranging import (
    a_job,
    approved,
    brought,
    deposit,
    diagnosed,
    labour,
    part,
    ready,
    take_in,
)
from tests.core.repairs.test_part_orders import a_part, come, ordered
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


@pytest.fixture
def tills(first_till: Till, boss: Actor, another_till: AddTill) -> tuple[Till, Till]:
    second = another_till("B1")
    for till in (first_till, second):
        open_drawer(till.shop, boss)
    return first_till, second


def meet(tills: Sequence[Till], hub_engine: Engine) -> None:
    for till in (*tills, *tills):
        till.sync()
    for till in tills:
        assert digest(till) == hub_digest(hub_engine)
        assert till.shop.verify().holds


def test_what_is_taken_in_here_is_on_the_board_there_and_delivered_there(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    counter, bench = tills
    job = a_job(counter.shop, boss)
    deposit(counter.shop, boss, job.id, ("cash", "30"))
    meet(tills, hub_engine)
    assert [card.number for card in bench.shop.repairs.board(boss).cards] == [
        job.number
    ]
    ready(bench.shop, boss, job.id)
    meet(tills, hub_engine)
    cart = brought(counter.shop, boss, job.id)
    counter.shop.sales.complete(boss, cart, tenders(("cash", "70")))
    meet(tills, hub_engine)
    detail = bench.shop.repairs.job(boss, job.id)
    assert detail.card.state.kind is RepairKind.DELIVERED
    assert detail.deposit_balance == 0
    assert all(till.shop.attention.count() == 0 for till in tills)


def test_what_the_bench_writes_on_a_ticket_finds_it_at_the_counter(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    counter, bench = tills
    ticket = take_in(counter.shop, boss, note_for_shop="Viene Tobías")
    meet(tills, hub_engine)
    job_id = ticket.jobs[0].id
    assert bench.shop.repairs.matching(boss, "tobias") == {job_id}
    diagnosed(bench.shop, boss, job_id, labour("5", name="Soldar"))
    bench.shop.repairs.add_note(boss, job_id, "Llamar a la tarde")
    meet(tills, hub_engine)
    assert counter.shop.repairs.matching(boss, "soldar tarde tobias") == {job_id}
    bench.shop.repairs.edit_lines(boss, job_id, [labour("5", name="Limpiar")])
    meet(tills, hub_engine)
    assert counter.shop.repairs.matching(boss, "soldar") == frozenset()


def test_two_people_move_one_card_both_events_stay_one_state_one_item(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    job = a_job(tills[0].shop, boss)
    meet(tills, hub_engine)
    for till, state in zip(
        tills, (RepairKind.DIAGNOSING, RepairKind.CANCELLED), strict=True
    ):
        till.shop.repairs.move(boss, job.id, state)
    meet(tills, hub_engine)
    details = [till.shop.repairs.job(boss, job.id) for till in tills]
    assert details[0].card.state == details[1].card.state
    moved = [event.to_state.kind for event in details[0].events if event.to_state]
    assert {RepairKind.DIAGNOSING, RepairKind.CANCELLED} <= set(moved)
    for till in tills:
        (item,) = till.shop.attention.open_items()
        assert item.kind == "edit_conflict"
        assert item.values["name"] == job.number
        assert {item.values["standing"], item.values["other"]} == {
            "diagnosing",
            "cancelled",
        }


def test_a_repair_billed_on_two_tills_is_told_with_its_deposit_used_twice(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    job = a_job(tills[0].shop, boss)
    deposit(tills[0].shop, boss, job.id, ("cash", "30"))
    ready(tills[0].shop, boss, job.id)
    meet(tills, hub_engine)
    sales = []
    for till in tills:
        cart = brought(till.shop, boss, job.id)
        sales.append(till.shop.sales.complete(boss, cart, tenders(("cash", "70"))))
    meet(tills, hub_engine)
    for till in tills:
        items = {item.kind: item for item in till.shop.attention.open_items()}
        assert set(items) == {"repair_billed_twice", "deposit_overdrawn"}
        assert items["deposit_overdrawn"].values["overdrawn"] == Decimal(30)
        assert {
            each.name
            for each in items["repair_billed_twice"].involved
            if each.table == "sale"
        } == {sale.number for sale in sales}
    tills[1].shop.sales.void(boss, sales[1].id, "Not here")
    meet(tills, hub_engine)
    assert [till.shop.attention.count() for till in tills] == [0, 0]
    detail = tills[0].shop.repairs.job(boss, job.id)
    assert detail.deposit_balance == 0
    assert detail.card.state.kind is RepairKind.DELIVERED


def test_a_part_fitted_on_two_tills_is_in_one_place_and_the_shelf_is_put_right(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    screen = a_product(tills[0].shop, boss, opening_stock=Decimal(5))
    job = a_job(tills[0].shop, boss)
    line = approved(tills[0].shop, boss, job.id, part(screen)).lines[0]
    meet(tills, hub_engine)
    for till in tills:
        till.shop.repair_parts.fit(boss, line.id)
    meet(tills, hub_engine)
    shop = tills[1].shop
    level = shop.stock.levels(screen.id)[0]
    assert (level.on_hand, level.reserved) == (Decimal(3), Decimal(0))
    assert shop.repairs.job(boss, job.id).lines[0].part_status is PartStatus.FITTED
    (item,) = shop.attention.open_items()
    assert item.kind == "part_moved_twice"
    shop.attention.settle(boss, item.key, "put_right")
    meet(tills, hub_engine)
    assert tills[0].shop.stock.levels(screen.id)[0].on_hand == Decimal(4)
    assert [till.shop.attention.count() for till in tills] == [0, 0]


def test_a_part_that_comes_on_two_tills_is_counted_once_by_a_person(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    shop = tills[0].shop
    screen = a_part(shop, boss)
    job = a_job(shop, boss)
    line = approved(shop, boss, job.id, part(screen)).lines[0]
    order = ordered(shop, boss, screen, "3")
    meet(tills, hub_engine)
    for till in tills:
        assert come(till.shop, boss, order, "3", unit_cost="40") == (job.number,)
    meet(tills, hub_engine)
    for till in tills:
        detail = till.shop.repairs.job(boss, job.id)
        assert [each.id for each in detail.lines] == [line.id]
        assert detail.lines[0].part_status is PartStatus.RESERVED
        (item,) = till.shop.attention.open_items()
        assert (item.kind, item.values["surplus"]) == ("part_received_twice", 3)
        assert till.shop.part_orders.needed(boss) == ()
    tills[1].shop.attention.settle(boss, item.key, "put_right")
    meet(tills, hub_engine)
    for till in tills:
        level = till.shop.stock.levels(screen.id)[0]
        assert (level.on_hand, level.reserved) == (3, 1)
        assert till.shop.attention.count() == 0


def test_an_erased_customer_is_gone_from_their_repairs_on_every_till(
    tills: tuple[Till, Till], boss: Actor, hub_engine: Engine
) -> None:
    job = a_job(tills[0].shop, boss)
    meet(tills, hub_engine)
    tills[1].shop.repairs.add_note(boss, job.id, "Ana calls on Friday")
    tills[0].shop.customers.erase(boss, job.customer_id)
    meet(tills, hub_engine)
    for till in tills:
        detail = till.shop.repairs.job(boss, job.id)
        assert (detail.card.customer_name, detail.card.customer_phone) == ("", "")
        notes = [e.note for e in detail.events if e.kind is EventKind.NOTE_FOR_SHOP]
        assert notes == [""]
