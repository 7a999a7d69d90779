"""Every paper of a repair prints what is stored, on every paper; no label is cut."""

import dataclasses
from decimal import Decimal

import pytest

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.intake_choices import (
    Answer,
    CodeKind,
    ConsentWay,
    DeviceSide,
    MarkKind,
)
from techstore_desktop.core.repairs.intake_schemas import (
    AccessCodeCreate,
    CheckedQuestion,
    ConditionMark,
    ConsentCreate,
    DeviceCondition,
    IntakeCreate,
    IntakeExtras,
)
from techstore_desktop.core.repairs.schemas import (
    RepairJobResponse,
    RepairTicketResponse,
)
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from techstore_desktop.printing import fonts
from techstore_desktop.printing.blocks import wrapped
from techstore_desktop.printing.paper import PAPERS, ROLL_58, ROLL_80
from techstore_desktop.printing.raster import opened
from techstore_desktop.printing.receipt import receipt_pdf
from techstore_desktop.printing.repair_consent import pick_up_text
from techstore_desktop.printing.repair_label import SIZES, repair_labels_pdf
from techstore_desktop.printing.repair_notes import (
    delivery_note_pdf,
    quote_pdf,
    warranty_card_pdf,
)
from techstore_desktop.printing.repair_parts import RepairPaper
from techstore_desktop.printing.repair_ticket import repair_ticket_pdf
from techstore_desktop.printing.repair_words import (
    ENGLISH,
    SPANISH,
    RepairWords,
    repair_words_for,
)
from techstore_desktop.printing.words import words_for
from techstore_desktop.shop import Shop
from tests import builders
from tests.core.repairs.arranging import (
    a_device,
    a_job,
    approved,
    brought,
    labour,
    ready,
)
from tests.printing.reading import text_of

CODE = "80461379"
LANGUAGES = (ENGLISH, SPANISH)


def a_ticket(
    shop: Shop, actor: Actor, *, phone: str = "+54 11 5555-0142"
) -> tuple[RepairTicketResponse, list[RepairJobResponse]]:
    """Take in a phone with marks and accessories, and a console."""
    customer = builders.a_customer(shop, actor, name="Zoë Ñandú", phone=phone)
    condition = DeviceCondition(
        marks=(
            ConditionMark(x=0.2, y=0.2, kind=MarkKind.CRACK),
            ConditionMark(x=0.5, y=0.5, kind=MarkKind.SCRATCH, side=DeviceSide.BACK),
            ConditionMark(x=0.6, y=0.5, kind=MarkKind.SCRATCH, side=DeviceSide.BACK),
        ),
        checks=(
            CheckedQuestion(question="powers_on", answer=Answer.YES),
            CheckedQuestion(question="Huella", answer=Answer.NO),
        ),
    )
    phone_job = a_device(
        condition=condition.model_dump(mode="json"),
        accessories=("charger", "Funda azul"),
        estimate=Decimal(1500),
    )
    console = a_device(model="PlayStation 5", imei="", serial="AB-77", fault="HDMI")
    strokes = (((0.1, 0.5), (0.8, 0.4)),)
    consent = ConsentCreate(way=ConsentWay.SCREEN, text="Words", strokes=strokes)
    ticket = shop.intake.take_in(
        actor,
        IntakeCreate(
            ticket=RepairTicketCreate(
                customer_id=customer.id,
                jobs=(phone_job, console),
                is_express=True,
                terms="Three months. Después de 90 días, sin reclamo.",
            ),
            extras=(
                IntakeExtras(
                    access_code=AccessCodeCreate(kind=CodeKind.PIN, code=CODE)
                ),
            ),
            consent=consent,
        ),
    )
    return ticket, [shop.repairs.job(actor, card.id) for card in ticket.jobs]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
