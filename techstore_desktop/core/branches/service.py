"""The shop's own settings, its taxes and its terminal."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import select

from techstore_desktop.core.branches.models import Branch, Shop, Tax, Terminal
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.branches.schemas import (
    BranchBase,
    BranchResponse,
    ShopResponse,
    ShopUpdate,
    TaxCreate,
    TaxResponse,
    TaxUpdate,
    TerminalBase,
    TerminalResponse,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import Currency, round_half_up
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction


class BranchService:
    """What a manager sets once and everybody uses."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles
        self._shops = Repository(Shop)
        self._branches = Repository(Branch)
        self._terminals = Repository(Terminal)
        self._taxes = Repository(Tax)

    def shop(self) -> ShopResponse:
        """Return the shop. Raises RuleBroken ``shop.not_founded``."""
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            shop = self._shops.get(reading, profile.id)
            return ShopResponse.model_validate(shop, extra="ignore")

    def update_shop(
        self, actor: Actor, data: ShopUpdate, *, approval: Approval | None = None
    ) -> ShopResponse:
        """Change the shop's settings.

        Raises RuleBroken ``time_zone.unknown``, and ``price.too_many_decimals`` for
        a rounding step that the currency has no coin for.
        """
        approved_by = authorize(actor, {Permission.EDIT_SETTINGS}, approval)
        if data.time_zone is not None:
            check_time_zone(data.time_zone)
        with self._database.transaction(
            "shop.updated", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            if data.cash_rounding_step is not None:
                check_step(data.cash_rounding_step, profile.currency)
            self._shops.update(transaction, profile.id, _named(data))
        return self.shop()

    def branch(self) -> BranchResponse:
        """Return the branch of this terminal."""
        with self._database.reading() as reading:
            row = self._branches.get(reading, reading.origin.branch_id)
            return BranchResponse.model_validate(row, extra="ignore")

    def update_branch(self, actor: Actor, data: BranchBase) -> BranchResponse:
        """Change name and address of this branch."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("branch.updated", actor) as transaction:
            branch_id = transaction.origin.branch_id
            self._branches.update(transaction, branch_id, data.model_dump())
        return self.branch()

    def terminal(self) -> TerminalResponse:
        """Return this terminal."""
        with self._database.reading() as reading:
            row = self._terminals.get(reading, reading.origin.terminal_id)
            return TerminalResponse.model_validate(row, extra="ignore")

    def update_terminal(self, actor: Actor, data: TerminalBase) -> TerminalResponse:
        """Rename this terminal. Raises RuleBroken ``terminal.code_taken``.

        A new code begins the numbers of the documents from here on.
        """
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("terminal.updated", actor) as transaction:
            terminal_id = transaction.origin.terminal_id
            taken = transaction.session.scalar(
                select(Terminal.id).where(
                    Terminal.code == data.code, Terminal.id != terminal_id
                )
            )
            if taken:
                raise RuleBroken("terminal.code_taken", code=data.code)
            self._terminals.update(transaction, terminal_id, data.model_dump())
        return self.terminal()

    def taxes(self, *, with_archived: bool = False) -> list[TaxResponse]:
        """Return the taxes that products may have, by name."""
        with self._database.reading() as reading:
            criteria = () if with_archived else (Tax.archived_at.is_(None),)
            rows = self._taxes.get_multi(reading, *criteria, order_by=(Tax.name,))
            return [tax_response(row) for row in rows]

    def create_tax(self, actor: Actor, data: TaxCreate) -> TaxResponse:
        """Add a tax. A new default takes the place of the one before."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("tax.created", actor) as transaction:
            if data.is_default:
                self._clear_default(transaction)
            row = self._taxes.create(transaction, data.model_dump(mode="json"))
        return tax_response(row)

    def update_tax(self, actor: Actor, tax_id: UUID, data: TaxUpdate) -> TaxResponse:
        """Change a tax; sales that were made keep theirs (R9a).

        Raises RuleBroken ``tax.default_needed`` where none in use would be the
        default.
        """
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("tax.updated", actor) as transaction:
            row = self._taxes.get(transaction, tax_id)
            if data.is_default is False and row.is_default:
                raise RuleBroken("tax.default_needed")
            if data.is_default and row.archived_at is not None:
                raise RuleBroken("tax.default_needed")
            if data.is_default and not row.is_default:
                self._clear_default(transaction)
            values = data.model_dump(mode="json", exclude_none=True)
            self._taxes.update(transaction, tax_id, values)
        return tax_response(row)

    def archive_tax(self, actor: Actor, tax_id: UUID) -> None:
        """Put a tax out of use. Raises RuleBroken ``tax.default_needed``."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("tax.archived", actor) as transaction:
            if self._taxes.get(transaction, tax_id).is_default:
                raise RuleBroken("tax.default_needed")
            self._taxes.archive(transaction, tax_id)

    def _clear_default(self, transaction: Transaction) -> None:
        defaults: Sequence[Tax] = self._taxes.get_multi(
            transaction, Tax.is_default.is_(True)
        )
        for row in defaults:
            row.is_default = False


def check_time_zone(name: str) -> None:
    """Raise RuleBroken ``time_zone.unknown`` for a name that no clock knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise RuleBroken("time_zone.unknown", time_zone=name) from None


def check_step(step: Decimal, money: Currency) -> None:
    """Raise RuleBroken ``price.too_many_decimals`` for a step that is no coin (R7)."""
    if step != round_half_up(step, money.digits):
        raise RuleBroken("price.too_many_decimals", price=step, digits=money.digits)


def _named(data: ShopUpdate) -> dict[str, object]:
    named = data.model_dump(exclude_none=True)
    if "offline_credit_ceiling" in data.model_fields_set:
        named["offline_credit_ceiling"] = data.offline_credit_ceiling
    return named


def tax_response(row: Tax) -> TaxResponse:
    """Return a tax as the other capabilities take it."""
    return TaxResponse(
        id=row.id,
        name=row.name,
        components=tuple(row.components),
        is_default=row.is_default,
        is_archived=row.archived_at is not None,
    )
