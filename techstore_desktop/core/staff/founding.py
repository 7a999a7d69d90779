"""The first act of all: a shop, its branch, its terminal, its taxes, its manager."""

from collections.abc import Sequence

from pydantic import Field
from sqlalchemy import select

from techstore_desktop.core.branches.models import (
    Branch,
    Installation,
    Shop,
    Tax,
    Terminal,
)
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.branches.schemas import (
    BranchBase,
    ShopCreate,
    TaxCreate,
    TerminalBase,
)
from techstore_desktop.core.branches.service import check_step, check_time_zone
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import currency
from techstore_desktop.core.permissions import ROLE_PERMISSIONS, Actor, Role
from techstore_desktop.core.schema import RequiredText, Schema
from techstore_desktop.core.staff.schemas import StaffMemberCreate
from techstore_desktop.core.staff.service import add_person
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Transaction


class Founding(Schema):
    """What the first run asks for."""

    shop: ShopCreate
    branch: BranchBase
    terminal: TerminalBase
    taxes: tuple[TaxCreate, ...]
    manager_name: RequiredText
    manager_pin: str = Field(repr=False)


class FoundingService:
    """Makes a shop of an empty database."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def found(self, data: Founding) -> Actor:
        """Found the shop and return its first manager, signed in.

        Raises RuleBroken ``shop.already_founded``, ``currency.unknown``,
        ``time_zone.unknown``, ``price.too_many_decimals`` for a rounding step,
        ``tax.default_needed``, ``pin.*``.
        """
        money = currency(data.shop.currency)
        check_time_zone(data.shop.time_zone)
        check_step(data.shop.cash_rounding_step, money)
        if sum(tax.is_default for tax in data.taxes) != 1:
            raise RuleBroken("tax.default_needed")
        with self._database.transaction("shop.founded", None) as transaction:
            if transaction.session.scalar(select(Shop.id).limit(1)):
                raise RuleBroken("shop.already_founded")
            transaction.use_currency_digits(money.digits)
            _write(transaction, data, data.taxes)
            manager = add_person(transaction, _manager(data))
            transaction.flush()
        role = Role.MANAGER
        return Actor(manager.id, manager.name, role, ROLE_PERMISSIONS[role])


def _manager(data: Founding) -> StaffMemberCreate:
    return StaffMemberCreate(
        name=data.manager_name, role=Role.MANAGER, pin=data.manager_pin
    )


def _write(
    transaction: Transaction, data: Founding, taxes: Sequence[TaxCreate]
) -> None:
    origin = transaction.origin
    transaction.add(Shop(**data.shop.model_dump()))
    transaction.add(Branch(id=origin.branch_id, **data.branch.model_dump()))
    transaction.flush()
    transaction.add(
        Terminal(
            id=origin.terminal_id,
            home_branch_id=origin.branch_id,
            **data.terminal.model_dump(),
        )
    )
    transaction.add_all(Tax(**tax.model_dump(mode="json")) for tax in taxes)
    transaction.add(
        Installation(terminal_id=origin.terminal_id, branch_id=origin.branch_id)
    )