@pytest.mark.parametrize("words", LANGUAGES, ids=("english", "spanish"))
def test_the_ticket_has_number_devices_condition_accessories_and_terms(
    shop: Shop, cashier: Actor, paper: object, words: RepairWords
) -> None:
    """R58: what was left with the device, and how it looked, is on the ticket."""
    ticket, jobs = a_ticket(shop, cashier)
    profile = shop.profiles.current()
    text = text_of(
        repair_ticket_pdf(ticket, jobs, profile, paper=paper, words=words)  # type: ignore[arg-type]
    )
    joined = text.replace(" ", "")
    for told in (
        ticket.number,
        "Zoë Ñandú",
        "Galaxy S21",
        "PlayStation 5",
        "AB-77",
        words.say("charger"),
        "Funda azul",
        "Huella NO",
        f"2 × {words.marks[MarkKind.SCRATCH]}",
        words.express,
        "Después de 90 días",
        "1.500,00",
    ):
        assert told.replace(" ", "") in joined, told


@pytest.mark.parametrize("is_shop_copy", [False, True])
def test_no_paper_tells_the_access_code(
    shop: Shop, cashier: Actor, *, is_shop_copy: bool
) -> None:
    ticket, jobs = a_ticket(shop, cashier)
    profile = shop.profiles.current()
    papers = [
        repair_ticket_pdf(
            ticket,
            jobs,
            profile,
            paper=ROLL_80,
            words=SPANISH,
            consents=shop.intake.consents(ticket.id),
            is_shop_copy=is_shop_copy,
        ),
        delivery_note_pdf(jobs[0], profile, paper=ROLL_80, words=SPANISH),
        repair_labels_pdf(ticket.jobs, size=SIZES["62x29"], words=SPANISH),
    ]
    assert not any(CODE in text_of(paper) for paper in papers)


def test_a_ticket_prints_the_same_again(shop: Shop, cashier: Actor) -> None:
    ticket, jobs = a_ticket(shop, cashier)
    profile = shop.profiles.current()
    first, again = (
        repair_ticket_pdf(ticket, jobs, profile, paper=ROLL_80, words=SPANISH)
        for _ in range(2)
    )
    assert first == again


def test_a_customer_without_a_phone_gets_a_ticket(shop: Shop, cashier: Actor) -> None:
    ticket, jobs = a_ticket(shop, cashier, phone="")
    profile = shop.profiles.current()
    text = text_of(
        repair_ticket_pdf(ticket, jobs, profile, paper=ROLL_80, words=SPANISH)
    )
    assert SPANISH.phone not in text


def test_the_delivery_note_has_condition_and_accessories_as_at_intake(
    shop: Shop, cashier: Actor
) -> None:
    """R58: and on the note with which it is handed out."""
    _ticket, jobs = a_ticket(shop, cashier)
    profile = shop.profiles.current()
    text = text_of(delivery_note_pdf(jobs[0], profile, paper=ROLL_80, words=SPANISH))
    for told in (jobs[0].card.number, "Cargador", "Funda azul", "rotura (frente)"):
        assert told in text


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_a_repair_and_its_receipt_name_each_other(
    shop: Shop, manager: Actor, spoken: str
) -> None:
    builders.open_drawer(shop, manager)
    job = a_job(shop, manager)
    ready(shop, manager, job.id, labour("80"))
    cart = brought(shop, manager, job.id)
    sale = shop.sales.complete(manager, cart, builders.tenders(("cash", "80")))
    profile, words = shop.profiles.current(), repair_words_for(spoken)
    told = words_for(spoken)
    receipt = text_of(receipt_pdf(sale, profile, paper=ROLL_80, words=told))
    assert receipt.count(f"{told.repair} {job.number}") == 1
    detail = shop.repairs.job(manager, job.id)
    note = text_of(delivery_note_pdf(detail, profile, paper=ROLL_80, words=words))
    assert f"{words.receipt}: {sale.number}" in note


