"""The receipt says what is stored, on every paper, whatever the names are."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.choices import LinePurpose, SaleKind
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.printing.paper import A4, PAPERS, ROLL_58, ROLL_80, Paper
from techstore_desktop.printing.raster import opened, page_pictures, page_sizes
from techstore_desktop.printing.receipt import receipt_pdf
from techstore_desktop.printing.words import ENGLISH, SPANISH
from techstore_desktop.shop import Shop
from tests.builders import (
    a_cart,
    a_free_line,
    a_line,
    a_product,
    found,
    open_drawer,
    tenders,
)
from tests.core.repairs.arranging import a_job, brought, part, ready
from tests.core.sales.payments.money import (
    PLANS,
    dollars,
    in_instalments,
    take_everything,
)
from tests.core.stock.imeis import an_imei
from tests.printing.reading import text_of

papers = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)


def printed(sale: SaleResponse, profile: ShopProfile, paper: Paper) -> bytes:
    return receipt_pdf(sale, profile, paper=paper, words=ENGLISH)


def test_both_imeis_of_a_phone_are_on_it(
    sale: SaleResponse, profile: ShopProfile
) -> None:
    first, second = an_imei(1), an_imei(2)
    units = {"serial_numbers": (first,), "second_numbers": {first: second}}
    line = sale.lines[0].model_copy(update=units)
    text = text_of(
        printed(sale.model_copy(update={"lines": (line,)}), profile, ROLL_58)
    )
    assert first in text
    assert second in text


@papers
def test_everything_that_was_sold_and_paid_is_on_it(
    sale: SaleResponse, profile: ShopProfile, paper: Paper
) -> None:
    text = text_of(printed(sale, profile, paper))
    for words in (
        profile.name,
        profile.tax_number,
        sale.number,
        "Ana Quiroga",
        "20-12345678-9",
        "Ratón ñandú € ₲",
        "键盘",
        "キーボード",
        "키보드",
        "1.234,50",
        "price match",
        "−61,72",
        "1.179,78",
        "1.000,00",
        "200,00",
        "20,22",
        profile.receipt_footer,
    ):
        assert words in text
    assert "COPY" not in text


def test_a_reprint_is_marked_as_a_copy_and_speaks_the_shops_language(
    sale: SaleResponse, profile: ShopProfile
) -> None:
    pdf = receipt_pdf(sale, profile, paper=ROLL_80, words=SPANISH, is_copy=True)
    text = text_of(pdf)
    assert text.count("COPIA") == 2
    assert "Vuelto" in text


def test_taxes_stand_by_rate(shop: Shop) -> None:
    manager = found(shop)
    open_drawer(shop, manager)
    from tests.builders import a_line, a_product

    mouse = a_product(shop, manager)
    sale = shop.sales.complete(
        manager, a_cart(a_line(shop, mouse)), tenders(("cash", "100"))
    )
    text = text_of(printed(sale, shop.profiles.current(), ROLL_80))
    assert "IVA 21 %, base 82,64" in text
    assert "17,36" in text


@papers
def test_a_hundred_lines_fit(
    sale: SaleResponse, profile: ShopProfile, paper: Paper
) -> None:
    line = sale.lines[0]
    lines = tuple(
        line.model_copy(update={"name": f"Product {number}"}) for number in range(100)
    )
    pdf = printed(sale.model_copy(update={"lines": lines}), profile, paper)
    text = text_of(pdf)
    assert all(f"Product {number}" in text for number in range(100))
    assert (len(page_sizes(pdf)) > 1) == (paper is A4)


@papers
def test_nothing_is_printed_outside_the_margins(
    sale: SaleResponse, profile: ShopProfile, paper: Paper
) -> None:
    long = sale.lines[0].model_copy(update={"name": "W" * 300})
    pdf = printed(sale.model_copy(update={"lines": (long,)}), profile, paper)
    picture = page_pictures(pdf, dots_per_inch=72)[0]
    edge = int(paper.margin) - 2
    for row in range(picture.height):
        start = row * picture.stride
        left = picture.pixels[start : start + edge]
        right = picture.pixels[start + picture.width - edge : start + picture.width]
        assert set(left + right) == {255}


def test_a_roll_is_as_long_as_what_is_on_it(
    sale: SaleResponse, profile: ShopProfile
) -> None:
    short = page_sizes(printed(sale, profile, ROLL_58))[0].height
    longer = sale.model_copy(update={"lines": sale.lines * 5})
    assert page_sizes(printed(longer, profile, ROLL_58))[0].height > short


def test_every_font_is_embedded(sale: SaleResponse, profile: ShopProfile) -> None:
    pdf = printed(sale, profile, ROLL_80)
    assert pdf.count(b"/FontFile2") >= 3


@settings(
    max_examples=60,
)
@given(
    name=st.text(min_size=1, max_size=300), paper=st.sampled_from([*PAPERS.values()])
)
def test_no_name_breaks_a_receipt(
    sale: SaleResponse, profile: ShopProfile, name: str, paper: Paper
) -> None:
    odd = sale.lines[0].model_copy(update={"name": name})
    text = text_of(printed(sale.model_copy(update={"lines": (odd,)}), profile, paper))
    assert "1.234,50" in text


@papers
def test_price_list_and_promotion_are_on_their_line(
    sale: SaleResponse, profile: ShopProfile, paper: Paper
) -> None:
    steps = {
        "price_list_name": "Mayorista",
        "list_price": sale.lines[0].unit_price + 1,
        "promotion_name": "3 por 2",
        "promotion_discount": sale.lines[0].unit_price,
    }
    line = sale.lines[0].model_copy(update=steps)
    offered = sale.model_copy(update={"lines": (line, *sale.lines[1:])})
    text = text_of(printed(offered, profile, paper))
    for words in ("Mayorista · usual price", "3 por 2", "−1.234,50"):
        assert words in text


def test_things_are_counted_not_surcharges_and_one_is_one(
    sale: SaleResponse, profile: ShopProfile
) -> None:
    [line, other] = sale.lines
    surcharge = other.model_copy(update={"purpose": LinePurpose.SURCHARGE})
    one = sale.model_copy(update={"lines": (line, surcharge)})
    assert "Subtotal, 1 item " in text_of(printed(one, profile, ROLL_80)) + " "
    back = line.model_copy(update={"quantity": -line.quantity * 3})
    note = sale.model_copy(update={"lines": (back,), "kind": SaleKind.RETURN})
    text = text_of(printed(note, profile, ROLL_80))
    assert "Subtotal, 3 items" in text
    assert profile.receipt_footer not in text
    swap = sale.model_copy(update={"lines": (line, back)})
    assert "items" not in text_of(printed(swap, profile, ROLL_80))


def test_every_page_of_a_sheet_names_its_columns_and_what_it_is_a_page_of(
    sale: SaleResponse, profile: ShopProfile
) -> None:
    pdf = printed(sale.model_copy(update={"lines": sale.lines * 40}), profile, A4)
    with opened(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert "Quantity" in text
        assert f"Receipt {sale.number}" in text
        assert f"{number} / {len(pages)}" in text


def test_a_repair_of_parts_alone_is_named_too_and_goods_are_not(shop: Shop) -> None:
    manager = found(shop)
    open_drawer(shop, manager)
    case = a_product(shop, manager, name="Charger 20W")
    glass = a_product(shop, manager, name="Glass", sku="GL-1")
    job = a_job(shop, manager)
    ready(shop, manager, job.id, part(glass))
    cart = brought(shop, manager, job.id, goods=(a_line(shop, case),))
    sale = shop.sales.complete(manager, cart, tenders(("cash", "500")))
    assert shop.sales.get(sale.id) == sale
    profile = shop.profiles.current()
    for words, name in ((ENGLISH, "Repair"), (SPANISH, "Orden de reparación")):
        pdf = receipt_pdf(sale, profile, paper=ROLL_80, words=words)
        text = text_of(pdf)
        assert text.count(f"{name} {job.number} Glass") == 1
        assert text.count(job.number) == 1
    void = shop.sales.void(manager, sale.id, "Wrong device")
    assert f"Repair {job.number}" in text_of(printed(void, profile, A4))


def test_a_warranty_is_told_beneath_its_product(
    sale: SaleResponse, profile: ShopProfile
) -> None:
    for months, words in ((1, "Warranty 1 month"), (12, "Warranty 12 months")):
        line = sale.lines[0].model_copy(update={"warranty_months": months})
        pdf = printed(sale.model_copy(update={"lines": (line,)}), profile, ROLL_58)
        assert f"{words} " in text_of(pdf) + " "


@papers
def test_r72_each_step_of_price_and_payment_is_on_it(shop: Shop, paper: Paper) -> None:
    """R4, R7, R13, R14, R72: what was taken off, paid, rounded and given back."""
    manager = found(shop)
    open_drawer(shop, manager)
    take_everything(shop, manager)
    step = ShopUpdate(cash_rounding_step=Decimal("0.05"))
    shop.branches.update_shop(manager, step)
    cart = a_cart(a_free_line("2000.02", "Notebook"))
    line_off = Discount(amount=Decimal(100), reason="Scratched")
    cart = carts.set_discount(cart, cart.lines[0].id, line_off)
    sale_off = Discount(amount=Decimal("50.01"), reason="Old friend")
    cart = carts.set_sale_discount(cart, sale_off)
    card = in_instalments(Decimal("100.00"), PLANS[1])
    given = (
        card.model_copy(update={"reference": "7781"}),
        Tender(method="cash", amount=Decimal(1010), tip=Decimal(7)),
        dollars(shop, "1"),
    )
    sale = shop.sales.complete(manager, cart, given)
    assert (sale.total, sale.cash_rounding) == (Decimal("1862.01"), Decimal("-0.01"))
    profile = shop.profiles.current()
    text = text_of(printed(sale, profile, paper))
    money = profile.formats.money
    for words in (
        f"Discount · Scratched {money(Decimal(-100))}",
        f"Discount · Old friend {money(Decimal('-50.01'))}",
        f"3 instalments {money(Decimal(12))}",
        f"IVA 21 %, base {money(sale.taxes[0].base)} {money(sale.tax)}",
        "1.862,01",
        f"Cash rounding {money(Decimal('-0.01'))}",
        f"3 instalments · 7781 {money(Decimal(112))}",
        "USD 1,00 × 1.250,5",
        f"{ENGLISH.tip} {money(Decimal(7))}",
        f"Change {money(sale.change_due)}",
    ):
        assert words in text, words
    paid = sum(each.tendered for each in sale.payments)
    due = sale.total + sale.cash_rounding + sale.tip
    assert paid - sale.change_due == due


def test_r15_a_void_names_the_sale_that_it_takes_back_and_why(shop: Shop) -> None:
    manager = found(shop)
    open_drawer(shop, manager)
    cart = a_cart(a_free_line("10"))
    sale = shop.sales.complete(manager, cart, tenders(("cash", "10")))
    void = shop.sales.void(manager, sale.id, "Charged twice")
    text = text_of(printed(void, shop.profiles.current(), ROLL_80))
    for words in (f"{ENGLISH.of_document} {sale.number}", "Charged twice", "−10,00"):
        assert words in text
