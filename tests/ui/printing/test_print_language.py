"""What the shop prints in, whatever the window of whoever prints speaks."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.branches.schemas import ShopUpdate
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.printing.paper import ROLL_80
from techstore_desktop.printing.raster import roll_bitmaps
from techstore_desktop.printing.receipt import receipt_pdf
from techstore_desktop.printing.words import ENGLISH, SPANISH, PaperWords
from techstore_desktop.settings import change
from techstore_desktop.ui import language
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from techstore_desktop.ui.printing.cash_papers import show_report
from techstore_desktop.ui.printing.preview import PreviewSheet
from techstore_desktop.ui.printing.receipts import hand_out
from techstore_desktop.ui.printing.repair_papers import hand_out_labels, hand_out_ticket
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_cart, a_customer, a_free_line, open_drawer, tenders
from tests.core.repairs.arranging import take_in
from tests.printing.escpos_reader import read, rows_of
from tests.printing.pretend import IN_TURN, PAPER_THERE, READY, WHY, pretend
from tests.printing.reading import text_of

SHOW = ReceiptChoice.SHOW
SPEAKING = [("", "en"), ("", "es"), ("es", "en"), ("en", "es")]
"""What the shop prints in, and what the window speaks."""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1024, 768)
    shown.show()
    return shown


@pytest.fixture
def speaking(qapp: QApplication, at_work: Session) -> Callable[[str, str], str]:
    """Return what lets shop and window speak, and says what papers are in then."""

    def speak(shop: str, window: str) -> str:
        update = ShopUpdate(print_language=shop)
        at_work.shop.branches.update_shop(at_work.actor, update)
        language.install(qapp, window)
        return shop or window

    return speak


@pytest.fixture(autouse=True)
def in_english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


def sold(session: Session, customer_language: str | None = None) -> SaleResponse:
    if session.shop.cash.current() is None:
        open_drawer(session.shop, session.actor)
    customer_id = None
    if customer_language is not None:
        customer = a_customer(session.shop, session.actor, language=customer_language)
        customer_id = customer.id
    cart = a_cart(a_free_line("10.00", "X"), customer_id=customer_id)
    return session.shop.sales.complete(session.actor, cart, tenders(("card", "10")))


def shown(qtbot: QtBot, window: QWidget) -> str:
    """Return the words of the paper that is shown, and put it away."""
    qtbot.waitUntil(lambda: isinstance(open_sheet(window), PreviewSheet))
    sheet = open_sheet(window)
    assert isinstance(sheet, PreviewSheet)
    text = text_of(sheet._pdf)
    sheet.reject()
    return text


def words(spoken: str) -> PaperWords:
    return SPANISH if spoken == "es" else ENGLISH


@pytest.mark.parametrize(("of_shop", "of_window"), SPEAKING)
def test_a_paper_for_nobody_speaks_as_the_shop_and_else_as_the_window(
    qtbot: QtBot,
    at_work: Session,
    window: QWidget,
    speaking: Callable[[str, str], str],
    of_shop: str,
    of_window: str,
) -> None:
    spoken = speaking(of_shop, of_window)
    sale = sold(at_work)
    hand_out(at_work, sale, SHOW, window)
    assert words(spoken).receipt in shown(qtbot, window)
    hand_out(at_work, sold(at_work, ""), SHOW, window)
    assert words(spoken).receipt in shown(qtbot, window)


@pytest.mark.parametrize("own", ["en", "es"])
def test_a_customer_s_own_language_goes_first(
    qtbot: QtBot,
    at_work: Session,
    window: QWidget,
    speaking: Callable[[str, str], str],
    own: str,
) -> None:
    other = "es" if own == "en" else "en"
    speaking(other, other)
    hand_out(at_work, sold(at_work, own), SHOW, window)
    assert words(own).receipt in shown(qtbot, window)


@pytest.mark.parametrize(("of_shop", "of_window"), SPEAKING)
def test_reports_tickets_and_labels_speak_it_too(
    qtbot: QtBot,
    at_work: Session,
    window: QWidget,
    speaking: Callable[[str, str], str],
    of_shop: str,
    of_window: str,
) -> None:
    is_spanish = speaking(of_shop, of_window) == "es"
    shop, actor = at_work.shop, at_work.actor
    session = open_drawer(shop, actor)
    show_report(at_work, shop.cash.report(actor, session.id), window)
    assert ("Informe X" in shown(qtbot, window)) is is_spanish
    ticket = take_in(shop, actor)
    hand_out_ticket(at_work, ticket, window)
    assert ("Falla informada" in shown(qtbot, window)) is is_spanish
    hand_out_labels(at_work, ticket.jobs, window)
    assert shown(qtbot, window)


def test_the_printer_of_rolls_gets_it_dot_for_dot(
    qtbot: QtBot,
    at_work: Session,
    window: QWidget,
    speaking: Callable[[str, str], str],
) -> None:
    speaking("es", "en")
    sale = sold(at_work)
    with pretend((WHY, READY), (IN_TURN, PAPER_THERE)) as printer:
        change(receipt_printer=f"escpos://{printer.address}")
        hand_out(at_work, sale, ReceiptChoice.PRINT, window)
        qtbot.waitUntil(lambda: printer.received.endswith(IN_TURN))
    received = printer.received.removeprefix(WHY).removesuffix(IN_TURN)
    profile = at_work.shop.profiles.current()
    printed = {
        spoken: [
            row
            for bitmap in roll_bitmaps(
                receipt_pdf(sale, profile, paper=ROLL_80, words=words(spoken)),
                inner=ROLL_80.inner,
                dots=576,
            )
            for row in rows_of(bitmap)
        ]
        for spoken in ("en", "es")
    }
    arrived = read(received).rows
    assert arrived[: len(printed["es"])] == printed["es"]
    assert arrived[: len(printed["en"])] != printed["en"]
