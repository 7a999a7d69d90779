"""Selling: the sale on the screen, its completion, and finding it again."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.models import Tax
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import (
    Actor,
    Approval,
    Permission,
    Role,
    authorize,
)
from techstore_desktop.core.prices.current import CurrentPromotions
from techstore_desktop.core.sales import drafts, finding, unreceipted
from techstore_desktop.core.sales.bought import ProductBought, by_product
from techstore_desktop.core.sales.cart import (
    Cart,
    CartLine,
    CartReturn,
    RemovedLine,
    price,
)
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.companions import Companion
from techstore_desktop.core.sales.completing import (
    customer_for,
    kind_of,
    next_place,
    origin_of,
    session_for,
    settle_with,
    write_agreed,
)
from techstore_desktop.core.sales.credit import (
    CreditLimits,
    IsOffline,
    amount_on_account,
)
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.needs import check_discounts, permissions_for
from techstore_desktop.core.sales.payments import require_chosen
from techstore_desktop.core.sales.payments.current import CurrentMethods
from techstore_desktop.core.sales.price_book import PriceBook, price_book
from techstore_desktop.core.sales.pricing import PricedSale, PricingRules
from techstore_desktop.core.sales.quotes import honouring
from techstore_desktop.core.sales.refunding import (
    require_reason,
    reverse_payments,
)
from techstore_desktop.core.sales.responses import read_sale
from techstore_desktop.core.sales.restocking import check_fee
from techstore_desktop.core.sales.returning import (
    left_of,
    require_whole,
    whole,
)
from techstore_desktop.core.sales.schemas import (
    MethodTotal,
    SaleFilter,
    SaleResponse,
    SalesTotals,
    SaleSummary,
)
from techstore_desktop.core.sales.serials import (
    check_serials,
    permissions_for_units,
)
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.tender_rules import TenderRules, with_surcharges
from techstore_desktop.core.sales.unreceipted import coming_back as coming_back_on
from techstore_desktop.core.sales.vouchers import check_voucher_lines
from techstore_desktop.core.sales.writing import (
    Agreed,
    removal,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.tax_components import TaxComponent


class SaleService:
    """Sales of this terminal, and the shop's past ones."""

    def __init__(
        self,
        database: Database,
        profiles: ShopProfiles,
        promotions: CurrentPromotions,
        methods: CurrentMethods,
        *,
        is_offline: IsOffline,
        companions: Sequence[Companion] = (),
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._promotions = promotions
        self._methods = methods
        self._credit = CreditLimits(profiles, is_offline)
        self._sales = Repository(Sale)
        self._companions = companions

    def price_book(self) -> PriceBook:
        """Return how this shop works out prices, at any moment."""
        return price_book(self._profiles.current(), self._promotions.current())

    def rules(self, moment: datetime | None = None) -> PricingRules:
        """Return how this shop works out prices of a sale begun at a moment, or now."""
        return self.price_book().at(moment or self._database.clock.now())

    def tender_rules(self) -> TenderRules:
        """Return what this shop's rows say of tenders."""
        return TenderRules(
            self._profiles.current(),
            {each.code: each for each in self._methods.every()},
            self._methods.rates(),
        )

    def with_surcharges(self, cart: Cart, tenders: Sequence[Tender]) -> Cart:
        """Return the cart with a line for what instalments cost, with the usual tax."""
        if not any(tender.surcharge for tender in tenders):
            return cart
        with self._database.reading() as reading:
            usual = reading.session.scalars(
                select(Tax).where(Tax.is_default, Tax.archived_at.is_(None)).limit(1)
            ).first()
            components = tuple(
                TaxComponent.model_validate(each)
                for each in (usual.components if usual else ())
            )
        return with_surcharges(cart, tenders, components)

    def complete(
        self,
        actor: Actor,
        cart: Cart,
        tenders: Sequence[Tender],
        *,
        approval: Approval | None = None,
        accepts_clock: bool = False,
        refunds: Sequence[Tender] = (),
    ) -> SaleResponse:
        """Write a sale whole: lines, taxes, payments, stock, journal; or nothing.

        What comes back on it makes it a return or an exchange; where that is more
        than is sold, money goes back by the methods that paid, or by ``refunds``.

        Completing the same cart again returns the sale that it became. Raises
        RuleBroken: ``sale.empty``, ``payment.too_small`` with ``remaining``,
        ``cash.no_session``, ``sale.prices_not_looked_up`` where the customer's price
        list is not on the lines yet, ``discount.beyond_all``,
        ``discount.reason_needed``, ``account.no_customer``, ``stock.not_enough``,
        ``clock.set_back``, ``quote.sold``, ``quote.terms_differ``,
        ``return.reason_needed`` for another way back, what
        serial numbers, returns, pricing, tender, permissions and what goes along with
        the sale refuse; Unavailable where the disk fails.
        """
        require_chosen(each.method for each in (*tenders, *refunds))
        if refunds:
            require_reason(cart.return_reason)
        _check_lines(cart)
        tender_rules = self.tender_rules()
        for tender in tenders:
            tender_rules.check(tender)
        cart = self.with_surcharges(cart, tenders)
        priced = price(cart, self.rules(cart.begun_at))
        check_fee(cart, priced)
        limits = self._profiles.current().discount_limits
        own = limits[actor.role]
        check_discounts(cart, priced, limit=own, ceiling=limits[Role.MANAGER])
        needed = permissions_for(cart, priced, discount_limit=own)
        for companion in self._companions:
            needed |= companion.permissions(cart)
        needed |= self._permissions_for_returns(cart, refunds)
        needed |= self._permissions_for_units(cart)
        on_account = amount_on_account(tenders)
        if on_account:
            with self._database.reading() as reading:
                needed |= self._credit.permissions(
                    reading, cart.customer_id, on_account
                )
        if any(line.quoted for line in cart.lines):
            with self._database.reading() as reading:
                needed |= honouring.permissions(reading, cart, self._today())
        approved_by = authorize(actor, needed, approval)
        with self._database.transaction(
            "sale.completed", actor, approved_by=approved_by
        ) as transaction:
            if drafts.is_completed(transaction, cart.id):
                return read_sale(transaction, self._sales.get(transaction, cart.id))
            honouring.require_unsold(transaction, cart)
            profile = self._profiles.of(transaction)
            coming_back = coming_back_on(transaction, cart.returned, profile)
            settlement = settle_with(
                transaction,
                priced,
                coming_back,
                profile=profile,
                tenders=(*self._brought(transaction, cart, priced), *tenders),
                refunds=refunds,
            )
            # Another of this till's sales may have been faster.
            beyond = self._credit.permissions(transaction, cart.customer_id, on_account)
            if not beyond <= needed:
                authorize(actor, beyond)
            place = next_place(transaction, accepts_clock=accepts_clock)
            agreed = Agreed(
                cart=cart,
                priced=priced,
                settlement=settlement,
                cashier=actor,
                customer=customer_for(transaction, cart, coming_back),
                cash_session_id=session_for(transaction, settlement),
                sequence=place.sequence,
                occurred_at=place.occurred_at,
                is_beyond_limit=bool(beyond),
                coming_back=coming_back,
                kind=kind_of(cart),
                reverses_id=origin_of(coming_back),
                method_name=tender_rules.name,
            )
            sale = write_agreed(transaction, agreed, profile)
            for companion in self._companions:
                companion.completed(transaction, agreed)
            return sale

    def _today(self) -> date:
        return self._profiles.current().business_day(self._database.clock.now())

    def void(
        self,
        actor: Actor,
        sale_id: UUID,
        reason: str,
        *,
        approval: Approval | None = None,
        accepts_clock: bool = False,
    ) -> SaleResponse:
        """Take a whole sale of today back, every payment as it came (R15).

        Raises RuleBroken ``void.another_day``, ``void.already_returned``,
        ``void.already_voided``, ``void.not_a_sale``, ``return.reason_needed``,
        ``cash.no_session``, ``clock.set_back``.
        """
        require_reason(reason)
        approved_by = authorize(actor, {Permission.VOID_SALE}, approval)
        with self._database.transaction(
            "sale.voided", actor, approved_by=approved_by
        ) as transaction:
            sale = self._sales.get(transaction, sale_id)
            profile = self._profiles.of(transaction)
            if profile.business_day(transaction.now) != sale.business_day:
                raise RuleBroken("void.another_day", day=sale.business_day)
            require_whole(transaction, sale)
            cart = Cart(
                id=transaction.new_id(),
                customer_id=sale.customer_id,
                priced_for=sale.customer_id,
                returned=tuple(whole(transaction, sale)),
                return_reason=reason,
            )
            place = next_place(transaction, accepts_clock=accepts_clock)
            coming_back = coming_back_on(transaction, cart.returned, profile)
            settlement = reverse_payments(transaction, sale)
            agreed = Agreed(
                cart=cart,
                priced=price(cart, self.rules(place.occurred_at)),
                settlement=settlement,
                cashier=actor,
                customer=customer_for(transaction, cart, coming_back),
                cash_session_id=session_for(transaction, settlement),
                sequence=place.sequence,
                occurred_at=place.occurred_at,
                coming_back=coming_back,
                kind=SaleKind.VOID,
                reverses_id=sale.id,
                method_name=self.tender_rules().name,
            )
            void = write_agreed(transaction, agreed, profile)
            for companion in self._companions:
                companion.voided(transaction, actor, sale.id)
            return void

    def brought(self, cart: Cart) -> tuple[Tender, ...]:
        """Return what of a sale is paid already: the deposits of its repairs.

        Raises RuleBroken as completing would, where a repair can't be handed out.
        """
        priced = price(cart, self.rules(cart.begun_at))
        with self._database.reading() as reading:
            return self._brought(reading, cart, priced)

    def _brought(
        self, reading: Reading, cart: Cart, priced: PricedSale
    ) -> tuple[Tender, ...]:
        return tuple(
            tender
            for companion in self._companions
            for tender in companion.brought(reading, cart, priced)
        )

    def left_to_return(self, sale_id: UUID) -> dict[UUID, Decimal]:
        """Return how many of each sold line of a sale did not come back yet."""
        with self._database.reading() as reading:
            return left_of(reading, self._sales.get(reading, sale_id))

    def with_amounts(self, items: Sequence[CartReturn]) -> tuple[CartReturn, ...]:
        """Return what is to come back with its amounts. Raises what returns refuse."""
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            return tuple(
                each.item.model_copy(update={"amount": each.amounts.total})
                for each in coming_back_on(reading, items, profile)
            )

    def planned_refunds(self, cart: Cart) -> tuple[MethodTotal, ...]:
        """Return what goes back by each method when a cart is completed now.

        Nothing is planned for goods without a receipt: a person says how.
        """
        if any(each.without_receipt for each in cart.returned):
            return ()
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            coming_back = coming_back_on(reading, cart.returned, profile)
            settlement = settle_with(
                reading,
                price(cart, self.rules(cart.begun_at)),
                coming_back,
                profile=profile,
                tenders=(),
                refunds=(),
            )
            return tuple(
                MethodTotal(method=paid.method, amount=-paid.amount)
                for paid in settlement.payments
            )

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

    def last_moment(self) -> datetime | None:
        """Return when this terminal sold last."""
        last = self.last_here()
        return last.occurred_at if last else None

    def last_here(self) -> SaleResponse | None:
        """Return this terminal's last document."""
        with self._database.reading() as reading:
            sale = reading.session.scalars(
                select(Sale)
                .where(Sale.terminal_id == reading.origin.terminal_id)
                .order_by(Sale.sequence.desc())
                .limit(1)
            ).first()
            return read_sale(reading, sale) if sale else None

    def page(
        self, wanted: SaleFilter, *, offset: int = 0, limit: int = 100
    ) -> list[SaleSummary]:
        """Return sales that meet a filter, the newest first."""
        with self._database.reading() as reading:
            return finding.page(reading, wanted, offset=offset, limit=limit)

    def bought_by(self, customer_id: UUID) -> list[ProductBought]:
        """Return what a customer bought by product, the most money first."""
        with self._database.reading() as reading:
            return by_product(reading, customer_id)

    def totals(self, wanted: SaleFilter) -> SalesTotals:
        """Return what the sales that meet a filter come to, by method too."""
        with self._database.reading() as reading:
            return finding.totals(reading, wanted)

    def _permissions_for_returns(
        self, cart: Cart, refunds: Sequence[Tender]
    ) -> set[Permission]:
        if not cart.returned:
            return set()
        with self._database.reading() as reading:
            needed = unreceipted.permissions(reading, cart)
        if refunds and not needed:
            needed.add(Permission.REFUND_OTHER_WAY)
        return needed

    def _permissions_for_units(self, cart: Cart) -> set[Permission]:
        if not any(line.serial_numbers for line in cart.lines):
            return set()
        with self._database.reading() as reading:
            policy = self._profiles.of(reading).serial_policy
            return permissions_for_units(reading, cart, policy)


def _check_lines(cart: Cart) -> None:
    """Check what can be told of the lines alone. Raises RuleBroken ``sale.empty``."""
    if cart.is_empty:
        raise RuleBroken("sale.empty")
    check_serials(cart)
    check_voucher_lines(cart)
