"""What customers sign is kept with the act that it was signed for."""

from datetime import timedelta

import pytest

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import ApprovalWay, RepairKind
from techstore_desktop.core.repairs.intake_choices import ConsentOccasion, ConsentWay
from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.core.sales.repairs_on_sale import set_delivery
from techstore_desktop.shop import Shop
from tests.builders import open_drawer, tenders
from tests.core.repairs.arranging import (
    a_job,
    a_technician,
    brought,
    diagnosed,
    labour,
    ready,
)


def signed(occasion: ConsentOccasion, text: str) -> ConsentCreate:
    return ConsentCreate(
        occasion=occasion,
        way=ConsentWay.SCREEN,
        text=text,
        signed_name="Ana",
        strokes=(((0.1, 0.2), (0.4, 0.5)),),
    )


def test_a_yes_keeps_when_it_was_given_and_what_was_signed(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id, labour("100"))
    shop.repairs.quote(manager, job.id)
    before = shop.database.clock.now() - timedelta(hours=3)
    detail = shop.repairs.approve(
        manager,
        job.id,
        way=ApprovalWay.SIGNATURE,
        given_at=before,
        consent=signed(ConsentOccasion.APPROVAL, "Up to 100"),
    )
    assert detail.card.state.kind is RepairKind.APPROVED
    assert detail.approvals[-1].occurred_at == before
    (consent,) = shop.intake.consents(job.ticket_id)
    assert (consent.job_id, consent.text) == (job.id, "Up to 100")
    assert consent.is_whole
    assert shop.verify().holds


def test_a_yes_still_to_come_counts_as_now(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id)
    later = shop.database.clock.now() + timedelta(days=1)
    detail = shop.repairs.approve(
        manager, job.id, way=ApprovalWay.PHONE, given_at=later
    )
    assert detail.approvals[-1].occurred_at < later


def test_a_refused_yes_keeps_no_signature(shop: Shop, manager: Actor) -> None:
    job = a_job(shop, manager)
    diagnosed(shop, manager, job.id, labour("100"))
    shop.repairs.quote(manager, job.id)
    with pytest.raises(RuleBroken, match=r"repair\.approval_too_small"):
        shop.repairs.approve(
            manager,
            job.id,
            way=ApprovalWay.SIGNATURE,
            amount=99,  # type: ignore[arg-type]  # a whole number will do
            consent=signed(ConsentOccasion.APPROVAL, "Up to 99"),
        )
    assert shop.intake.consents(job.ticket_id) == []


def test_the_delivery_note_is_signed_with_the_sale_that_hands_out(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("100"))
    cart = brought(shop, manager, job.id)
    note = signed(ConsentOccasion.PICK_UP, "I received the device")
    delivery = cart.deliveries[0].model_copy(update={"signed": note.model_dump_json()})
    cart = set_delivery(cart, delivery)
    assert shop.intake.consents(job.ticket_id) == []
    shop.sales.complete(manager, cart, tenders(("cash", "100")))
    (consent,) = shop.intake.consents(job.ticket_id)
    assert consent.occasion is ConsentOccasion.PICK_UP
    assert consent.strokes == note.strokes


def test_a_parked_sale_keeps_no_signature(shop: Shop, manager: Actor) -> None:
    open_drawer(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("100"))
    cart = brought(shop, manager, job.id)
    delivery = cart.deliveries[0].model_copy(update={"signed": '{"text": "Ana"}'})
    parked = shop.parking.park(manager, set_delivery(cart, delivery))
    assert shop.parking.take_up(manager, parked).deliveries[0].signed == ""


def test_who_may_not_hand_out_has_no_delivery_note_signed(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager)
    technician = a_technician(shop, manager)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.intake.sign(
            technician, job.id, signed(ConsentOccasion.PICK_UP, "Received")
        )
