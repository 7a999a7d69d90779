"""Selling: the sale on the screen, its completion, and finding it again."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.prices.current import CurrentPromotions
from techstore_desktop.core.sales import drafts
from techstore_desktop.core.sales.asking import AskedSale, SaleNeeds
from techstore_desktop.core.sales.cart import Cart, price
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.choices import SaleKind
from techstore_desktop.core.sales.companions import Companion, planned
from techstore_desktop.core.sales.completing import (
    agree,
    kind_of,
    origin_of,
    settle_with,
    write_agreed,
)
from techstore_desktop.core.sales.counter_rules import CounterRules
from techstore_desktop.core.sales.credit import CreditLimits, IsOffline
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.sales.on_screen import SaleOnScreen
from techstore_desktop.core.sales.past import PastSales
from techstore_desktop.core.sales.payments import require_chosen
from techstore_desktop.core.sales.payments.current import CurrentMethods
from techstore_desktop.core.sales.pricing import PricedSale
from techstore_desktop.core.sales.quotes import honouring
from techstore_desktop.core.sales.refunding import require_reason, reverse_payments
from techstore_desktop.core.sales.responses import read_sale
from techstore_desktop.core.sales.returning import left_of, require_whole, whole
from techstore_desktop.core.sales.schemas import MethodTotal, SaleResponse
from techstore_desktop.core.sales.serials import check_serials
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.unreceipted import coming_back as coming_back_on
from techstore_desktop.core.sales.vouchers import check_voucher_lines
from techstore_desktop.core.sales.writing import Agreed
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

_sales = Repository(Sale)


class SaleService(SaleOnScreen, PastSales, CounterRules):
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
        self._companions = companions
        self._needs = SaleNeeds(database, profiles, self._credit, companions)

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
        asked = self._ask(cart, tenders, refunds)
        needed = self._needs.of(actor, asked)
        approved_by = authorize(actor, needed, approval)
        with self._database.transaction(
            "sale.completed", actor, approved_by=approved_by
        ) as transaction:
            if drafts.is_completed(transaction, cart.id):
                return read_sale(transaction, _sales.get(transaction, cart.id))
            honouring.require_unsold(transaction, cart)
            agreed = self._agree(
                transaction, actor, asked, needed, accepts_clock=accepts_clock
            )
            sale = write_agreed(transaction, agreed, self._profiles.of(transaction))
            for companion in self._companions:
                companion.completed(transaction, agreed)
            return sale

    def _ask(
        self, cart: Cart, tenders: Sequence[Tender], refunds: Sequence[Tender]
    ) -> AskedSale:
        """Check what can be told without the database, and price the sale."""
        require_chosen(each.method for each in (*tenders, *refunds))
        if refunds:
            require_reason(cart.return_reason)
        _check_lines(cart)
        tender_rules = self.tender_rules()
        for tender in tenders:
            tender_rules.check(tender)
        cart = self.with_surcharges(cart, tenders)
        priced = price(cart, self.rules(cart.begun_at))
        return AskedSale(cart=cart, priced=priced, tenders=tenders, refunds=refunds)

    def _agree(
        self,
        transaction: Transaction,
        actor: Actor,
        asked: AskedSale,
        needed: set[Permission],
        *,
        accepts_clock: bool,
    ) -> Agreed:
        """Agree on what only the transaction knows: what is paid, how, and by whom."""
        cart, profile = asked.cart, self._profiles.of(transaction)
        coming_back = coming_back_on(transaction, cart.returned, profile)
        brought = self._brought(transaction, cart, asked.priced)
        settlement = settle_with(
            transaction,
            asked.priced,
            coming_back,
            profile=profile,
            tenders=(*brought, *asked.tenders),
            refunds=asked.refunds,
        )
        beyond = self._credit.permissions(
            transaction, cart.customer_id, asked.on_account
        )
        if not beyond <= needed:
            # Another of this till's sales was faster.
            authorize(actor, beyond)
        return agree(
            transaction,
            cashier=actor,
            cart=cart,
            priced=asked.priced,
            settlement=settlement,
            coming_back=coming_back,
            kind=kind_of(cart),
            reverses_id=origin_of(coming_back),
            method_name=self.tender_rules().name,
            accepts_clock=accepts_clock,
            is_beyond_limit=bool(beyond),
        )

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
            sale = _sales.get(transaction, sale_id)
            profile = self._profiles.of(transaction)
            if profile.business_day(transaction.now) != sale.business_day:
                raise RuleBroken("void.another_day", day=sale.business_day)
            require_whole(transaction, sale)
            agreed = self._agree_to_void(
                transaction, actor, sale, reason, accepts_clock=accepts_clock
            )
            void = write_agreed(transaction, agreed, profile)
            for companion in self._companions:
                companion.voided(transaction, actor, sale.id)
            return void

    def _agree_to_void(
        self,
        transaction: Transaction,
        actor: Actor,
        sale: Sale,
        reason: str,
        *,
        accepts_clock: bool,
    ) -> Agreed:
        cart = Cart(
            id=transaction.new_id(),
            customer_id=sale.customer_id,
            priced_for=sale.customer_id,
            returned=tuple(whole(transaction, sale)),
            return_reason=reason,
        )
        profile = self._profiles.of(transaction)
        return agree(
            transaction,
            cashier=actor,
            cart=cart,
            priced=price(cart, self.rules()),
            settlement=reverse_payments(transaction, sale),
            coming_back=coming_back_on(transaction, cart.returned, profile),
            kind=SaleKind.VOID,
            reverses_id=sale.id,
            method_name=self.tender_rules().name,
            accepts_clock=accepts_clock,
        )

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
            return left_of(reading, _sales.get(reading, sale_id))

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
            sale_ids = {each.line.sale_id for each in coming_back}
            refunds = settlement.payments
            return planned(self._companions, reading, sale_ids, refunds)


def _check_lines(cart: Cart) -> None:
    """Check what can be told of the lines alone. Raises RuleBroken ``sale.empty``."""
    if cart.is_empty:
        raise RuleBroken("sale.empty")
    check_serials(cart)
    check_voucher_lines(cart)
