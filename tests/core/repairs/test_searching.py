"""A ticket is found by anything that is written on it, on both databases alike."""

from uuid import UUID

import pytest

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.intake_choices import CodeKind
from techstore_desktop.core.repairs.intake_schemas import (
    AccessCodeCreate,
    DeviceCondition,
    IntakeCreate,
    IntakeExtras,
)
from techstore_desktop.core.repairs.models import job_search
from techstore_desktop.core.repairs.schemas import (
    RepairFilter,
    RepairTicketResponse,
)
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from techstore_desktop.core.storage import search_documents
from techstore_desktop.shop import Shop
from tests.builders import a_customer, a_product, open_drawer
from tests.core.repairs.arranging import (
    a_device,
    a_job,
    a_technician,
    approved,
    deposit,
    diagnosed,
    labour,
    part,
    take_in,
)
from tests.core.repairs.test_errands import send


def found(shop: Shop, actor: Actor, text: str) -> set[UUID]:
    """Return what the board and the list find alike, of what is open."""
    page = shop.repairs.jobs(actor, RepairFilter(text=text, is_open=True))
    ids = {card.id for card in page.cards}
    assert shop.repairs.matching(actor, text) == ids
    return ids


def taken_in(shop: Shop, actor: Actor) -> RepairTicketResponse:
    """Return a ticket with something written at every place of the intake."""
    condition = DeviceCondition(note="Rayón junto al lente")
    device = a_device(
        colour="Celeste",
        accessories=("Funda con stickers", "Lápiz"),
        condition=condition.model_dump(mode="json"),
    )
    return take_in(
        shop,
        actor,
        device,
        note_for_shop="Viene Tobías",
        note_for_customer="Pasará el jueves",
    )


@pytest.mark.parametrize(
    "text", ["celeste", "rayon lente", "stickers", "lápiz", "tobias", "jueves galaxy"]
)
def test_what_was_written_at_the_counter_finds_the_ticket(
    shop: Shop, manager: Actor, text: str
) -> None:
    a_job(shop, manager, model="Moto G9")
    ticket = taken_in(shop, manager)
    assert found(shop, manager, text) == {ticket.jobs[0].id}


def test_what_the_bench_wrote_finds_the_ticket(shop: Shop, manager: Actor) -> None:
    open_drawer(shop, manager)
    bench, job = a_technician(shop, manager), a_job(shop, manager)
    a_job(shop, manager, model="Moto G9")
    battery = a_product(
        shop, manager, name="Batería BN57", sku="BAT-57", tracks_serial_numbers=True
    )
    quote = labour("5", name="Soldar"), part(battery)
    detail = approved(shop, manager, job.id, *quote)
    shop.repairs.assign(manager, job.id, bench.staff_id)
    shop.repairs.add_note(manager, job.id, "Llamar a la tarde")
    shop.repairs.add_note(manager, job.id, "Sin garantía por agua", for_customer=True)
    paid = deposit(shop, manager, job.id, ("cash", "10"))
    send(shop, manager, job, "Micro Lab", note="Reballing")
    shop.repair_parts.fit(manager, detail.lines[1].id, serial_numbers=["ZX9001"])
    words = ("display rest", "soldar", "bn57", "bat-57", "zx9001", "tarde", "agua")
    for text in (*words, paid.number, "micro lab", "reballing", "rocio"):
        assert found(shop, manager, text) == {job.id}, text
    assert found(shop, manager, "soldar zx9001 tarde") == {job.id}
    assert shop.verify().holds


def test_what_is_no_longer_on_the_ticket_finds_nothing(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id, labour("5", name="Soldar"))
    shop.repairs.quote(manager, job.id)
    shop.repairs.edit_lines(manager, job.id, [labour("5", name="Limpiar")])
    assert found(shop, manager, "soldar") == set()
    assert found(shop, manager, "limpiar") == {job.id}


def test_what_is_waited_for_finds_the_ticket_as_long_as_it_waits(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager, approved_amount="100", estimate="100")
    diagnosed(shop, manager, job.id)
    shop.repairs.move(manager, job.id, RepairKind.APPROVED)
    waits = RepairKind.WAITING_FOR_PART
    shop.repairs.move(manager, job.id, waits, waiting_for="Módulo de Shenzhen")
    assert found(shop, manager, "shenzhen") == {job.id}
    shop.repairs.move(manager, job.id, RepairKind.REPAIRING)
    assert found(shop, manager, "shenzhen") == set()


def test_a_note_on_the_ticket_finds_each_of_its_devices(
    shop: Shop, manager: Actor
) -> None:
    ticket = take_in(
        shop, manager, a_device(), a_device(imei=""), note_for_shop="Herencia"
    )
    assert found(shop, manager, "herencia") == {card.id for card in ticket.jobs}


def test_what_was_ticked_at_the_counter_is_found_in_each_language(
    shop: Shop, manager: Actor
) -> None:
    a_job(shop, manager)
    charger = a_job(shop, manager, accessories=("charger", "sim_card"))
    remote = a_job(shop, manager, accessories=("remote_control", "Bolsa roja"))
    for text in ("cargador", "CARG", "charger", "tarjeta sim", "galaxy cargador"):
        assert found(shop, manager, text) == {charger.id}, text
    for text in ("control remoto", "remote control", "bolsa roja"):
        assert found(shop, manager, text) == {remote.id}, text
    assert found(shop, manager, "cargador bolsa") == set()


def test_nobody_finds_a_device_by_its_access_code(shop: Shop, manager: Actor) -> None:
    code = "80461379"
    ticket = shop.intake.take_in(
        manager,
        IntakeCreate(
            ticket=RepairTicketCreate(
                customer_id=a_customer(shop, manager).id, jobs=(a_device(),)
            ),
            extras=(
                IntakeExtras(
                    access_code=AccessCodeCreate(kind=CodeKind.PIN, code=code)
                ),
            ),
        ),
    )
    shop.intake.see_code(manager, ticket.jobs[0].id)
    assert found(shop, manager, code) == set()
    assert found(shop, manager, code[:4]) == set()


def test_an_erased_customer_is_found_by_no_note(shop: Shop, manager: Actor) -> None:
    ticket = taken_in(shop, manager)
    job_id = ticket.jobs[0].id
    shop.repairs.add_note(manager, job_id, "Vecina del fondo")
    shop.repairs.cancel(manager, job_id, "Se mudó")
    assert found(shop, manager, "vecina") == {job_id}
    shop.customers.erase(manager, ticket.customer_id)
    for text in ("tobias", "vecina", "mudo"):
        assert found(shop, manager, text) == set()
    assert found(shop, manager, "celeste") == {job_id}


def test_tickets_of_an_older_program_are_found_after_its_update(
    shop: Shop, manager: Actor
) -> None:
    ticket = taken_in(shop, manager)
    shop.repairs.add_note(manager, ticket.jobs[0].id, "Llamar a la tarde")
    with shop.database.transaction("test.older", None) as transaction:
        connection = transaction.connection
        connection.exec_driver_sql("DELETE FROM repair_job_document")
        search_documents.rebuild(job_search, connection)
        assert search_documents.differences(job_search, connection) == 0
    assert found(shop, manager, "tarde stickers tobias") == {ticket.jobs[0].id}
