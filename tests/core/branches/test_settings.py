"""What a manager sets: the shop, its terminal, its taxes."""

from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from techstore_desktop.core.branches.choices import StockPolicy, TaxRounding
from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.branches.schemas import (
    BranchBase,
    ShopUpdate,
    TaxCreate,
    TaxResponse,
    TaxUpdate,
    TerminalBase,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.shop import Shop
from tests.builders import a_free_line, open_drawer, sell

REDUCED = TaxCreate(
    name="IVA 10,5 %",
    components=(TaxComponent(name="IVA", rate=Decimal("10.5")),),
)


def defaults(shop: Shop) -> list[str]:
    """Return the names of the taxes marked as the usual one."""
    return [tax.name for tax in shop.branches.taxes() if tax.is_default]


def standard(shop: Shop) -> TaxResponse:
    """Return the tax that the shop was founded with."""
    return next(tax for tax in shop.branches.taxes() if tax.name == "IVA 21 %")


def add_terminal(shop: Shop, engine: Engine, code: str) -> None:
    """Add another till of the shop, as its own installation would."""
    origin = Origin(terminal_id=uuid4(), branch_id=shop.database.origin.branch_id)
    with Database(engine, origin).transaction("terminal.added", None) as transaction:
        transaction.add(
            Terminal(
                id=origin.terminal_id,
                home_branch_id=origin.branch_id,
                name=f"Till {code}",
                code=code,
            )
        )


def test_only_what_is_named_changes(shop: Shop, manager: Actor) -> None:
    before = shop.branches.shop()
    change = ShopUpdate(
        phone="+54 11 5555-0100",
        tax_rounding=TaxRounding.LINE,
        stock_policy=StockPolicy.REFUSE,
        cash_rounding_step=Decimal("0.05"),
        prices_include_tax=False,
    )
    after = shop.branches.update_shop(manager, change)
    assert after == before.model_copy(update=change.model_dump(exclude_none=True))
    assert shop.branches.shop() == after


def test_a_field_can_be_emptied(shop: Shop, manager: Actor) -> None:
    assert not shop.branches.update_shop(manager, ShopUpdate(address="")).address


def test_a_time_zone_that_nobody_knows_changes_nothing(
    shop: Shop, manager: Actor
) -> None:
    change = ShopUpdate(name="Elsewhere", time_zone="Mars/Olympus")
    with pytest.raises(RuleBroken, match=r"time_zone\.unknown"):
        shop.branches.update_shop(manager, change)
    assert shop.branches.shop().name == "TechStore Centro"


def test_r7_the_rounding_step_is_a_coin_of_the_currency(
    shop: Shop, manager: Actor
) -> None:
    change = ShopUpdate(cash_rounding_step=Decimal("0.005"))
    with pytest.raises(RuleBroken, match=r"price\.too_many_decimals"):
        shop.branches.update_shop(manager, change)


def test_only_a_manager_changes_the_settings(shop: Shop, cashier: Actor) -> None:
    tax = standard(shop)
    refused = pytest.raises(RuleBroken, match=r"permission\.missing.*settings\.edit")
    with refused:
        shop.branches.update_shop(cashier, ShopUpdate(name="Mine"))
    with refused:
        shop.branches.update_branch(cashier, BranchBase(name="Mine"))
    with refused:
        shop.branches.update_terminal(cashier, TerminalBase(name="Mine", code="M"))
    with refused:
        shop.branches.create_tax(cashier, REDUCED)
    with refused:
        shop.branches.update_tax(cashier, tax.id, TaxUpdate(name="Mine"))
    with refused:
        shop.branches.archive_tax(cashier, tax.id)


def test_two_tills_never_share_a_code(
    shop: Shop, manager: Actor, engine: Engine
) -> None:
    add_terminal(shop, engine, "B2")
    with pytest.raises(RuleBroken, match=r"terminal\.code_taken: code=B2"):
        shop.branches.update_terminal(manager, TerminalBase(name="Till", code="B2"))
    same = TerminalBase(name="Renamed", code="A1")
    assert shop.branches.update_terminal(manager, same).name == "Renamed"


def test_r15_a_new_code_goes_on_with_the_same_series(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    open_drawer(shop, cashier)
    paid = (("cash", "1"),)
    first = sell(shop, cashier, a_free_line("1"), paid=paid)
    shop.branches.update_terminal(manager, TerminalBase(name="Till", code="C7"))
    second = sell(shop, cashier, a_free_line("1"), paid=paid)
    assert (first.number, second.number) == ("A1-000001", "C7-000002")


def test_a_tax_may_have_several_components(shop: Shop, manager: Actor) -> None:
    data = TaxCreate(
        name="IVA and levy",
        components=(
            TaxComponent(name="IVA", rate=Decimal(21)),
            TaxComponent(name="Levy", amount_per_unit=Decimal("0.5")),
            TaxComponent(name="Province", rate=Decimal(3), is_compound=True),
        ),
    )
    made = shop.branches.create_tax(manager, data)
    assert made.components == data.components
    assert made in shop.branches.taxes()


def test_a_new_usual_tax_takes_the_place_of_the_one_before(
    shop: Shop, manager: Actor
) -> None:
    assert defaults(shop) == ["IVA 21 %"]
    made = shop.branches.create_tax(
        manager, REDUCED.model_copy(update={"is_default": True})
    )
    assert defaults(shop) == [made.name]
    shop.branches.update_tax(manager, standard(shop).id, TaxUpdate(is_default=True))
    assert defaults(shop) == ["IVA 21 %"]


def test_there_is_always_a_usual_tax_in_use(shop: Shop, manager: Actor) -> None:
    usual = standard(shop)
    reduced = shop.branches.create_tax(manager, REDUCED)
    shop.branches.archive_tax(manager, reduced.id)
    refused = pytest.raises(RuleBroken, match=r"tax\.default_needed")
    with refused:
        shop.branches.archive_tax(manager, usual.id)
    with refused:
        shop.branches.update_tax(manager, usual.id, TaxUpdate(is_default=False))
    with refused:
        shop.branches.update_tax(manager, reduced.id, TaxUpdate(is_default=True))
    assert defaults(shop) == ["IVA 21 %"]


def test_an_archived_tax_is_offered_no_more_but_kept(
    shop: Shop, manager: Actor
) -> None:
    reduced = shop.branches.create_tax(manager, REDUCED)
    shop.branches.archive_tax(manager, reduced.id)
    assert [tax.name for tax in shop.branches.taxes()] == ["IVA 21 %"]
    kept = shop.branches.taxes(with_archived=True)
    assert [tax.is_archived for tax in kept] == [True, False]


def test_a_tax_changes_without_losing_its_place(shop: Shop, manager: Actor) -> None:
    change = TaxUpdate(components=(TaxComponent(name="IVA", rate=Decimal(22)),))
    changed = shop.branches.update_tax(manager, standard(shop).id, change)
    assert changed.components[0].rate == 22
    assert changed.is_default
    assert verify(shop.database).differences == ()


def test_every_branch_is_a_row_of_its_own(shop: Shop, manager: Actor) -> None:
    with shop.database.transaction("branch.added", manager) as transaction:
        other = transaction.add(Branch(name="Sur", address="", phone=""))
    shop.branches.update_branch(manager, BranchBase(name="Centro 2"))
    with shop.database.reading() as reading:
        assert reading.session.get_one(Branch, other.id).name == "Sur"
