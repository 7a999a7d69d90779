"""Days at a counter as tests play them: every act, and what it must come to.

``Books`` is told of each act in plain figures and knows no rule but adding; the shop is
asked for the same figures in every way that it tells them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TypeAlias
from uuid import UUID, uuid4

import pytest

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashMovementCreate,
    CashSessionCreate,
    CashSessionResponse,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import round_to_step
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.cart_parts import CartReturn, Unreceipted
from techstore_desktop.core.sales.choices import Disposition, SaleKind
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.payments.schemas import PaymentMethodCreate
from techstore_desktop.core.sales.quotes.schemas import (
    QuoteCreate,
    QuoteFilter,
    QuoteState,
)
from techstore_desktop.core.sales.restocking import charge_fee
from techstore_desktop.core.sales.schemas import SaleFilter, SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.tender_rules import worth_of
from techstore_desktop.core.sales.vouchers import voucher_line
from techstore_desktop.shop import Shop
from tests import builders

Figures: TypeAlias = defaultdict[tuple[str, object], Decimal]

STEP = Decimal("0.05")
PRICES = ("9.99", "100.00", "33.33")
STOCK, LIMIT, FLOAT = 50, 10**6, Decimal("50.00")
CARD_PART = Decimal("3.21")
WAYS = ("cash", "card", "account", "mixed", "voucher", "dollars", "tipped")
RATE, TIP = Decimal("2.515"), Decimal("1.50")
CARDS = ("CARD0001", "CARD0002")
DISPOSITIONS = tuple(Disposition)


@dataclass
class Sold:
    """A sale that may come back; ``left`` of its pieces did not yet."""

    sale: SaleResponse
    product: int
    left: int
    is_voided: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it can be voided."""
        pieces = int(self.sale.lines[0].quantity)
        return not self.is_voided and self.left == pieces


@dataclass
class SoldCard:
    """A gift card's line that may be taken back while its value is on it."""

    sale: SaleResponse
    number: str
    is_voided: bool = False


@dataclass
class Promised:
    """A quote of this till that nobody bought yet."""

    quote_id: UUID
    product: int
    pieces: int
    total: Decimal


@dataclass
class Stage:
    """What the acts are about: the same goods and customers on every till."""

    products: list[ProductResponse]
    customers: list[UUID]


def a_stage(shop: Shop, manager: Actor) -> Stage:
    """Return three products and two customers of a shop that rounds cash.

    It takes dollars and tips.
    """
    choices = ShopUpdate(cash_rounding_step=STEP, takes_tips=True)
    shop.branches.update_shop(manager, choices)
    dollars = PaymentMethodCreate(kind="foreign", currency="USD", position=60)
    shop.payment_methods.add(manager, dollars)
    shop.payment_methods.set_rate(manager, "USD", RATE)
    products = [
        builders.a_product(
            shop, manager, sku=f"P{at}", price=Decimal(amount), opening_stock=STOCK
        )
        for at, amount in enumerate(PRICES)
    ]
    customers = [
        builders.a_customer(
            shop, manager, name=name, phone="", credit_limit=Decimal(LIMIT)
        ).id
        for name in ("Ana Quiroga", "Bruno Paz")
    ]
    return Stage(products, customers)


