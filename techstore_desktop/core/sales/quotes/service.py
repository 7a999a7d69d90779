"""Offering: a quote from the sale on the screen, and a sale from a quote."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.models import Tax
from techstore_desktop.core.branches.numbers import document_number, next_place
from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.branches.schemas import TaxResponse
from techstore_desktop.core.branches.service import tax_response
from techstore_desktop.core.customers.erasure import known_customer
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import (
    Actor,
    Approval,
    Permission,
    Role,
    authorize,
)
from techstore_desktop.core.prices import listed_prices
from techstore_desktop.core.prices.current import CurrentPromotions
from techstore_desktop.core.products import listing
from techstore_desktop.core.sales import drafts
from techstore_desktop.core.sales.cart import Cart, price
from techstore_desktop.core.sales.models import Quote
from techstore_desktop.core.sales.needs import check_discounts, permissions_for
from techstore_desktop.core.sales.price_book import price_book
from techstore_desktop.core.sales.pricing import PricedSale, PricingRules
from techstore_desktop.core.sales.quotes import finding
from techstore_desktop.core.sales.quotes.offering import (
    at_quoted_prices,
    at_todays_prices,
    content_of,
    promised,
)
from techstore_desktop.core.sales.quotes.schemas import (
    QuoteContent,
    QuoteCreate,
    QuoteFilter,
    QuoteOffer,
    QuoteResponse,
    QuoteState,
    QuoteSummary,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

SERIES = "Q"
"""Begins the numbers of the quotes: ``QA1-000001``."""


class QuoteService:
    """The quotes of the shop."""

    def __init__(
        self, database: Database, profiles: ShopProfiles, promotions: CurrentPromotions
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._promotions = promotions
        self._quotes = Repository(Quote)

    def usual_validity(self) -> date:
        """Return until when a quote made today holds unless said otherwise."""
        profile = self._profiles.current()
        return self._today(profile) + timedelta(days=profile.quote_validity_days)

    def create(
        self,
        actor: Actor,
        cart: Cart,
        data: QuoteCreate,
        *,
        approval: Approval | None = None,
    ) -> QuoteResponse:
        """Keep the sale on the screen as a quote, and clear the screen.

        It takes what selling at these prices would take: the promise is made now.
        Raises RuleBroken ``sale.empty``, ``quote.takes_back``, ``quote.of_repair``,
        ``quote.of_voucher``, ``quote.already_over``, ``sale.prices_not_looked_up``,
        what discounts and permissions refuse.
        """
        if not cart.lines:
            raise RuleBroken("sale.empty")
        if cart.returned:
            raise RuleBroken("quote.takes_back")
        if any(line.repair_job_id for line in cart.lines):
            raise RuleBroken("quote.of_repair")
        if any(line.purpose is not None for line in cart.lines):
            raise RuleBroken("quote.of_voucher")
        profile = self._profiles.current()
        valid_until = data.valid_until or self.usual_validity()
        if valid_until < self._today(profile):
            raise RuleBroken("quote.already_over")
        priced = price(cart, self._rules(cart.begun_at))
        approved_by = authorize(actor, self._needed(actor, cart, priced), approval)
        with self._database.transaction(
            "quote.made", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            row = self._write(transaction, actor, cart, priced, profile)
            row.valid_until, row.note = valid_until, data.note
            if row.customer_id is None:
                row.customer_name = data.name.strip() or None
            transaction.add(row)
            drafts.drop(transaction)
            transaction.flush()
            return finding.whole(transaction, row, self._today(profile))

    def get(self, quote_id: UUID) -> QuoteResponse:
        """Return a quote. Raises RuleBroken ``quote.not_found``."""
        with self._database.reading() as reading:
            today = self._today(self._profiles.of(reading))
            return finding.whole(reading, self._quotes.get(reading, quote_id), today)

    def find_by_number(self, number: str) -> QuoteResponse | None:
        """Return the quote with this number, as scanned from its paper."""
        with self._database.reading() as reading:
            quote = reading.session.scalars(
                select(Quote).where(Quote.number == number.strip().upper()).limit(1)
            ).first()
            today = self._today(self._profiles.of(reading))
            return finding.whole(reading, quote, today) if quote else None

    def page(
        self, wanted: QuoteFilter, *, offset: int = 0, limit: int = 100
    ) -> list[QuoteSummary]:
        """Return quotes that meet a filter, the newest first."""
        with self._database.reading() as reading:
            today = self._today(self._profiles.of(reading))
            return finding.page(reading, wanted, today, offset=offset, limit=limit)

    def offer(self, quote_id: UUID) -> QuoteOffer:
        """Return what a quote would be sold at: as quoted, and at today's prices.

        Raises RuleBroken ``quote.sold``, ``quote.not_found``.
        """
        with self._database.reading() as reading:
            quote = self._quotes.get(reading, quote_id)
            profile = self._profiles.of(reading)
            shown = finding.whole(reading, quote, self._today(profile))
            if shown.state is QuoteState.SOLD:
                raise RuleBroken(
                    "quote.sold", number=shown.sold_number, quote=quote.number
                )
            content = QuoteContent.model_validate(quote.content)
            todays = self._todays_cart(reading, quote, content.cart, profile)
        quoted = at_quoted_prices(todays, promised(content), number=quote.number)
        rules = self._rules(todays.begun_at)
        return QuoteOffer(
            quote=shown,
            as_quoted=quoted,
            quoted_total=price(quoted, rules).total,
            as_today=todays,
            todays_total=price(todays, rules).total,
        )

    def _todays_cart(
        self, reading: Reading, quote: Quote, cart: Cart, profile: ShopProfile
    ) -> Cart:
        customer = known_customer(reading, quote.customer_id)
        list_id = customer.price_list_id if customer else None
        row = listed_prices.of_customer(reading, list_id)
        ids = [line.product_id for line in cart.lines if line.product_id]
        named = cart.model_copy(
            update={
                "id": self._database.identifiers.new(),
                "customer_id": customer.id if customer else None,
                "customer_name": customer.name if customer else "",
                "quote_id": quote.id,
                "quote_number": quote.number,
            }
        )
        return at_todays_prices(
            named,
            {each.id: each for each in listing.by_ids(reading, ids)},
            _taxes(reading),
            listed_prices.terms_of(reading, row) if row else None,
            digits=profile.currency.digits,
            begun_at=self._database.clock.now(),
        )

    def _needed(self, actor: Actor, cart: Cart, priced: PricedSale) -> set[Permission]:
        limits = self._profiles.current().discount_limits
        own = limits[actor.role]
        check_discounts(cart, priced, limit=own, ceiling=limits[Role.MANAGER])
        return permissions_for(cart, priced, discount_limit=own)

    def _write(
        self,
        transaction: Transaction,
        actor: Actor,
        cart: Cart,
        priced: PricedSale,
        profile: ShopProfile,
    ) -> Quote:
        customer = known_customer(transaction, cart.customer_id)
        if customer and customer.price_list_id and not cart.follows_its_customer:
            raise RuleBroken("sale.prices_not_looked_up")
        place = next_place(transaction, Quote)
        code = f"{SERIES}{profile.terminal_code}"
        return Quote(
            id=transaction.new_id(),
            number=document_number(code, place.sequence),
            sequence=place.sequence,
            occurred_at=place.occurred_at,
            business_day=profile.business_day(place.occurred_at),
            made_by_id=actor.staff_id,
            customer_id=customer.id if customer else None,
            customer_name=customer.name if customer else None,
            prices_include_tax=profile.prices_include_tax,
            content=content_of(cart, priced).model_dump(mode="json"),
            gross=priced.gross,
            discounts=priced.gross - priced.net,
            tax=priced.tax,
            total=priced.total,
            piece_count=sum((line.quantity for line in cart.lines), Decimal(0)),
        )

    def _rules(self, moment: datetime | None) -> PricingRules:
        book = price_book(self._profiles.current(), self._promotions.current())
        return book.at(moment or self._database.clock.now())

    def _today(self, profile: ShopProfile) -> date:
        return profile.business_day(self._database.clock.now())


def _taxes(reading: Reading) -> list[TaxResponse]:
    rows = reading.session.scalars(select(Tax).where(Tax.archived_at.is_(None)))
    return [tax_response(row) for row in rows]
