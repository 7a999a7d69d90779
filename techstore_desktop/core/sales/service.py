"""Selling: the sale on the screen, its completion, and finding it again."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select

from techstore_desktop.core.branches.choices import StockPolicy
from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.cash.models import CashSession
from techstore_desktop.core.cash.sessions import open_session
from techstore_desktop.core.customers.models import Customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Role, authorize
from techstore_desktop.core.prices.current import CurrentPromotions
from techstore_desktop.core.sales import drafts, finding
from techstore_desktop.core.sales.cart import Cart, CartLine, RemovedLine, price
from techstore_desktop.core.sales.credit import (
    CreditLimits,
    IsOffline,
    amount_on_account,
)
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.needs import check_discounts, permissions_for
from techstore_desktop.core.sales.price_book import PriceBook, price_book
from techstore_desktop.core.sales.pricing import PricedSale, PricingRules
from techstore_desktop.core.sales.responses import PlaceNames, read_sale, respond
from techstore_desktop.core.sales.schemas import (
    SaleFilter,
    SaleResponse,
    SalesTotals,
    SaleSummary,
)
from techstore_desktop.core.sales.serials import check_serials
from techstore_desktop.core.sales.tender import Settlement, Tender, settle
from techstore_desktop.core.sales.writing import (
    Agreed,
    removal,
    taken_from_stock,
    write,
)
from techstore_desktop.core.stock import movements
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

CLOCK_TOLERANCE = timedelta(minutes=2)


_SALES: Any = Sale.__table__
_LAST_SALE = (
    select(_SALES.c.sequence, _SALES.c.occurred_at)
    .where(_SALES.c.terminal_id == bindparam("terminal"))
    .order_by(_SALES.c.sequence.desc())
    .limit(1)
)


class _Place(NamedTuple):
    """Where in the series and in time the next sale stands."""

    sequence: int
    occurred_at: datetime


class SaleService:
    """Sales of this terminal, and the shop's past ones."""

    def __init__(
        self,
        database: Database,
        profiles: ShopProfiles,
        promotions: CurrentPromotions,
        is_offline: IsOffline,
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._promotions = promotions
        self._credit = CreditLimits(profiles, is_offline)
        self._sales = Repository(Sale)
        self._customers = Repository(Customer)

    def price_book(self) -> PriceBook:
        """Return how this shop works out prices, at any moment."""
        return price_book(self._profiles.current(), self._promotions.current())

    def rules(self, moment: datetime | None = None) -> PricingRules:
        """Return how this shop works out prices of a sale begun at a moment, or now."""
        return self.price_book().at(moment or self._database.clock.now())

    def complete(
        self,
        actor: Actor,
        cart: Cart,
        tenders: Sequence[Tender],
        *,
        approval: Approval | None = None,
        accepts_clock: bool = False,
    ) -> SaleResponse:
        """Write a sale whole: lines, taxes, payments, stock, journal; or nothing.

        Completing the same cart again returns the sale that it became. Raises
        RuleBroken: ``sale.empty``, ``payment.too_small`` with ``remaining``,
        ``cash.no_session``, ``sale.prices_not_looked_up`` where the customer's price
        list is not on the lines yet, ``discount.beyond_all``,
        ``discount.reason_needed``, ``account.no_customer``, ``stock.not_enough``,
        ``clock.set_back``, what serial numbers, pricing, tender and permissions
        refuse; Unavailable where the disk fails.
        """
        if not cart.lines:
            raise RuleBroken("sale.empty")
        check_serials(cart)
        priced = price(cart, self.rules(cart.begun_at))
        limits = self._profiles.current().discount_limits
        own = limits[actor.role]
        check_discounts(cart, priced, limit=own, ceiling=limits[Role.MANAGER])
        needed = permissions_for(cart, priced, discount_limit=own)
        on_account = amount_on_account(tenders)
        if on_account:
            with self._database.reading() as reading:
                needed |= self._credit.permissions(
                    reading, cart.customer_id, on_account
                )
        approved_by = authorize(actor, needed, approval)
        with self._database.transaction(
            "sale.completed", actor, approved_by=approved_by
        ) as transaction:
            if drafts.is_completed(transaction, cart.id):
                return read_sale(transaction, self._sales.get(transaction, cart.id))
            profile = self._profiles.of(transaction)
            settlement = self._settle(profile, priced, tenders)
            # Another of this till's sales may have been faster.
            beyond = self._credit.permissions(transaction, cart.customer_id, on_account)
            if not beyond <= needed:
                authorize(actor, beyond)
            place = self._place(transaction, accepts_clock=accepts_clock)
            agreed = Agreed(
                cart=cart,
                priced=priced,
                settlement=settlement,
                cashier=actor,
                customer=self._customer(transaction, cart),
                session=_session_for(transaction, settlement),
                sequence=place.sequence,
                occurred_at=place.occurred_at,
                is_beyond_limit=bool(beyond),
            )
            return self._write(transaction, agreed, profile)

    def keep_draft(self, cart: Cart) -> None:
        """Put the sale on the screen on disk, so that a crash does not lose it."""
        with self._database.transaction("sale.drafted", None) as transaction:
            if not drafts.is_completed(transaction, cart.id):
                drafts.keep(transaction, cart)

    def draft(self) -> Cart | None:
        """Return the sale that was on this terminal's screen."""
        with self._database.reading() as reading:
            return drafts.kept(reading)

    def abandon(self, actor: Actor, cart: Cart) -> None:
        """Give a sale up. What was on it is recorded (R61a)."""
        with self._database.transaction("sale.abandoned", actor) as transaction:
            drafts.drop(transaction)
            given_up: list[RemovedLine | CartLine] = [*cart.removed, *cart.lines]
            transaction.add_all(
                removal(line, cart.id, actor, transaction.now) for line in given_up
            )

    def get(self, sale_id: UUID) -> SaleResponse:
        """Return a sale. Raises RuleBroken ``sale.not_found``."""
        with self._database.reading() as reading:
            return read_sale(reading, self._sales.get(reading, sale_id))

    def find_by_number(self, number: str) -> SaleResponse | None:
        """Return the sale with this number, as scanned from its receipt."""
        with self._database.reading() as reading:
            sale = reading.session.scalars(
                select(Sale).where(Sale.number == number.strip().upper()).limit(1)
            ).first()
            return read_sale(reading, sale) if sale else None

    def page(
        self, wanted: SaleFilter, *, offset: int = 0, limit: int = 100
    ) -> list[SaleSummary]:
        """Return sales that meet a filter, the newest first."""
        with self._database.reading() as reading:
            return finding.page(reading, wanted, offset=offset, limit=limit)

    def totals(self, wanted: SaleFilter) -> SalesTotals:
        """Return what the sales that meet a filter come to, by method too."""
        with self._database.reading() as reading:
            return finding.totals(reading, wanted)

    def _settle(
        self, profile: ShopProfile, priced: PricedSale, tenders: Sequence[Tender]
    ) -> Settlement:
        settlement = settle(
            priced.total,
            tenders,
            digits=profile.currency.digits,
            cash_rounding_step=profile.cash_rounding_step,
        )
        if settlement.remaining > 0:
            raise RuleBroken("payment.too_small", remaining=settlement.remaining)
        return settlement

    def _place(self, transaction: Transaction, *, accepts_clock: bool) -> _Place:
        """Return the next number and its moment, never before the last one (R71)."""
        terminal = {"terminal": transaction.origin.terminal_id}
        last = transaction.connection.execute(_LAST_SALE, terminal).first()
        if last is None:
            return _Place(1, transaction.now)
        behind = last.occurred_at - transaction.now
        if behind > CLOCK_TOLERANCE and not accepts_clock:
            raise RuleBroken("clock.set_back", last=last.occurred_at)
        moment = max(last.occurred_at, transaction.now)
        return _Place(last.sequence + 1, moment)

    def _customer(self, transaction: Transaction, cart: Cart) -> Customer | None:
        if cart.customer_id is None:
            return None
        customer = self._customers.get(transaction, cart.customer_id)
        if customer.price_list_id and not cart.follows_its_customer:
            raise RuleBroken("sale.prices_not_looked_up")
        return customer

    def _write(
        self, transaction: Transaction, agreed: Agreed, profile: ShopProfile
    ) -> SaleResponse:
        taken = taken_from_stock(agreed.cart)
        if profile.stock_policy is StockPolicy.REFUSE:
            movements.require_available(transaction, taken)
        written = write(transaction, agreed, profile)
        transaction.add_all(written.rows())
        movements.take(
            transaction,
            taken,
            document_id=agreed.cart.id,
            occurred_at=agreed.occurred_at,
        )
        drafts.drop(transaction)
        transaction.flush()
        return respond(written, _place_names(profile, agreed.cashier))


def _place_names(profile: ShopProfile, cashier: Actor) -> PlaceNames:
    return PlaceNames(
        terminal_code=profile.terminal_code,
        branch_name=profile.branch_name,
        branch_address=profile.branch_address,
        cashier_name=cashier.name,
    )


def _session_for(reading: Reading, settlement: Settlement) -> CashSession | None:
    """Return the session that frames the payments. Raises ``cash.no_session`` (R40)."""
    session = open_session(reading)
    if session is None and settlement.payments:
        raise RuleBroken("cash.no_session")
    return session
