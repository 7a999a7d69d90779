"""What the shop knows of a device by any of its numbers."""

from datetime import date

import pytest

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.register import months_later
from techstore_desktop.shop import Shop
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
