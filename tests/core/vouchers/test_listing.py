"""R16: vouchers are listed as they stand, by number, by document, by state."""

from datetime import timedelta
from decimal import Decimal

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.vouchers import voucher_line as made_line
from techstore_desktop.core.vouchers.choices import VoucherState
from techstore_desktop.core.vouchers.schemas import VoucherFilter
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_free_line, open_drawer
from tests.core.sales.payments.money import by_voucher, voucher_line


def listed(shop: Shop, state: VoucherState | None, text: str = "") -> list[str]:
    wanted = VoucherFilter(text=text, state=state)
    return [each.number for each in shop.vouchers.page(wanted)]


def test_each_state_lists_its_own_and_pages_go_on(
    shop: Shop, manager: Actor, clock: SetClock
) -> None:
    open_drawer(shop, manager)
    shop.vouchers.correct(manager, "ENDLESS1", Decimal(5), "Given")
    shop.branches.update_shop(manager, ShopUpdate(voucher_months=1))
    cash = [Tender(method="cash", amount=Decimal(20))]
    for number in ("CARD0001", "CARD0002", "CARD0003"):
        clock.advance(timedelta(minutes=1))
        cart = a_cart(voucher_line(number, "20"))
        shop.sales.complete(manager, cart, cash)
    spent = [by_voucher("CARD0001", Decimal(20))]
    shop.sales.complete(manager, a_cart(a_free_line("20")), spent)
    assert listed(shop, VoucherState.SPENT) == ["CARD0001"]
    assert listed(shop, VoucherState.OPEN) == ["CARD0003", "CARD0002", "ENDLESS1"]
    clock.advance(timedelta(days=40))
    assert listed(shop, VoucherState.EXPIRED) == ["CARD0003", "CARD0002"]
    assert listed(shop, VoucherState.OPEN) == ["ENDLESS1"]
    assert listed(shop, None, "card") == ["CARD0001", "CARD0003", "CARD0002"]
    assert listed(shop, None, "a1-000002") == ["CARD0002"]
    first = shop.vouchers.page(VoucherFilter(state=None), limit=3)
    rest = shop.vouchers.page(VoucherFilter(state=None), offset=3)
    assert [len(first), len(rest)] == [3, 1]
    kinds = {each.number: each.kind.value for each in (*first, *rest)}
    assert kinds["ENDLESS1"] == "corrected"
    assert kinds["CARD0001"] == "sold"
    owed = shop.vouchers.standing()
    assert (owed.count, owed.total) == (3, 45)


def test_a_card_without_a_number_gets_one_and_is_not_quoted(
    shop: Shop, manager: Actor
) -> None:
    line = made_line(shop.database.identifiers.new(), "Gift card", " ", Decimal(20))
    assert line.voucher_number
    with pytest.raises(RuleBroken) as refusal:
        shop.quotes.create(manager, a_cart(line), QuoteCreate())
    assert refusal.value.code == "quote.of_voucher"
    for amount, code in ((Decimal(-1), "price.negative"), (0, "voucher.amount_needed")):
        with pytest.raises(RuleBroken) as refusal:
            made_line(line.id, "Gift card", "", Decimal(amount))
        assert refusal.value.code == code
