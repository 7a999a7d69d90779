"""Two tills apart that both ended one wait: a person counts the device once."""

from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.models import CollectionAct
from techstore_desktop.core.collection.schemas import KeepDevice, KeptDevice
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.stock import movements
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.shop import Shop
from tests.core.collection.arranging import a_ladder, climb, pass_days
from tests.core.repairs.arranging import a_job, labour, ready


def kept_here(shop: Shop, actor: Actor, clock: SetClock) -> tuple[UUID, KeptDevice]:
    steps = a_ladder(shop, actor)
    job = a_job(shop, actor)
    ready(shop, actor, job.id, labour("400"))
    climb(shop, actor, clock, job.id, steps)
    data = KeepDevice(job_id=job.id, step_id=steps[-1].id)
    return job.id, shop.collection.keep(actor, data)


def kept_elsewhere(shop: Shop, actor: Actor, job_id: UUID) -> UUID:
    """Let another till have kept the same device; return what it became there."""
    ours = shop.collection.acts(actor, job_id)[-1]
    with shop.database.transaction("collection.device_kept", actor) as transaction:
        act = transaction.session.get_one(CollectionAct, ours.id)
        product = transaction.add(
            Product(
                id=transaction.new_id(),
                sku="RA2-000001",
                name="Galaxy S21",
                brand="Samsung",
                price=Decimal(0),
                cost=act.amount,
                minimum_stock=Decimal(0),
                is_stocked=True,
                tracks_serial_numbers=False,
                warranty_months=0,
                notes="",
            )
        )
        transaction.flush()
        again = transaction.add(
            CollectionAct(
                id=transaction.new_id(),
                **{
                    name: getattr(act, name)
                    for name in (
                        *("job_id", "step_id", "kind", "ready_since"),
                        *("business_day", "occurred_at", "person_id", "amount"),
                    )
                },
                product_id=product.id,
            )
        )
        transaction.flush()
        movements.move(
            transaction,
            product.id,
            Decimal(1),
            reason=MovementReason.NOT_FETCHED,
            unit_cost=act.amount,
            document_id=again.id,
        )
    return product.id


def test_a_device_kept_twice_is_counted_once_by_a_person(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    job_id, kept = kept_here(shop, manager, clock)
    assert shop.attention.open_items() == []
    other = kept_elsewhere(shop, manager, job_id)
    (item,) = shop.attention.open_items()
    assert item.kind == "device_kept_twice"
    assert {each.id for each in item.involved} == {kept.product_id, other, job_id}
    shop.attention.settle(manager, item.key, "put_right")
    levels = [shop.stock.levels(each)[0].on_hand for each in (kept.product_id, other)]
    assert sum(levels) == 1
    assert shop.attention.open_items() == []


def test_a_step_that_two_tills_took_counts_once(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    (fee,) = a_ladder(shop, manager, (5, "storage_fee", "80"))
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("400"))
    pass_days(clock, 5)
    shop.collection.charge(manager, job.id, fee.id)
    with shop.database.transaction("collection.told", manager) as transaction:
        (ours,) = shop.collection.acts(manager, job.id)
        act = transaction.session.get_one(CollectionAct, ours.id)
        transaction.add(
            CollectionAct(
                **{
                    name: getattr(act, name)
                    for name in (
                        *("job_id", "step_id", "kind", "ready_since"),
                        *("business_day", "occurred_at", "person_id", "amount"),
                    )
                },
                product_id=None,
            )
        )
    assert len(shop.collection.acts(manager, job.id)) == 1
    assert shop.repairs.job(manager, job.id).due == Decimal(480)