@dataclass
class CounterDays:
    """One till: its acts, its sales, and the figures that they come to.

    ``figures`` are of the whole shop as far as this till knows; ``drawer``,
    ``dollars``, ``tips`` and ``taken`` of its own open session.
    """

    shop: Shop
    actor: Actor
    stage: Stage
    figures: Figures = field(default_factory=lambda: defaultdict(Decimal))
    sold: list[Sold] = field(default_factory=list)
    cards: list[SoldCard] = field(default_factory=list)
    promised: list[Promised] = field(default_factory=list)
    cards_sold: Decimal = Decimal(0)
    drawer: Decimal = Decimal(0)
    dollars: Decimal = Decimal(0)
    tips: Decimal = Decimal(0)
    taken: defaultdict[str, Decimal] = field(
        default_factory=lambda: defaultdict(Decimal)
    )

    def open(self, dollars: Decimal = Decimal(0)) -> None:
        """Open the drawer, with the dollars that were left in it."""
        data = CashSessionCreate(float_amount=FLOAT, foreign_floats={"USD": dollars})
        self.shop.cash.open(self.actor, data)
        self.drawer, self.taken = FLOAT, defaultdict(Decimal)
        self.dollars, self.tips = dollars, Decimal(0)
        self.cards_sold = Decimal(0)

    def sell(self, product: int, pieces: int, way: str, customer: int) -> None:
        """Sell pieces of one product, paid in one of the ways."""
        goods = self.stage.products[product]
        line = builders.a_line(self.shop, goods, str(pieces))
        customer_id = self.stage.customers[customer]
        total = Decimal(PRICES[product]) * pieces
        cart = builders.a_cart(line, customer_id=customer_id)
        sale = self.shop.sales.complete(self.actor, cart, self._paid(way, total))
        assert sale.total == total
        self._book(sale, customer_id)
        self._move(product, -pieces)
        self.sold.append(Sold(sale, product, pieces))

    def sell_card(self, card: int, cents: int) -> None:
        """Sell a gift card for cash, or put more on it (R16)."""
        amount = max(Decimal(cents) / 100, STEP)
        number, sales = CARDS[card], self.shop.sales
        line = voucher_line(uuid4(), "Gift card", number, amount)
        due = builders.tenders(("cash", str(round_to_step(amount, STEP) + 20)))
        sale = sales.complete(self.actor, builders.a_cart(line), due)
        assert (sale.total, sale.tax, sale.voucher_total) == (amount, 0, amount)
        self._book(sale, None)
        self.figures["voucher", number] += amount
        self.cards.append(SoldCard(sale, number))

    def void_card(self, number: int) -> None:
        """Void the sale of a gift card; what was spent of it already refuses that."""
        card = self.cards[number % len(self.cards)]
        if card.is_voided:
            return
        void = partial(self.shop.sales.void, self.actor, card.sale.id, "mistake")
        if self.figures["voucher", card.number] < card.sale.total:
            with pytest.raises(RuleBroken) as refusal:
                void()
            assert refusal.value.code == "voucher.not_enough"
            return
        self._book(void(), None)
        self.figures["voucher", card.number] -= card.sale.total
        card.is_voided = True

    def quote(self, product: int, pieces: int, cents: int) -> None:
        """Promise goods for some cents less; nothing is sold, nothing moves."""
        line = builders.a_line(self.shop, self.stage.products[product], str(pieces))
        off = Discount(amount=Decimal(cents) / 100, reason="quoted")
        cart = builders.a_cart(line.model_copy(update={"discount": off}))
        quote = self.shop.quotes.create(self.actor, cart, QuoteCreate(name="School"))
        total = Decimal(PRICES[product]) * pieces - Decimal(cents) / 100
        assert quote.total == total
        self.promised.append(Promised(quote.id, product, pieces, total))
        self.figures["quotes", ""] += 1

    def sell_quoted(self, number: int, way: str) -> None:
        """Sell what was promised, at the promised price, once."""
        promised = self.promised.pop(number % len(self.promised))
        offer = self.shop.quotes.offer(promised.quote_id)
        assert offer.quoted_total == promised.total
        customer_id = self.stage.customers[0]
        cart = carts.with_customer(offer.as_quoted, customer_id)
        cart = cart.model_copy(update={"priced_for": customer_id})
        paid = self._paid(way, promised.total)
        sale = self.shop.sales.complete(self.actor, cart, paid)
        assert sale.total == promised.total
        self._book(sale, customer_id)
        self._move(promised.product, -promised.pieces)
        self.figures["quotes", ""] -= 1
        with pytest.raises(RuleBroken) as refusal:
            self.shop.quotes.offer(promised.quote_id)
        assert refusal.value.code == "quote.sold"

    def take_back(self, number: int, disposition: Disposition, fee: int) -> None:
        """Take one piece back with its receipt, less a fee in per cent."""
        sold = self.sold[number % len(self.sold)]
        if sold.is_voided or not sold.left:
            return
        line = sold.sale.lines[0]
        price = Decimal(PRICES[sold.product])
        item = CartReturn(
            sale_id=sold.sale.id,
            sale_number=sold.sale.number,
            line_id=line.id,
            name=line.name,
            quantity=Decimal(1),
            amount=price,
            disposition=disposition,
        )
        cart = carts.take_back(Cart(id=uuid4()), item)
        note = self.shop.sales.complete(self.actor, self._with_fee(cart, fee), ())
        assert note.total == (cart_fee(price, fee) - price)
        self._book(note, sold.sale.customer_id)
        self._move(sold.product, 1 if disposition is Disposition.STOCK else 0)
        sold.left -= 1

    def take_bare(self, product: int, pieces: int) -> None:
        """Take goods back without a receipt, for cash."""
        goods, price = self.stage.products[product], Decimal(PRICES[product])
        amount = price * pieces
        item = CartReturn(
            sale_id=None,
            sale_number="",
            line_id=uuid4(),
            name=goods.name,
            quantity=Decimal(pieces),
            amount=amount,
            without_receipt=Unreceipted(product_id=goods.id, unit_price=price),
        )
        cart = carts.take_back(Cart(id=uuid4(), return_reason="gift"), item)
        back = builders.tenders(("cash", str(round_to_step(amount, STEP))))
        note = self.shop.sales.complete(self.actor, cart, (), refunds=back)
        assert (note.kind, note.total) == (SaleKind.WITHOUT_RECEIPT, -amount)
        self._book(note, None)
        self._move(product, pieces)

    def void(self, number: int) -> None:
        """Void a sale that is whole."""
        sold = self.sold[number % len(self.sold)]
        if not sold.is_whole:
            return
        void = self.shop.sales.void(self.actor, sold.sale.id, "mistake")
        assert void.total == -sold.sale.total
        self._book(void, sold.sale.customer_id)
        self._move(sold.product, sold.left)
        sold.left, sold.is_voided = 0, True

    def pay_on_account(self, customer: int, cents: int) -> None:
        """Take money on account in cash; more than is owed is an advance."""
        customer_id = self.stage.customers[customer]
        amount = Decimal(cents) / 100
        due = round_to_step(amount, STEP)
        if not due:
            return
        data = AccountPaymentCreate(
            customer_id=customer_id,
            amount=amount,
            tenders=tuple(builders.tenders(("cash", str(due)))),
            note="advance",
        )
        payment = self.shop.accounts.pay(self.actor, data)
        assert payment.amount == amount
        self.figures["owed", customer_id] -= payment.amount
        for paid in payment.payments:
            self._take(paid.method, paid.amount)

    def move_cash(self, kind: MovementKind, cents: int, code: str) -> None:
        """Put cash in or take some out, of the shop's currency or another."""
        amount = Decimal(cents) / 100
        data = CashMovementCreate(
            kind=kind, amount=amount, reason="change", currency=code
        )
        self.shop.cash_movements.record(self.actor, data)
        if code:
            self.dollars += amount * kind.sign
        else:
            self.drawer += amount * kind.sign

    def close_and_open(self, cents: int) -> None:
        """Count so many cents more or less than is there, close, and open again."""
        session = self._session()
        counted = max(Decimal(0), self.drawer + Decimal(cents) / 100)
        dollars = max(Decimal(0), self.dollars - Decimal(cents) / 100)
        count = CashCount(counted={"cash": counted}, foreign={"USD": dollars})
        closing = self.shop.cash.close(self.actor, session.id, count)
        assert closing.difference == counted - self.drawer
        [foreign] = closing.foreign
        assert (foreign.expected, foreign.counted) == (self.dollars, dollars)
        z_report = self.shop.cash.report(self.actor, session.id)
        assert z_report.is_final
        assert z_report.expected_cash == self.drawer
        self.open(dollars)

    def check(self) -> None:
        """Hold every figure that the shop tells against the books."""
        self._check_drawer()
        for at, product in enumerate(self.stage.products):
            on_hand = self.shop.products.get(product.id).on_hand
            assert on_hand == STOCK + self.figures["stock", at]
        for customer_id in self.stage.customers:
            self._check_account(customer_id)
        self._check_vouchers()
        self._check_reports()

    def _check_drawer(self) -> None:
        session = self._session()
        report = self.shop.cash.report(self.actor, session.id)
        assert self.shop.cash.expected_cash(session.id) == self.drawer
        assert report.expected_cash == self.drawer
        dollars = self.shop.cash.foreign_expected(session.id).get("USD", Decimal(0))
        assert dollars == self.dollars == sum(each.expected for each in report.foreign)
        assert report.tips == self.tips
        taken = {each.method: each.amount for each in report.methods if each.amount}
        assert taken == {name: sum_ for name, sum_ in self.taken.items() if sum_}
        assert report.vouchers_sold == self.cards_sold

    def _check_account(self, customer_id: UUID) -> None:
        owed = self.figures["owed", customer_id]
        accounts = self.shop.accounts
        today = self.shop.profiles.current().business_day(
            self.shop.database.clock.now()
        )
        statement = accounts.statement(customer_id, last_day=today)
        assert accounts.standing(customer_id).balance == owed
        assert statement.closing_balance == owed
        assert statement.ageing.credit == max(Decimal(0), -owed)

    def _check_vouchers(self) -> None:
        for number in CARDS:
            left = self.figures["voucher", number]
            found = self.shop.vouchers.find(number)
            assert (found.balance if found else 0) == left
            moved = self.shop.vouchers.movements(number)
            assert (moved[-1].balance if moved else 0) == left
        owed = sum((self.figures["voucher", each] for each in CARDS), Decimal(0))
        assert self.shop.vouchers.owed() == owed
        unsold = QuoteFilter(state=QuoteState.OPEN)
        assert len(self.shop.quotes.page(unsold)) == self.figures["quotes", ""]

    def _check_reports(self) -> None:
        totals = self.shop.sales.totals(SaleFilter())
        assert totals.total == self.figures["sold", ""]
        assert totals.sale_count == self.figures["documents", ""]
        by_method = {each.method: each.amount for each in totals.methods}
        for name, amount in by_method.items():
            assert amount == self.figures["paid", name]
        seen = self.shop.reports.dashboard(self.actor)
        assert seen.sales is not None
        assert seen.receivables is not None
        assert seen.sales.now == totals.total
        owed = [self.figures["owed", each] for each in self.stage.customers]
        assert seen.receivables.total == sum(each for each in owed if each > 0)

    def _paid(self, way: str, total: Decimal) -> list[Tender]:
        """Return the tenders of one of the ways; a voucher pays what is left on it."""
        if way == "voucher":
            return self._paid_by_voucher(total)
        if way == "tipped":
            return [Tender(method="card", amount=total + TIP, tip=TIP)]
        if way == "dollars":
            return [self._in_dollars(total // RATE + 1)]
        paid = {
            "cash": [("cash", str(round_to_step(total, STEP) + 20))],
            "card": [("card", str(total))],
            "account": [("account", str(total))],
            "mixed": [
                ("card", str(CARD_PART)),
                ("cash", str(round_to_step(total - CARD_PART, STEP))),
            ],
        }[way]
        return builders.tenders(*paid)

    def _paid_by_voucher(self, total: Decimal) -> list[Tender]:
        number = max(CARDS, key=lambda each: self.figures["voucher", each])
        part = min(total, max(Decimal(0), self.figures["voucher", number]))
        rest = total - part
        in_coins = round_to_step(rest, STEP)
        paid = [("cash", str(in_coins + 20))] if in_coins else [("card", str(rest))]
        spent = Tender(method="voucher", amount=part, reference=number)
        others = builders.tenders(*paid) if rest else []
        return [spent, *others] if part else others

    def _in_dollars(self, dollars: Decimal) -> Tender:
        """Return cash in dollars; the change comes out of the shop's own (R14)."""
        worth = worth_of(dollars, RATE, self.shop.profiles.current())
        return Tender(
            method="foreign:USD", amount=worth, foreign_amount=dollars, rate=RATE
        )

    def _with_fee(self, cart: Cart, fee: int) -> Cart:
        share = Discount(percent=Decimal(fee))
        rules = self.shop.sales.rules()
        return charge_fee(
            cart, share, line_id=uuid4(), name="Fee", taxes=(), rules=rules
        )

    def _session(self) -> CashSessionResponse:
        session = self.shop.cash.current()
        assert session is not None
        return session

    def _book(self, document: SaleResponse, customer_id: UUID | None) -> None:
        paid = sum((each.amount for each in document.payments), Decimal(0))
        assert paid == document.total + document.cash_rounding + document.tip
        assert document.base + document.tax == document.total
        self.figures["sold", ""] += document.total - document.voucher_total
        self.cards_sold += document.voucher_total
        self.tips += document.tip
        self.figures["documents", ""] += 1
        for each in document.payments:
            self.figures["paid", each.method] += each.amount - each.tip
            if each.currency:
                self.dollars += each.foreign_amount
                self.drawer -= each.change
            self._take(each.method, each.amount)
            if each.method == "account":
                self.figures["owed", customer_id] += each.amount
            if each.method == "voucher":
                self.figures["voucher", each.reference] -= each.amount

    def _take(self, method: str, amount: Decimal) -> None:
        self.taken[method] += amount
        if method == "cash":
            self.drawer += amount

    def _move(self, product: int, pieces: int) -> None:
        self.figures["stock", product] += pieces


def cart_fee(price: Decimal, percent: int) -> Decimal:
    """Return a fee in per cent of a price, to the cent."""
    return round_to_step(price * percent / 100, Decimal("0.01"))


def copied(figures: Mapping[tuple[str, object], Decimal]) -> Figures:
    """Return figures to go on with."""
    return defaultdict(Decimal, figures)
