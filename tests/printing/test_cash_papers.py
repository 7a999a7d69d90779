"""Slips, X and Z reports print what is stored, on every paper, for ever."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashMovementCreate,
    CashReport,
    CashSessionCreate,
)
from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.printing import raster
from techstore_desktop.printing.cash_report import cash_report_pdf
from techstore_desktop.printing.cash_slip import cash_slip_pdf
from techstore_desktop.printing.cash_words import SPANISH, cash_words_for
from techstore_desktop.printing.escpos import CUT, OPEN_DRAWER
from techstore_desktop.printing.paper import A4, PAPERS, ROLL_58, ROLL_80, Paper
from techstore_desktop.printing.printer_settings import printer_at
from techstore_desktop.printing.rolls import roll_job
from techstore_desktop.shop import Shop
from tests import builders
from tests.core.repairs.arranging import a_job, deliver, deposit, labour, ready
from tests.core.sales.payments.money import dollars, take_everything, voucher_line
from tests.printing.escpos_reader import read
from tests.printing.reading import text_of

HALF = ROLL_80.width / 2


def a_day(shop: Shop, manager: Actor, cashier: Actor) -> CashReport:
    """Play a day with movements and return its X report."""
    opened = builders.open_drawer(shop, cashier, "1000")
    builders.sell(shop, cashier, builders.a_free_line("750"), paid=(("cash", "1000"),))
    builders.sell(
        shop, cashier, builders.a_free_line("400.50"), paid=(("card", "400.50"),)
    )
    courier = shop.cash_movements.add_category(manager, "Mensajería")
    for kind, amount, category in (
        (MovementKind.IN, 200, None),
        (MovementKind.EXPENSE, 55, courier.id),
        (MovementKind.DROP, 500, None),
    ):
        shop.cash_movements.record(
            cashier,
            CashMovementCreate(
                kind=kind,
                amount=Decimal(amount),
                reason="cadete ñandú",
                category_id=category,
            ),
        )
    return shop.cash.report(manager, opened.id)


def close(shop: Shop, cashier: Actor, report: CashReport) -> CashReport:
    count = CashCount(
        counted={"cash": Decimal(1390)},
        pieces={Decimal(1000): 1, Decimal(100): 3, Decimal(10): 9},
        explanation="faltan cinco",
    )
    shop.cash.close(cashier, report.session.id, count)
    return shop.cash.report(cashier, report.session.id)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_r44_x_and_z_say_what_is_stored(
    shop: Shop, manager: Actor, cashier: Actor, paper: Paper
) -> None:
    x = a_day(shop, manager, cashier)
    profile = shop.profiles.current()
    said = text_of(cash_report_pdf(x, profile, paper=paper, words=SPANISH))
    for words in (
        "Informe X",
        "Sesión CA1-000001",
        "Ventas (2) 1.150,50",
        "Efectivo (1) 750,00",
        "Tarjeta (1) 400,50",
        "Fondo inicial 1.000,00",
        "Ingreso de efectivo 200,00",
        "Gasto −55,00",
        "Retiro a caja fuerte −500,00",
        "Mensajería",
        "cadete ñandú",
        "1.395,00",
    ):
        assert words in said
    assert "Informe Z" not in said
    z = close(shop, cashier, x)
    said = text_of(
        cash_report_pdf(z, profile, paper=paper, words=SPANISH, is_copy=True)
    )
    for words in (
        "COPIA",
        "Informe Z",
        "Contado 1.390,00",
        "Diferencia −5,00",
        "3 × 100,00 300,00",
        "faltan cinco",
        f"Contado por {cashier.name}",
    ):
        assert words in said


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_what_is_no_plain_sale_has_its_own_row(
    shop: Shop, manager: Actor, paper: Paper
) -> None:
    """R7, R14, R15a, R16, R42a: rounding, dollars, refunds, cards, another float."""
    take_everything(shop, manager)
    step = ShopUpdate(cash_rounding_step=Decimal("0.05"))
    shop.branches.update_shop(manager, step)
    before = builders.open_drawer(shop, manager, "100")
    counted = CashCount(counted={"cash": Decimal(100)})
    shop.cash.close(manager, before.id, counted)
    opened = builders.open_drawer(shop, manager, "60")
    sales = shop.sales
    sold = builders.sell(
        shop, manager, builders.a_free_line("1.98"), paid=(("cash", "2"),)
    )
    sales.complete(
        manager, builders.a_cart(builders.a_free_line("1000")), [dollars(shop, "1")]
    )
    tip = Tender(method="card", amount=Decimal("33.50"), tip=Decimal("3.50"))
    sales.complete(manager, builders.a_cart(builders.a_free_line("30")), [tip])
    card = builders.a_cart(voucher_line("GIFT0001", "150"))
    sales.complete(manager, card, builders.tenders(("transfer", "150")))
    other = builders.sell(
        shop, manager, builders.a_free_line("44"), paid=(("card", "44"),)
    )
    sales.void(manager, other.id, "Mistyped")
    report = shop.cash.report(manager, opened.id)
    profile = shop.profiles.current()
    said = text_of(cash_report_pdf(report, profile, paper=paper, words=SPANISH))
    for words in (
        f"{SPANISH.float_difference} −40,00",
        f"{SPANISH.rounding} 0,02",
        f"{SPANISH.foreign_change} −250,50",
        f"{SPANISH.tips} 3,50",
        f"{SPANISH.vouchers_sold} 150,00",
        f"{SPANISH.refunded} −44,00",
        f"{SPANISH.taken} 1,00",
    ):
        assert words in said, words
    assert sold.cash_rounding == report.cash_rounding
    assert report.expected_cash == 60 + 2 - Decimal("250.50")


def test_an_x_without_sales_has_no_empty_section(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    opened = builders.open_drawer(shop, cashier, "1000")
    report = shop.cash.report(manager, opened.id)
    pdf = cash_report_pdf(report, shop.profiles.current(), paper=ROLL_80, words=SPANISH)
    with raster.opened(pdf) as document:
        drawn = document[0].get_objects(filter=[FPDF_PAGEOBJ_PATH])
        bounds = [each.get_bounds() for each in drawn]
    rules = {bottom for left, bottom, right, _top in bounds if right - left > HALF}
    gaps = [above - below for above, below in pairwise(sorted(rules, reverse=True))]
    assert gaps
    assert min(gaps) > ROLL_80.size * 2


def test_r44_a_z_is_written_as_the_shop_wrote_then(
    shop: Shop, manager: Actor, cashier: Actor, clock: SetClock
) -> None:
    z = close(shop, cashier, a_day(shop, manager, cashier))
    before = cash_report_pdf(
        z, shop.profiles.current(), paper=ROLL_80, words=cash_words_for("en")
    )
    clock.advance(timedelta(days=400))
    change = ShopUpdate(time_zone="America/Mexico_City", name="New name")
    shop.branches.update_shop(manager, change)
    again = shop.cash.report(cashier, z.session.id)
    after = cash_report_pdf(
        again, shop.profiles.current(), paper=ROLL_80, words=cash_words_for("en")
    )
    assert after == before


def test_r42a_a_verifier_stands_beside_the_cashier(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    z = close(shop, cashier, a_day(shop, manager, cashier))
    count = CashCount(counted={"cash": Decimal(1395)}, explanation="debajo")
    verified = shop.cash.verify(manager, z.session.id, count)
    profile = shop.profiles.current()
    said = text_of(cash_report_pdf(verified, profile, paper=A4, words=SPANISH))
    assert f"Contado por {cashier.name} 1.390,00" in said
    assert f"Verificado por {manager.name} 1.395,00" in said
    assert "debajo" in said


@pytest.mark.parametrize("paper", [ROLL_80, ROLL_58], ids=["80mm", "58mm"])
def test_slips_and_reports_come_out_of_an_escpos_printer(
    shop: Shop, manager: Actor, cashier: Actor, paper: Paper
) -> None:
    x = a_day(shop, manager, cashier)
    profile = shop.profiles.current()
    slip = cash_slip_pdf(x.movements[1], profile, paper=paper, words=SPANISH)
    said = text_of(slip)
    for words in ("Gasto MA1-000002", "Mensajería", "cadete ñandú", "55,00", "Firma"):
        assert words in said
    printer = printer_at("escpos:/dev/null")
    assert printer is not None
    out = read(roll_job(slip, printer, opens_drawer=True))
    assert OPEN_DRAWER in out.commands
    assert out.commands[-1] == CUT
    assert any(any(row) for row in out.rows)
    report = cash_report_pdf(x, profile, paper=paper, words=SPANISH)
    out = read(roll_job(report, printer, opens_drawer=False))
    assert OPEN_DRAWER not in out.commands
    assert any(any(row) for row in out.rows)
    sheet = cash_report_pdf(x, profile, paper=A4, words=SPANISH)
    out = read(roll_job(sheet, printer, opens_drawer=False))
    assert len(out.rows[0]) <= 80 * 8


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_r14_each_currency_of_the_drawer_is_printed_by_itself(
    shop: Shop, manager: Actor, cashier: Actor, paper: Paper
) -> None:
    data = CashSessionCreate(
        float_amount=Decimal(1000), foreign_floats={"USD": Decimal(40)}
    )
    opened = shop.cash.open(cashier, data)
    drop = CashMovementCreate(
        kind=MovementKind.DROP, amount=Decimal(15), reason="banco", currency="USD"
    )
    moved = shop.cash_movements.record(cashier, drop)
    profile = shop.profiles.current()
    slip = text_of(cash_slip_pdf(moved, profile, paper=paper, words=SPANISH))
    assert "Retiro a caja fuerte USD 15,00" in slip
    x = shop.cash.report(manager, opened.id)
    said = text_of(cash_report_pdf(x, profile, paper=paper, words=SPANISH))
    for words in (
        "Efectivo USD Fondo inicial 40,00",
        "Retiro a caja fuerte −15,00 Esperado 25,00",
        "USD −15,00",
        "Esperado $ 1.000,00",
    ):
        assert words in said
    count = CashCount(
        counted={"cash": Decimal(1000)},
        foreign={"USD": Decimal(24)},
        foreign_pieces={"USD": {Decimal(20): 1, Decimal(2): 2}},
    )
    shop.cash.close(cashier, opened.id, count)
    z = shop.cash.verify(
        manager, opened.id, count.model_copy(update={"foreign_pieces": {}})
    )
    said = text_of(cash_report_pdf(z, profile, paper=paper, words=SPANISH))
    for words in (
        "Contado 24,00 1 × 20,00 20,00 2 × 2,00 4,00 Diferencia −1,00",
        f"Verificado por {manager.name} 1.000,00 Efectivo USD 24,00",
    ):
        assert words in said


def test_a_deposit_that_pays_its_repair_is_not_money_that_went_back(
    shop: Shop, manager: Actor
) -> None:
    opened = builders.open_drawer(shop, manager, "0")
    job = a_job(shop, manager)
    deposit(shop, manager, job.id, ("cash", "50"))
    ready(shop, manager, job.id, labour("120"))
    deliver(shop, manager, job.id, paid=(("cash", "70"),))
    x = shop.cash.report(manager, opened.id)
    (held,) = (each for each in x.methods if each.method == "deposit")
    assert (held.taken, held.refunded) == (50, -50)
    profile = shop.profiles.current()
    said = text_of(cash_report_pdf(x, profile, paper=ROLL_80, words=SPANISH))
    assert "Señas de reparaciones aplicadas" in said
    assert SPANISH.refunded not in said
    shop.cash.close(manager, opened.id, CashCount(counted={"cash": Decimal(120)}))
    z = shop.cash.report(manager, opened.id)
    assert "deposit" in {each.method for each in z.counts}
    said = text_of(cash_report_pdf(z, profile, paper=ROLL_80, words=SPANISH))
    assert said.count("Seña de reparación") == 1, "nobody counts it"