def test_what_was_not_repaired_costs_its_diagnosis_on_paper_and_signed(
    shop: Shop, cashier: Actor, manager: Actor
) -> None:
    job = a_job(shop, manager, diagnosis_fee="25")
    approved(shop, manager, job.id, labour("900"))
    shop.repairs.cancel(manager, job.id, "Too dear")
    detail, profile = shop.repairs.job(manager, job.id), shop.profiles.current()
    paper = text_of(delivery_note_pdf(detail, profile, paper=ROLL_80, words=SPANISH))
    for said in (paper, pick_up_text(detail, profile, SPANISH)):
        assert SPANISH.diagnosis_fee in said
        assert "25,00" in said
        assert "900" not in said


def test_quote_and_warranty_card_name_job_and_device(
    shop: Shop, cashier: Actor
) -> None:
    _ticket, jobs = a_ticket(shop, cashier)
    profile = shop.profiles.current()
    for make in (quote_pdf, warranty_card_pdf):
        text = text_of(make(jobs[0], profile, paper=ROLL_80, words=ENGLISH))
        assert jobs[0].card.number in text
        assert "Galaxy S21" in text


LONG = {
    "customer_name": "María de los Ángeles Fernández-Etcheverry y Gutiérrez",
    "brand": "Samsung",
    "model": "Galaxy Tab Active 5 Enterprise Edition 5G (2026) Wi-Fi",
    "fault": "Pantalla rota, no carga, no enciende y además se mojó en la playa " * 3,
    "number": "RABCDEF-000123/12",
}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("is_long", [False, True])
def test_nothing_on_a_label_is_cut_off(
    shop: Shop, cashier: Actor, size: object, *, is_long: bool
) -> None:
    ticket, _jobs = a_ticket(shop, cashier)
    cards = ticket.jobs
    if is_long:
        cards = tuple(card.model_copy(update=LONG) for card in cards)
    pdf = repair_labels_pdf(cards, size=size, words=SPANISH)  # type: ignore[arg-type]
    with opened(pdf) as document:
        for page, card in zip(document, cards, strict=True):
            width, height = page.get_size()
            assert (width, height) == pytest.approx(_measures(size), abs=0.5)
            words = page.get_textpage()
            for place in range(words.count_chars()):
                left, foot, right, top = words.get_charbox(place)
                assert left >= 1
                assert right <= width - 1
                assert foot >= 1
                assert top <= height - 1
            text = " ".join(words.get_text_range().split())
            assert card.number in text
            assert card.device.split()[0] in text


def test_the_code_on_a_label_is_dark_and_whole(shop: Shop, cashier: Actor) -> None:
    ticket, _jobs = a_ticket(shop, cashier)
    pdf = repair_labels_pdf(ticket.jobs[:1], size=SIZES["40x30"], words=SPANISH)
    with opened(pdf) as document:
        picture = document[0].render(scale=203 / 72).to_pil().convert("L")
    edge = [picture.getpixel((x, y)) for x in range(picture.width) for y in (0, 1)]
    assert min(edge) > 200
    assert picture.getextrema()[0] < 60


def _measures(size: object) -> tuple[float, float]:
    kept = dataclasses.asdict(size)  # type: ignore[call-overload]
    return kept["width"], kept["height"]


def test_a_ticket_says_when_its_diagnosis_is_to_be_paid(
    shop: Shop, manager: Actor
) -> None:
    job = a_job(shop, manager, diagnosis_fee="25")
    detail, profile = shop.repairs.job(manager, job.id), shop.profiles.current()
    ticket = shop.repairs.ticket(manager, detail.card.ticket_id)
    for words in (ENGLISH, SPANISH):
        paper = repair_ticket_pdf(ticket, [detail], profile, paper=ROLL_58, words=words)
        assert words.fee_if_not_repaired in text_of(paper)


def test_a_day_and_its_hour_stay_on_one_line(shop: Shop, manager: Actor) -> None:
    profile = shop.profiles.current()
    paper = RepairPaper(profile, SPANISH, ROLL_58.size)
    written = paper.moment(shop.database.clock.now())
    assert " " not in written
    width = fonts.width(written, fonts.REGULAR, paper.small)
    lines = wrapped(f"María · {written}", fonts.REGULAR, paper.small, width)
    assert lines == ["María ·", written]
