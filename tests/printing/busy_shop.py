"""A shop whose papers are as full as papers get: long names, taxes, every method."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from uuid import UUID, uuid4

from techstore_desktop.core.accounts.schemas import AccountPaymentCreate
from techstore_desktop.core.branches.schemas import ShopUpdate, TaxCreate
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.customers.schemas import CustomerCreate, CustomerUpdate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart_parts import CartLine, CartReturn, Unreceipted
from techstore_desktop.core.sales.discounts import Discount
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodUpdate,
)
from techstore_desktop.core.sales.quotes.schemas import QuoteCreate, QuoteResponse
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.sales.tender_rules import with_plan, worth_of
from techstore_desktop.core.tax_components import TaxComponent
from techstore_desktop.shop import Shop
from tests import builders
from tests.core.sales.payments.money import PLANS, take_everything, voucher_line

MOMENT = datetime(2026, 8, 14, 17, 35, tzinfo=UTC)
SHOPS: dict[str, dict[str, object]] = {
    "en": {
        "country": "US",
        "currency": "USD",
        "time_zone": "America/New_York",
        "prices_include_tax": False,
        "receipt_footer": "Thank you! Changes within 10 days with this receipt.",
        "quote_terms": "Subject to availability. Prices hold for the days named above.",
        "repair_terms": (
            "Diagnosis is free if the repair is approved. Devices that are not "
            "fetched within 90 days pay storage. Back up your data: the shop does "
            "not answer for it."
        ),
    },
    "es": {
        "country": "PY",
        "currency": "PYG",
        "time_zone": "America/Asuncion",
        "receipt_footer": "¡Gracias por su compra! Cambios dentro de los 10 días.",
        "quote_terms": "Sujeto a disponibilidad. Precios por los días indicados.",
        "repair_terms": (
            "El diagnóstico no se cobra si se aprueba la reparación. Los equipos no "
            "retirados en 90 días pagan guarda. El comercio no responde por los datos."
        ),
    },
}
"""A shop of each language, as countries write: dollars by 12 hours, guaraníes."""
FULL_NAMES = {
    "name": "Óptima Tecnología & Reparaciones Sociedad Anónima",
    "address": "Av. Mariscal Francisco Solano López 12345 esq. Ñeembucú, local 7",
    "phone": "+595 21 555-0100",
    "tax_number": "80012345-6",
}
LONG_NAME = "María de los Ángeles Fernández-Etcheverry y Gutiérrez de la Concha"
GOODS = (
    ("Logitech MX Master 3S ratón inalámbrico ergonómico 8000 DPI, grafito", "99.90"),
    ("键盘 キーボード 키보드 mecánico", "54.50"),
    ("Cable USB-C ñandú 2 m", "7.25"),
    ("Sony WH-1000XM5", "349"),
    ("Samsung 990 PRO 4 TB NVMe PCIe 4.0 M.2 2280 (MZ-V9P4T0BW)", "1234.50"),
)
RATES = (
    ("A", (("IVA", "10"),)),
    ("B", (("IVA", "5"),)),
    ("C", (("State", "6.25"), ("City", "2.5"))),
)


@dataclass
class BusyShop:
    """Documents of the counter, each made when it is first asked for."""

    shop: Shop
    manager: Actor
    cashier: Actor
    customer_id: UUID
    goods: tuple[CartLine, ...]

    def amount(self, text: str) -> Decimal:
        """Return an amount of the shop's size: guaraníes come in thousands."""
        digits = self.shop.profiles.current().currency.digits
        return Decimal(text) if digits else (Decimal(text) * 7000).quantize(Decimal(1))

    @property
    def clock(self) -> SetClock:
        """The shop's clock, to be moved."""
        assert isinstance(self.shop.database.clock, SetClock)
        return self.shop.database.clock

    @cached_property
    def sale(self) -> SaleResponse:
        """Nine lines of three taxes, discounts, paid by nearly everything."""
        cart = builders.a_cart(*self.goods, customer_id=self.customer_id)
        last = self.goods[-1]
        off = Discount(percent=Decimal(5), reason="Igualado a la competencia")
        cart = carts.set_discount(cart, last.id, off)
        whole = Discount(percent=Decimal(10), reason="Por fidelidad de años")
        cart = carts.set_sale_discount(cart, whole)
        rules = self.shop.sales.rules()
        due = carts.price(cart, rules).total
        digits = self.shop.profiles.current().currency.digits
        parts = (
            with_plan(Tender(method="card", amount=due // 2), PLANS[1], digits),
            Tender(method="transfer", amount=due // 8, reference="TRX-99881-AB"),
            self._dollars("20"),
        )
        return self.complete(cart, *parts)

    @cached_property
    def long_sale(self) -> SaleResponse:
        """A hundred lines, one of them with a name of sixty letters."""
        name = "Fuente GaN de pared 140 W, 3 USB-C y 1 USB-A, color blanco 2"
        named = builders.a_free_line(str(self.amount("1234.50")), name)
        return self.complete(builders.a_cart(named, *self.more_goods(99)))

    @cached_property
    def simple_sale(self) -> SaleResponse:
        """One thing, for cash, to nobody in particular."""
        return self.complete(builders.a_cart(self.goods[2]))

    @cached_property
    def credit_note(self) -> SaleResponse:
        """Two lines that came back, with a reason."""
        sold = self.complete(builders.a_cart(self.goods[0], self.goods[1]))
        cart = carts.Cart(id=uuid4())
        for line in sold.lines:
            cart = carts.take_back(cart, _back(sold, line.id))
        cart = carts.set_return_reason(cart, "No era compatible con su equipo")
        return self.shop.sales.complete(self.manager, cart, ())

    @cached_property
    def exchange(self) -> SaleResponse:
        """One thing for another, the difference paid."""
        sold = self.complete(builders.a_cart(self.goods[2]))
        cart = builders.a_cart(self.goods[3])
        cart = carts.take_back(cart, _back(sold, sold.lines[0].id))
        return self.complete(cart, back=sold.total)

    @cached_property
    def void(self) -> SaleResponse:
        """A sale taken back whole, the same day."""
        sold = self.complete(builders.a_cart(self.goods[1]))
        return self.shop.sales.void(self.manager, sold.id, "Se cobró dos veces")

    @cached_property
    def without_receipt(self) -> SaleResponse:
        """Goods that came back without a receipt."""
        line = self.goods[0]
        assert line.product_id is not None
        given = Unreceipted(product_id=line.product_id, unit_price=line.unit_price)
        item = CartReturn(
            sale_id=None,
            sale_number="",
            line_id=uuid4(),
            name=line.name,
            quantity=Decimal(1),
            amount=Decimal(0),
            without_receipt=given,
        )
        cart = carts.Cart(id=uuid4(), return_reason="Era un regalo")
        for each in self.shop.sales.with_amounts([item]):
            cart = carts.take_back(cart, each)
        credit = Tender(method="voucher", amount=carts.coming_back(cart))
        return self.shop.sales.complete(self.manager, cart, (), refunds=[credit])

    @cached_property
    def gift_card_sale(self) -> SaleResponse:
        """A gift card sold."""
        amount = self.amount("150")
        line = voucher_line("GIFT0001", str(amount))
        named = line.model_copy(update={"name": "Regalo"})
        return self.complete(builders.a_cart(named))

    @cached_property
    def quote(self) -> QuoteResponse:
        """Many lines, a discount, a note."""
        cart = builders.a_cart(*self.goods, *self.more_goods(30))
        cart = carts.set_sale_discount(cart, Discount(percent=Decimal(3)))
        note = "Entrega en dos partes: la primera el viernes, el resto a los 10 días."
        return self.shop.quotes.create(
            self.manager, cart, QuoteCreate(name=LONG_NAME, note=note)
        )

    def more_goods(self, count: int) -> list[CartLine]:
        """Return free lines with a running number."""
        return [
            builders.a_free_line(str(self.amount("19.99")), f"Repuesto n.º {n}")
            for n in range(1, count + 1)
        ]

    def complete(
        self, cart: carts.Cart, *tenders: Tender, back: Decimal = Decimal(0)
    ) -> SaleResponse:
        """Complete a sale; what the tenders leave is paid in cash, and then some."""
        due = carts.price(cart, self.shop.sales.rules()).total - back
        for each in tenders:
            due -= each.amount - each.surcharge
        extra = self.amount("1") * 3
        cash = Tender(method="cash", amount=due + extra)
        return self.shop.sales.complete(self.manager, cart, [*tenders, cash])

    def owe_and_pay(self) -> None:
        """Let the customer buy on account over months, and pay some of it."""
        limit = CustomerUpdate(credit_limit=self.amount("90000"))
        self.shop.customers.update(self.manager, self.customer_id, limit)
        for _ in range(3):
            for line in self.goods:
                fresh = line.model_copy(update={"id": uuid4()})
                cart = builders.a_cart(fresh, customer_id=self.customer_id)
                due = carts.price(cart, self.shop.sales.rules()).total
                on_account = [Tender(method="account", amount=due)]
                self.shop.sales.complete(self.cashier, cart, on_account)
            self.clock.advance(timedelta(days=35))

    def pay_on_account(self) -> AccountPaymentCreate:
        """Return a payment on account: some by transfer, the rest in cash."""
        whole, part = self.amount("500"), self.amount("200")
        tenders = (
            Tender(method="transfer", amount=part, reference="TRX-1"),
            Tender(method="cash", amount=whole - part + self.amount("1")),
        )
        return AccountPaymentCreate(
            customer_id=self.customer_id,
            amount=whole,
            tenders=tenders,
            note="Paga la primera parte de lo convenido por teléfono.",
        )

    def _dollars(self, text: str) -> Tender:
        profile = self.shop.profiles.current()
        code = "EUR" if profile.currency.code == "USD" else "USD"
        rate = Decimal("1.08") if code == "EUR" else Decimal("7315.50")
        foreign = Decimal(text)
        worth = worth_of(foreign, rate, profile)
        return Tender(
            method=f"foreign:{code}", amount=worth, foreign_amount=foreign, rate=rate
        )


def open_busy_shop(shop: Shop, language: str) -> BusyShop:
    """Found a shop of a language with everything turned on, its drawer open."""
    manager = builders.found(shop, **FULL_NAMES, **SHOPS[language])
    cashier = builders.a_cashier(shop, manager, "Guillermo Estigarribia Benítez")
    _take_foreign(shop, manager)
    shop.branches.update_shop(manager, ShopUpdate(voucher_months=12))
    taxes = [
        shop.branches.create_tax(
            manager,
            TaxCreate(
                name=f"Tax {name}",
                components=tuple(
                    TaxComponent(name=kind, rate=Decimal(rate)) for kind, rate in parts
                ),
            ),
        )
        for name, parts in RATES
    ]
    customer = shop.customers.create(
        manager,
        CustomerCreate(
            name=LONG_NAME,
            phone="+595 981 555-0142",
            tax_number="3.456.789-0",
            address="Calle Última 999 casi Palma\nAsunción",
        ),
    )
    digits = shop.profiles.current().currency.digits
    factor = Decimal(1) if digits else Decimal(7000)
    lines = []
    for place, (name, price) in enumerate(GOODS):
        product = builders.a_product(
            shop,
            manager,
            name=name,
            price=(Decimal(price) * factor).quantize(Decimal(10) ** -digits),
            cost=Decimal(1),
            warranty_months=12 if place == 3 else 0,
            tax_id=taxes[place % len(taxes)].id,
            opening_stock=Decimal(90),
        )
        lines.append(builders.a_line(shop, product, "3" if place == 2 else "1"))
    builders.open_drawer(shop, cashier, str(Decimal(200) * factor))
    return BusyShop(shop, manager, cashier, customer.id, tuple(lines))


def _take_foreign(shop: Shop, manager: Actor) -> None:
    if shop.profiles.current().currency.code != "USD":
        take_everything(shop, manager)
        shop.payment_methods.set_rate(manager, "USD", Decimal("7315.50"))
        return
    service = shop.payment_methods
    service.update(manager, "card", PaymentMethodUpdate(plans=PLANS))
    service.add(manager, PaymentMethodCreate(kind="foreign", currency="EUR"))
    service.set_rate(manager, "EUR", Decimal("1.08"))


def _back(sale: SaleResponse, line_id: UUID) -> CartReturn:
    line = next(each for each in sale.lines if each.id == line_id)
    return CartReturn(
        sale_id=sale.id,
        sale_number=sale.number,
        line_id=line.id,
        name=line.name,
        quantity=line.quantity,
        amount=line.total,
    )
