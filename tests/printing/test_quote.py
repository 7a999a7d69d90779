"""A quote on paper says what is offered, until when, for whom."""

from decimal import Decimal

import pytest

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate
from techstore_desktop.printing.paper import PAPERS, Paper
from techstore_desktop.printing.quote import quote_pdf
from techstore_desktop.printing.quote_words import SPANISH
from techstore_desktop.printing.words import SPANISH as PAPER_SPANISH
from techstore_desktop.shop import Shop
from tests import builders
from tests.printing.reading import text_of


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_prints_what_is_stored(shop: Shop, manager: Actor, paper: Paper) -> None:
    terms = ShopUpdate(quote_terms="Sujeto a disponibilidad.")
    shop.branches.update_shop(manager, terms)
    product = builders.a_product(shop, manager, price=Decimal("1234.50"))
    cart = builders.a_cart(builders.a_line(shop, product, "2"))
    cart = carts.set_sale_discount(cart, Discount(percent=Decimal(10)))
    data = QuoteCreate(name="Íñigo Ñandú", note="Entrega el viernes")
    quote = shop.quotes.create(manager, cart, data)
    profile = shop.profiles.current()
    pdf = quote_pdf(
        quote, profile, paper=paper, words=PAPER_SPANISH, quote_words=SPANISH
    )
    text = text_of(pdf)
    for words in (
        profile.name,
        "Presupuesto QA1-000001",
        f"Válido hasta el {profile.formats.date(quote.valid_until)}",
        "Íñigo Ñandú",
        "Entrega el viernes",
        "1.234,50",
        "2.469,00",
        "246,90",
        "2.222,10",
        "IVA",
        "Sujeto a disponibilidad.",
    ):
        assert words in text
