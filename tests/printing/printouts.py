"""Every print-out that the shop can make, and on which papers it can be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.cash.schemas import (
    CashCount,
    CashMovementCreate,
    CashMovementResponse,
)
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.printing.account_receipt import account_receipt_pdf
from techstore_desktop.printing.account_statement import account_statement_pdf
from techstore_desktop.printing.cash_report import cash_report_pdf
from techstore_desktop.printing.cash_slip import cash_slip_pdf
from techstore_desktop.printing.cash_words import cash_words_for
from techstore_desktop.printing.collection_record import collection_record_pdf
from techstore_desktop.printing.collection_words import collection_words_for
from techstore_desktop.printing.customer_letter import customer_letter_pdf
from techstore_desktop.printing.errand_slip import errand_slip_pdf
from techstore_desktop.printing.errand_words import errand_words_for
from techstore_desktop.printing.letter_words import letter_words_for
from techstore_desktop.printing.loaner_slip import loaner_slip_pdf
from techstore_desktop.printing.loaner_words import loaner_words_for
from techstore_desktop.printing.paper import A4, PAPERS, Paper
from techstore_desktop.printing.proof_page import proof_page_pdf
from techstore_desktop.printing.quote import quote_pdf
from techstore_desktop.printing.quote_words import quote_words_for
from techstore_desktop.printing.receipt import receipt_pdf
from techstore_desktop.printing.repair_label import SIZES, LabelSize, repair_labels_pdf
from techstore_desktop.printing.repair_notes import (
    delivery_note_pdf,
    deposit_receipt_pdf,
    warranty_card_pdf,
)
from techstore_desktop.printing.repair_notes import quote_pdf as repair_quote_pdf
from techstore_desktop.printing.repair_ticket import repair_ticket_pdf
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.printing.statement_words import statement_words_for
from techstore_desktop.printing.voucher_slip import voucher_slip_pdf
from techstore_desktop.printing.words import words_for
from tests.printing.busy_collection import BusyCollection
from tests.printing.busy_repairs import BusyRepairs
from tests.printing.busy_shop import LONG_NAME, BusyShop

Words = Callable[[str], object]
EVERY_PAPER = tuple(PAPERS.values())
PAPER: dict[str, Words] = {"words": words_for}
REPAIR: dict[str, Words] = {"words": repair_words_for}
_MOVEMENTS = (
    MovementKind.IN,
    MovementKind.OUT,
    MovementKind.EXPENSE,
    MovementKind.DROP,
)


@dataclass(frozen=True, slots=True)
class Printout:
    """A print-out: ``make`` gives the PDF for a paper and a language."""

    name: str
    make: Callable[[Paper, str], bytes]
    papers: Sequence[Paper] = EVERY_PAPER


def every_printout(busy: BusyShop) -> list[Printout]:
    """Do business, and return the print-outs of all of it."""
    profile = busy.shop.profiles.current()
    moment = profile.formats.date_time(busy.clock.now(), profile.zone)
    return [
        *_of_the_counter(busy),
        *_of_accounts(busy),
        *_of_repairs(busy, BusyRepairs(busy)),
        *_of_the_drawer(busy),
        _printout("proof-page", proof_page_pdf, profile, moment),
    ]


def _printout(
    name: str,
    pdf: Callable[..., bytes],
    *documents: object,
    words: Mapping[str, Words] = MappingProxyType({}),
    **options: object,
) -> Printout:
    """Return a print-out of documents; ``words`` give each kind by its language."""

    def make(paper: Paper, language: str) -> bytes:
        spoken = {key: find(language) for key, find in words.items()}
        return pdf(*documents, paper=paper, **spoken, **options)

    return Printout(name, make)


def _of_the_counter(busy: BusyShop) -> list[Printout]:
    profile = busy.shop.profiles.current()
    sales = {
        "receipt": busy.sale,
        "receipt-simple": busy.simple_sale,
        "receipt-long": busy.long_sale,
        "credit-note": busy.credit_note,
        "exchange": busy.exchange,
        "void": busy.void,
        "credit-note-without-receipt": busy.without_receipt,
        "gift-card-receipt": busy.gift_card_sale,
    }
    vouchers = {
        "gift-card": "GIFT0001",
        "store-credit": busy.without_receipt.payments[0].reference,
    }
    found = busy.shop.vouchers.find
    quoted = PAPER | {"quote_words": quote_words_for}
    return [
        *(
            _printout(name, receipt_pdf, sale, profile, words=PAPER)
            for name, sale in sales.items()
        ),
        _printout(
            "receipt-copy", receipt_pdf, busy.sale, profile, words=PAPER, is_copy=True
        ),
        _printout("quote", quote_pdf, busy.quote, profile, words=quoted),
        *(
            _printout(
                name,
                voucher_slip_pdf,
                found(number),
                profile,
                words=PAPER,
                at=busy.clock.now(),
            )
            for name, number in vouchers.items()
        ),
    ]


def _of_accounts(busy: BusyShop) -> list[Printout]:
    shop, profile = busy.shop, busy.shop.profiles.current()
    busy.owe_and_pay()
    payment = shop.accounts.pay(busy.cashier, busy.pay_on_account())
    today = profile.business_day(busy.clock.now())
    whole = shop.accounts.statement(busy.customer_id, last_day=today)
    first = whole.lines[5].business_day
    part = shop.accounts.statement(busy.customer_id, first_day=first, last_day=today)
    words = {"words": statement_words_for}
    return [
        _printout(
            "account-payment",
            account_receipt_pdf,
            payment,
            profile,
            words=PAPER,
            is_copy=True,
        ),
        _printout("statement", account_statement_pdf, whole, profile, words=words),
        _printout("statement-part", account_statement_pdf, part, profile, words=words),
    ]


def _of_the_drawer(busy: BusyShop) -> list[Printout]:
    shop, profile = busy.shop, busy.shop.profiles.current()
    session = shop.cash.current()
    assert session is not None
    moved = [_move(busy, kind) for kind in _MOVEMENTS]
    x = shop.cash.report(busy.manager, session.id)
    unit = busy.amount("10")
    code = "EUR" if profile.currency.code == "USD" else "USD"
    count = CashCount(
        counted={"cash": unit * 14},
        pieces={unit: 12, unit * 2: 1},
        foreign={code: Decimal(20)},
        explanation="Faltaba cambio desde la mañana; se avisó al encargado.",
    )
    shop.cash.close(busy.cashier, session.id, count)
    z = shop.cash.verify(busy.manager, session.id, count)
    words = {"words": cash_words_for}
    return [
        *(
            _printout(f"slip-{kind.value}", cash_slip_pdf, each, profile, words=words)
            for kind, each in zip(_MOVEMENTS, moved, strict=True)
        ),
        _printout("x-report", cash_report_pdf, x, profile, words=words),
        _printout("z-report", cash_report_pdf, z, profile, words=words, is_copy=True),
    ]


def _move(busy: BusyShop, kind: MovementKind) -> CashMovementResponse:
    """Record a movement; an expense is for something."""
    movements = busy.shop.cash_movements
    category_id = None
    if kind is MovementKind.EXPENSE:
        name = "Mensajería y fletes de proveedores del exterior"
        category_id = movements.add_category(busy.manager, name).id
    data = CashMovementCreate(
        kind=kind,
        amount=busy.amount("5"),
        reason="Cadete ñandú: dos viajes al depósito y uno al banco",
        category_id=category_id,
    )
    return movements.record(busy.cashier, data)


def _of_repairs(busy: BusyShop, repairs: BusyRepairs) -> list[Printout]:
    profile = busy.shop.profiles.current()
    ticket = (repairs.ticket, repairs.jobs, profile)
    deposits = {
        "deposit": repairs.deposit,
        "deposit-returned": repairs.deposit_returned,
    }
    loans = {"loaner": repairs.loan, "loaner-back": repairs.loan_back}
    paid = REPAIR | {"payment_words": words_for}
    lent = {"words": loaner_words_for}
    return [
        _printout("repair-ticket", repair_ticket_pdf, *ticket, words=REPAIR),
        _signed_ticket("repair-ticket-copy", repairs, is_copy=True),
        _signed_ticket("repair-shop-copy", repairs, is_shop_copy=True),
        *_labels(repairs.ticket.jobs),
        *(
            _printout(name, deposit_receipt_pdf, deposit, profile, words=paid)
            for name, deposit in deposits.items()
        ),
        *(
            _printout(name, loaner_slip_pdf, loan, profile, words=lent)
            for name, loan in loans.items()
        ),
        _printout(
            "repair-quote", repair_quote_pdf, repairs.quoted, profile, words=REPAIR
        ),
        _printout(
            "repair-quote-long",
            repair_quote_pdf,
            repairs.long_quote,
            profile,
            words=REPAIR,
        ),
        *_slips(busy, repairs),
        _letter(busy, repairs),
        *_handed_out(busy, repairs),
        *_not_fetched(busy),
    ]


def _signed_ticket(name: str, repairs: BusyRepairs, **options: bool) -> Printout:
    return _printout(
        name,
        repair_ticket_pdf,
        repairs.ticket,
        repairs.jobs,
        repairs.busy.shop.profiles.current(),
        words=REPAIR,
        consents=repairs.consents,
        **options,
    )


def _slips(busy: BusyShop, repairs: BusyRepairs) -> list[Printout]:
    profile, repairs_now = busy.shop.profiles.current(), busy.shop.repairs
    words = {"words": errand_words_for, "repair_words": repair_words_for}
    errands = {
        "workshop-slip": repairs.errand,
        "workshop-slip-back": repairs.errand_back,
    }
    return [
        _printout(
            name,
            errand_slip_pdf,
            errand,
            repairs_now.job(busy.manager, errand.card.id),
            profile,
            words=words,
        )
        for name, errand in errands.items()
    ]


def _handed_out(busy: BusyShop, repairs: BusyRepairs) -> list[Printout]:
    profile = busy.shop.profiles.current()
    job = repairs.delivered
    consents = busy.shop.intake.consents(repairs.ticket.id)
    return [
        _printout("repair-receipt", receipt_pdf, repairs.sale, profile, words=PAPER),
        _printout(
            "delivery-note",
            delivery_note_pdf,
            job,
            profile,
            words=REPAIR,
            consents=consents,
        ),
        _printout("warranty-card", warranty_card_pdf, job, profile, words=REPAIR),
    ]


def _not_fetched(busy: BusyShop) -> list[Printout]:
    profile = busy.shop.profiles.current()
    spoken = "en" if profile.currency.code == "USD" else "es"
    collection = BusyCollection(busy, spoken)
    words = {"words": collection_words_for, "repair_words": repair_words_for}
    return [
        _printout(
            name,
            collection_record_pdf,
            history,
            profile,
            words=words,
            consents=collection.consents,
        )
        for name, history in collection.histories.items()
    ]


def _letter(busy: BusyShop, repairs: BusyRepairs) -> Printout:
    profile, letters = busy.shop.profiles.current(), repairs.letters
    return Printout(
        "letter",
        lambda _paper, language: customer_letter_pdf(
            letters[language],
            profile,
            customer_name=LONG_NAME,
            customer_address="Calle Última 999 casi Palma\nAsunción",
            words=letter_words_for(language),
        ),
        (A4,),
    )


def _labels(cards: Sequence[RepairCard]) -> list[Printout]:
    return [_label(cards, size) for size in SIZES.values()]


def _label(cards: Sequence[RepairCard], size: LabelSize) -> Printout:
    return Printout(
        f"label-{size.name}",
        lambda _paper, language: repair_labels_pdf(
            cards, size=size, words=repair_words_for(language)
        ),
        (Paper(size.name, size.width, 0, 9, size.height),),
    )
