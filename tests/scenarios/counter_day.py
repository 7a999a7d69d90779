"""A cashier's whole day by keyboard alone, step by step as the shop would tell it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.sales.schemas import SaleResponse
from tests.scenarios.counter import Counter
from tests.scenarios.goods import offered, shelf, trusted
from tests.scenarios.person import Control, Key

CASHIER = "Marcos Giménez"
MISSING = Decimal(20)


@dataclass(frozen=True, slots=True)
class Played:
    """The session that the day closed, and who bought on account."""

    session_id: UUID
    customer_id: UUID


def play(
    here: Counter, there: Counter, meet: Callable[[], None], owner: Actor
) -> Played:
    """Play the day on two tills; ``meet`` lets them sync.

    Twenty sales, two returns, an exchange, money on account, an expense, X and Z.
    """
    goods = shelf(here.shop, 8)
    customer = trusted(here.shop, owner)
    meet()
    here.sign_in(CASHIER)
    close_yesterday(here)
    here.open_drawer()
    first = _plain_sales(here, goods)
    _sales_with_a_price_of_their_own(here, goods)
    _sales_on_account(here, goods, customer.name)
    _parked_sales(here, there, meet, goods)
    _goods_that_come_back(here, first, goods)
    here.take_on_account(customer.name, "40")
    here.spend("35.50", "Courier")
    here.look_at_x()
    session = here.shop.cash.current()
    assert session is not None
    expected = here.shop.cash.expected_cash(session.id)
    closed = here.close(expected - MISSING)
    meet()
    return Played(session_id=closed, customer_id=customer.id)


def close_yesterday(here: Counter) -> None:
    session = here.shop.cash.current()
    if session is not None:
        here.close(here.shop.cash.expected_cash(session.id))


def _plain_sales(here: Counter, goods: list[ProductResponse]) -> list[SaleResponse]:
    """Sell by cash, card, transfer, and by two methods at once."""
    mouse, memory, fan = goods[:3]
    here.take(mouse)
    sales = [here.pay_exact()]
    here.take(memory)
    given = str(int(memory.price) + 50)
    sales.append(here.pay(given, Key.Key_Return, see="cash"))
    here.take(fan, times=2)
    sales.append(here.pay(Key.Key_F6))
    here.take_by_words(memory)
    here.pay(Key.Key_F7)
    here.take(mouse)
    here.take(fan)
    here.take(memory)
    here.see("sale")
    halves = (Key.Key_F9, Key.Key_F6, Key.Key_F5, Key.Key_Return)
    sales.append(here.pay(*halves, see="halves"))
    here.take(mouse)
    here.pay("5", Key.Key_F6, Key.Key_F7)
    return sales


def _sales_with_a_price_of_their_own(
    here: Counter, goods: list[ProductResponse]
) -> None:
    """Sell at a discount, beyond the limit, free lines, by an offer, after an undo."""
    fan, cable, disk = goods[2:5]
    here.take(cable)
    here.discount("5")
    here.pay_exact()
    here.take(disk)
    here.discount("25", "Damaged box")
    here.pay_exact(with_pin=True)
    here.sell_once("12.50")
    here.pay_exact()
    paste = offered(here.shop)
    here.take(paste, times=3)
    here.see("offer")
    here.pay(Key.Key_F6)
    here.take(fan)
    here.take(cable)
    here.key("z", Control)
    here.key("+")
    here.pay_exact()


def _sales_on_account(
    here: Counter, goods: list[ProductResponse], customer: str
) -> None:
    """Sell to a named customer: at once, all on account, part of it on account."""
    keyboard, case = goods[5:7]
    here.take(keyboard)
    here.for_customer(customer)
    here.pay(Key.Key_F6)
    here.take(case)
    here.for_customer(customer)
    here.pay(Key.Key_F8, Key.Key_Return, see="owed")
    here.take(keyboard)
    here.for_customer(customer)
    here.pay("5", Key.Key_Return, Key.Key_F8, Key.Key_Return, see="rest-owed")


def _parked_sales(
    here: Counter,
    there: Counter,
    meet: Callable[[], None],
    goods: list[ProductResponse],
) -> None:
    """Put sales aside; one is taken up here, one on the other till."""
    lamp, fan = goods[7], goods[2]
    here.take(lamp)
    here.park("Blue jacket")
    here.take(fan)
    here.park("Went to the bank")
    here.take_up("Blue jacket")
    here.pay_exact()
    meet()
    there.sign_in(CASHIER)
    there.open_drawer()
    there.take_up("Went to the bank")
    there.pay_exact()
    meet()
    here.turn_to_it()
    here.take(lamp, times=2)
    here.pay(Key.Key_F6)
    for product in (goods[0], goods[1], goods[3]):
        here.take(product)
        here.pay_exact()


def _goods_that_come_back(
    here: Counter, sales: list[SaleResponse], goods: list[ProductResponse]
) -> None:
    """Take goods back for cash, by both methods that paid, and for other goods."""
    here.take_back(sales[1], ("1",))
    here.pay_back()
    here.take_back(sales[3], ("1", "1", "1"))
    here.pay_back()
    here.take(goods[5])
    here.take_back(sales[2], ("1",))
    here.see("exchange")
    if here.owed_now() >= 0:
        here.pay_exact()
    else:
        here.pay_back()
