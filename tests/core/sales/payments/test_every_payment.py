"""R7, R10-R16, R41: drawer, currencies, vouchers and reports agree at every step."""

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import CashCount, CashMovementCreate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.cart import take_back
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.schemas import SaleFilter, SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_free_line, open_drawer
from tests.core.sales.payments.money import (
    PLANS,
    by_voucher,
    dollars,
    in_instalments,
    take_everything,
    voucher_line,
)

CARD = "GIFT0001"
AMOUNT = st.decimals(min_value="1", max_value="400", places=2)
STEP = st.tuples(
    st.sampled_from(
        ["load", "spend", "plan", "tip", "dollars", "move", "return", "void", "half"]
    ),
    AMOUNT,
    st.integers(0, 2),
)


class Counter:
    """The shop beside what must be in it, worked out by hand."""

    def __init__(self, shop: Shop, actor: Actor) -> None:
        self.shop, self.actor = shop, actor
        self.voucher = self.sold = self.all_rounding = Decimal(0)
        self.returnable: list[SaleResponse] = []
        self.open()

    def open(self) -> None:
        """Begin a session with 50, and no dollars."""
        self.session = open_drawer(self.shop, self.actor, "50")
        self.cash, self.dollars = Decimal(50), Decimal(0)
        self.moved = Decimal(0)
        self.card = self.tips = self.revenue = self.rounding = Decimal(0)

    def close(self) -> None:
        """Count what there is, and never less than nothing."""
        cash, dollars = max(self.cash, Decimal(0)), max(self.dollars, Decimal(0))
        count = CashCount(counted={"cash": cash}, foreign={"USD": dollars})
        closed = self.shop.cash.close(self.actor, self.session.id, count)
        [foreign] = closed.foreign
        assert (foreign.expected, foreign.counted) == (self.dollars, dollars)
        assert closed.difference == cash - self.cash
        assert self.shop.cash.foreign_left_by_last() == {"USD": dollars}

    def sell(self, price: Decimal, tenders: list[Tender]) -> None:
        sale = self.shop.sales.complete(
            self.actor, a_cart(a_free_line(str(price))), tenders
        )
        self._revenue(sale.total)
        self.returnable.append(sale)
        self._count(sale)

    def move(self, kind: MovementKind, amount: Decimal) -> None:
        for code in ("USD", ""):
            data = CashMovementCreate(
                kind=kind, amount=amount, reason="bank", currency=code
            )
            done = self.shop.cash_movements.record(self.actor, data)
            assert (done.currency, done.effect) == (code, amount * kind.sign)
        self.dollars += amount * kind.sign
        self.cash += amount * kind.sign
        self.moved += amount * kind.sign

    def step(self, kind: str, amount: Decimal, choice: int) -> None:
        if kind == "load":
            cart = a_cart(voucher_line(CARD, str(amount)), a_free_line("10"))
            paid = [Tender(method="cash", amount=amount + 10)]
            sale = self.shop.sales.complete(self.actor, cart, paid)
            assert (sale.voucher_total, sale.base + sale.tax) == (amount, sale.total)
            self._revenue(Decimal(10))
            self.voucher += amount
            self._count(sale)
        elif kind == "spend":
            part = min(amount, self.voucher)
            rest = [Tender(method="cash", amount=amount - part)] * (part < amount)
            first = [by_voucher(CARD, part)] * (part > 0)
            self.sell(amount, [*first, *rest])
        elif kind == "plan":
            self.sell(amount, [in_instalments(amount, PLANS[choice])])
        elif kind == "tip":
            tip = Decimal(choice)
            self.sell(
                amount,
                [Tender(method="cash", amount=amount + tip + choice, tip=tip)],
            )
        elif kind == "dollars":
            self.sell(amount, [dollars(self.shop, str(choice + 1))])
        elif kind == "move":
            moved = (MovementKind.IN, MovementKind.OUT, MovementKind.DROP)[choice]
            self.move(moved, amount)
        elif kind == "half":
            half = in_instalments(Decimal("0.50"), PLANS[choice])
            cash = Tender(method="cash", amount=amount - Decimal("0.50"))
            self.sell(amount, [cash, half])
        elif self.returnable:
            sale = self.returnable.pop(choice % len(self.returnable))
            self._back(sale, is_void=kind == "void")

    def _back(self, sale: SaleResponse, *, is_void: bool) -> None:
        if is_void:
            document = self.shop.sales.void(self.actor, sale.id, "Wrong item")
        else:
            cart = a_cart()
            for line in sale.lines:
                item = CartReturn(
                    sale_id=sale.id,
                    sale_number=sale.number,
                    line_id=line.id,
                    name=line.name,
                    quantity=line.quantity,
                    amount=line.total,
                )
                cart = take_back(cart, item)
            document = self.shop.sales.complete(self.actor, cart, [])
        assert document.total == -sale.total
        self._revenue(document.total)
        self._count(document)

    def _revenue(self, amount: Decimal) -> None:
        self.revenue += amount
        self.sold += amount

    def _count(self, sale: SaleResponse) -> None:
        paid: dict[str, Decimal] = defaultdict(Decimal)
        for payment in sale.payments:
            paid[payment.method] += payment.amount
            self.dollars += payment.foreign_amount
            self.tips += payment.tip
            if payment.currency:
                self.cash -= payment.change
        self.cash += paid["cash"]
        self.card += paid["card"]
        if not sale.voucher_total:
            self.voucher -= paid["voucher"]
        self.rounding += sale.cash_rounding
        self.all_rounding += sale.cash_rounding
        assert sum(paid.values()) == sale.total + sale.cash_rounding + sale.tip

    def check(self) -> None:
        shop = self.shop
        assert shop.cash.expected_cash(self.session.id) == self.cash
        found = shop.cash.foreign_expected(self.session.id).get("USD", Decimal(0))
        assert found == self.dollars
        voucher = shop.vouchers.find(CARD)
        assert (voucher.balance if voucher else 0) == self.voucher
        assert shop.vouchers.owed() == self.voucher >= 0
        totals = shop.sales.totals(SaleFilter())
        assert totals.total == self.sold
        report = shop.cash.report(self.actor, self.session.id)
        assert report.expected_cash == self.cash
        assert report.tips == self.tips
        assert report.cash_rounding == self.rounding
        by_method = {each.method: each.amount for each in report.methods}
        assert by_method.get("card", 0) == self.card
        drawer = report.session.float_amount + report.cash_paid - report.foreign_change
        assert drawer + self.moved == report.expected_cash
        for each in report.foreign:
            came_in = each.float_amount + each.taken + sum(each.moved.values())
            assert came_in == each.expected == self.dollars
        documents = sum(each.amount for each in report.documents)
        assert documents - report.vouchers_sold == self.revenue
        taken = sum(each.amount for each in totals.methods)
        assert taken == self.sold + totals.vouchers + self.all_rounding


@pytest.fixture
def counter(shop: Shop, manager: Actor) -> Counter:
    """Return a counter that takes everything."""
    take_everything(shop, manager)
    step = ShopUpdate(cash_rounding_step=Decimal("0.05"))
    shop.branches.update_shop(manager, step)
    return Counter(shop, manager)


@settings(
    max_examples=6,
)
@given(st.lists(STEP, min_size=2, max_size=9))
def test_drawer_currencies_vouchers_and_reports_agree_at_every_step(
    counter: Counter, steps: list[tuple[str, Decimal, int]]
) -> None:
    for step in steps:
        counter.step(*step)
        counter.check()
    counter.close()
    counter.open()
    assert counter.shop.verify().holds
