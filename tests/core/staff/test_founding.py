"""A shop is founded once, whole: shop, branch, terminal, taxes, first manager."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from techstore_desktop.core.branches.schemas import TaxCreate
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Permission, Role
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop, assemble
from tests.builders import MANAGER_PIN, a_founding


def test_the_first_manager_is_signed_in_and_may_do_everything(shop: Shop) -> None:
    assert not shop.profiles.is_founded()
    manager = shop.founding.found(a_founding())
    assert shop.profiles.is_founded()
    assert manager.role is Role.MANAGER
    assert all(manager.may(permission) for permission in Permission)
    assert shop.staff.sign_in(manager.staff_id, MANAGER_PIN) == manager


def test_the_founding_is_one_act(shop: Shop) -> None:
    shop.founding.found(a_founding())
    with shop.database.reading() as reading:
        actions = list(reading.session.scalars(select(JournalEntry.action)))
    assert actions == ["shop.founded"]
    assert verify(shop.database).differences == ()


def test_branch_and_terminal_are_those_of_every_fact(shop: Shop) -> None:
    shop.founding.found(a_founding())
    origin = shop.database.origin
    assert shop.branches.branch().id == origin.branch_id
    assert shop.branches.terminal().id == origin.terminal_id
    assert shop.branches.terminal().home_branch_id == origin.branch_id


def test_a_restart_is_the_same_terminal(shop: Shop, engine: Engine) -> None:
    shop.founding.found(a_founding())
    assert assemble(engine).database.origin == shop.database.origin


def test_a_shop_is_not_founded_twice(shop: Shop) -> None:
    shop.founding.found(a_founding())
    with pytest.raises(RuleBroken, match=r"shop\.already_founded"):
        shop.founding.found(a_founding(name="Another"))
    assert shop.branches.shop().name == "TechStore Centro"
    assert len(shop.staff.people()) == 1


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"currency": "XXX"}, "currency.unknown"),
        ({"time_zone": "America/Atlantis"}, "time_zone.unknown"),
        ({"time_zone": "../../etc/passwd"}, "time_zone.unknown"),
        ({"currency": "CLP", "cash_rounding_step": "0.5"}, "price.too_many_decimals"),
    ],
)
def test_what_no_shop_can_have_founds_nothing(
    shop: Shop, values: dict[str, object], code: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        shop.founding.found(a_founding(**values))
    assert refused.value.code == code
    assert not shop.profiles.is_founded()


@pytest.mark.parametrize("pin", ["12", "1234"])
def test_a_pin_that_is_none_founds_nothing(shop: Shop, pin: str) -> None:
    data = a_founding().model_copy(update={"manager_pin": pin})
    with pytest.raises(RuleBroken, match=r"pin\."):
        shop.founding.found(data)
    assert not shop.profiles.is_founded()


@pytest.mark.parametrize("defaults", [0, 2])
def test_a_shop_begins_with_exactly_one_usual_tax(shop: Shop, defaults: int) -> None:
    taxes = tuple(
        TaxCreate(name=f"IVA {place}", is_default=place < defaults)
        for place in range(2)
    )
    data = a_founding().model_copy(update={"taxes": taxes})
    with pytest.raises(RuleBroken, match=r"tax\.default_needed"):
        shop.founding.found(data)


def test_money_without_decimals_is_kept_from_the_first_row_on(shop: Shop) -> None:
    shop.founding.found(
        a_founding(
            country="PY",
            currency="PYG",
            time_zone="America/Asuncion",
            cash_rounding_step=Decimal(50),
        )
    )
    assert shop.branches.shop().cash_rounding_step == 50
    assert shop.profiles.current().currency.unit == 1


def test_what_the_first_run_asks_is_never_written_with_the_pin() -> None:
    assert MANAGER_PIN not in repr(a_founding())
