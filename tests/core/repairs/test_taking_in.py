"""Devices come in at the counter, and appear on the board."""

import pytest

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs import finding
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.shop import Shop
from tests.builders import a_customer
from tests.core.repairs.arranging import IMEI, a_device, a_job, a_technician, take_in


def test_a_ticket_draws_the_next_number_of_its_terminal(
    shop: Shop, cashier: Actor
) -> None:
    numbers = [take_in(shop, cashier).number for _ in range(2)]
    assert numbers == ["RA1-000001", "RA1-000002"]


def test_several_devices_have_one_number_and_a_place_each(
    shop: Shop, cashier: Actor
) -> None:
    """R57a: several devices, one ticket."""
    ticket = take_in(shop, cashier, a_device(), a_device(model="iPad", imei=""))
    assert [job.number for job in ticket.jobs] == ["RA1-000001/1", "RA1-000001/2"]


def test_what_came_in_is_on_the_board(shop: Shop, cashier: Actor) -> None:
    card = a_job(shop, cashier)
    board = shop.repairs.board(cashier)
    assert [each.id for each in board.cards] == [card.id]
    assert board.cards[0].device == "Samsung Galaxy S21"
    assert board.counts[RepairKind.RECEIVED] == 1


def test_the_taking_in_is_the_first_event(shop: Shop, cashier: Actor) -> None:
    detail = shop.repairs.job(cashier, a_job(shop, cashier).id)
    assert [event.kind for event in detail.events] == [EventKind.TAKEN_IN]
    assert detail.events[0].person_name == cashier.name


def test_the_same_imei_is_the_same_device_whoever_brings_it(
    shop: Shop, cashier: Actor
) -> None:
    first = a_job(shop, cashier)
    other = a_customer(shop, cashier, name="Bruno Paz", phone="")
    ticket = take_in(shop, cashier, customer_id=other.id)
    device_id = shop.repairs.job(cashier, first.id).device_id
    assert device_id is not None
    history = shop.repairs.history(cashier, device_id)
    assert {card.customer_name for card in history} == {"Ana Quiroga", "Bruno Paz"}
    assert ticket.customer_phone == ""


def test_moves_follow_the_table(shop: Shop, manager: Actor) -> None:
    technician = a_technician(shop, manager)
    job = a_job(shop, manager)
    moved = shop.repairs.move(technician, job.id, RepairKind.DIAGNOSING)
    assert moved.state.kind is RepairKind.DIAGNOSING
    with pytest.raises(RuleBroken, match=r"repair\.no_such_move"):
        shop.repairs.move(technician, job.id, RepairKind.TESTING)


def test_a_search_takes_numbers_words_and_many_at_once(
    shop: Shop, cashier: Actor
) -> None:
    first = a_job(shop, cashier)
    second = a_job(shop, cashier, imei="490154203237518", model="Moto G9")

    def found(text: str) -> set[str]:
        page = shop.repairs.jobs(cashier, RepairFilter(text=text))
        return {card.number for card in page.cards}

    assert found("moto") == {second.number}
    assert found("quiroga galaxy") == {first.number}
    assert found("5643809") == {first.number}
    assert found("2") == {second.number}
    assert found(f"{IMEI}, {second.number}") == {first.number, second.number}
    assert found("nothing of the kind") == set()
    assert found("35693") == {first.number}


def test_a_word_that_most_repairs_hold_still_finds_the_open_ones(
    shop: Shop, cashier: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "CONSIDERED", 2)
    old = a_job(shop, cashier, fault="Pantalla rota")
    for _ in range(3):
        shop.repairs.cancel(cashier, a_job(shop, cashier).id, "No")
    wanted = RepairFilter(text="samsung pántalla", kinds=(RepairKind.RECEIVED,))
    page = shop.repairs.jobs(cashier, wanted)
    assert [card.number for card in page.cards] == [old.number]
    common = RepairFilter(text="samsung", kinds=(RepairKind.RECEIVED,))
    assert shop.repairs.jobs(cashier, common).count == 1
