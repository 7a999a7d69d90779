"""A credit note that is paid as store credit prints the voucher's number."""

from decimal import Decimal

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.cart import set_return_reason, take_back
from techstore_desktop.core.sales.cart_parts import CartReturn
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.printing.paper import ROLL_80
from techstore_desktop.printing.receipt import receipt_pdf
from techstore_desktop.printing.voucher_slip import voucher_slip_pdf
from techstore_desktop.printing.words import SPANISH
from techstore_desktop.shop import Shop
from tests.builders import a_cart, a_free_line, open_drawer, sell
from tests.core.sales.payments.money import voucher_line
from tests.printing.reading import text_of


@pytest.fixture
def dialect() -> str:
    """Print from one database: what is stored is the same on both."""
    return "sqlite"


def test_store_credit_is_a_voucher_on_the_credit_note(
    shop: Shop, manager: Actor
) -> None:
    open_drawer(shop, manager)
    sold = sell(shop, manager, a_free_line("80"), paid=(("cash", "80"),))
    [line] = sold.lines
    item = CartReturn(
        sale_id=sold.id,
        sale_number=sold.number,
        line_id=line.id,
        name=line.name,
        quantity=line.quantity,
        amount=line.total,
    )
    cart = set_return_reason(take_back(a_cart(), item), "Changed their mind")
    credit = [Tender(method="voucher", amount=Decimal(80))]
    note = shop.sales.complete(manager, cart, (), refunds=credit)
    number = note.payments[0].reference
    found = shop.vouchers.find(number)
    assert found is not None
    assert found.balance == shop.vouchers.owed() == 80
    profile = shop.profiles.current()
    text = text_of(receipt_pdf(note, profile, paper=ROLL_80, words=SPANISH))
    assert f"Vale {number}" in text


def test_the_slip_of_a_gift_card_tells_its_balance_its_end_and_its_number(
    shop: Shop, manager: Actor
) -> None:
    shop.branches.update_shop(manager, ShopUpdate(voucher_months=12))
    open_drawer(shop, manager)
    paid = [Tender(method="cash", amount=Decimal(80))]
    shop.sales.complete(manager, a_cart(voucher_line("GIFT0001", "80")), paid)
    found = shop.vouchers.find("GIFT0001")
    assert found is not None
    profile = shop.profiles.current()
    now = shop.database.clock.now()
    pdf = voucher_slip_pdf(found, profile, at=now, paper=ROLL_80, words=SPANISH)
    text = text_of(pdf)
    assert "Tarjeta de regalo" in text
    assert "GIFT0001" in text
    assert "$ 80,00" in text
    assert found.expires_on is not None
    assert profile.formats.date(found.expires_on) in text
