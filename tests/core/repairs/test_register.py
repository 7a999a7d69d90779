"""What the shop knows of a device by any of its numbers."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductUpdate
from techstore_desktop.core.repairs.register import months_later
from techstore_desktop.shop import Shop
from tests.builders import a_product, open_drawer
from tests.core.attention.arising import sold_by_serial
from tests.core.repairs.arranging import IMEI, a_device, take_in

SECOND = "490154203237518"


@pytest.mark.parametrize(
    ("sold", "months", "until"),
    [
        (date(2026, 11, 28), 3, date(2027, 2, 28)),
        (date(2026, 11, 28), 12, date(2027, 11, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_r56_the_months_of_a_warranty_end_on_the_same_day(
    sold: date, months: int, until: date
) -> None:
    assert months_later(sold, months) == until


def test_a_device_is_known_by_its_second_imei_with_its_repairs(
    shop: Shop, manager: Actor
) -> None:
    (job,) = take_in(shop, manager, a_device(imei2=SECOND)).jobs
    known = shop.device_register.standing(SECOND)
    assert known is not None
    assert (known.repair_count, known.last_repair_number) == (1, job.number)
    assert known == shop.device_register.standing(IMEI)


def test_r56_the_warranty_of_goods_runs_from_their_sale_the_last_day_included(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    phone = a_product(shop, manager, warranty_months=3, tracks_serial_numbers=True)
    clock.advance(timedelta(days=5))
    sold_by_serial(shop, manager, phone, "SN-1")
    change = ProductUpdate(warranty_months=24)
    shop.products.update(manager, phone.id, change)
    for day, holds in ((date(2027, 2, 28), True), (date(2027, 3, 1), False)):
        clock.set(datetime.combine(day, time(15), UTC))
        known = shop.device_register.standing("SN-1")
        assert known is not None
        assert (known.sold_on, known.warranty_until) == (
            date(2026, 11, 28),
            date(2027, 2, 28),
        )
        assert known.is_under_warranty is holds
