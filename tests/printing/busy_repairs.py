"""Repairs as full as they get: two devices, marks, parts, a deposit, a loaner."""

from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from techstore_desktop.core.loaners.schemas import (
    LoanCreate,
    LoanerCreate,
    LoanResponse,
)
from techstore_desktop.core.notices.choices import LANGUAGES, Channel, Occasion
from techstore_desktop.core.notices.schemas import NoticeCreate, NoticeResponse
from techstore_desktop.core.repairs.choices import (
    IdentityCheck,
    LineKind,
    RepairKind,
)
from techstore_desktop.core.repairs.deposit_schemas import (
    RepairDepositResponse,
    RepairDepositReturn,
)
from techstore_desktop.core.repairs.errands.schemas import (
    ErrandCreate,
    ErrandResponse,
    ErrandReturnCreate,
    WorkshopEdit,
)
from techstore_desktop.core.repairs.intake_choices import (
    Answer,
    ConsentOccasion,
    ConsentWay,
    DeviceSide,
    MarkKind,
)
from techstore_desktop.core.repairs.intake_schemas import (
    CheckedQuestion,
    ConditionMark,
    ConsentCreate,
    ConsentResponse,
    DeviceCondition,
    IntakeCreate,
)
from techstore_desktop.core.repairs.quote_schemas import (
    DiagnosisEdit,
    RepairLineEdit,
)
from techstore_desktop.core.repairs.schemas import (
    RepairCard,
    RepairJobResponse,
    RepairTicketResponse,
)
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.repairs_on_sale import bring_repair, paid_by_deposits
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.core.sales.tender import Tender
from tests.builders import a_cart, a_product
from tests.core.repairs import arranging
from tests.printing.busy_shop import BusyShop

STROKES = (((0.05, 0.6), (0.2, 0.2), (0.3, 0.8), (0.45, 0.3), (0.6, 0.7), (0.8, 0.4)),)
CONDITION = DeviceCondition(
    marks=(
        ConditionMark(x=0.2, y=0.2, kind=MarkKind.CRACK),
        ConditionMark(x=0.5, y=0.5, kind=MarkKind.SCRATCH, side=DeviceSide.BACK),
        ConditionMark(x=0.6, y=0.5, kind=MarkKind.SCRATCH, side=DeviceSide.BACK),
        ConditionMark(x=0.7, y=0.9, kind=MarkKind.DENT, side=DeviceSide.BACK),
    ),
    checks=(
        CheckedQuestion(question="powers_on", answer=Answer.YES),
        CheckedQuestion(question="touch", answer=Answer.NO),
        CheckedQuestion(question="cameras", answer=Answer.NOT_TESTED),
        CheckedQuestion(question="Huella digital", answer=Answer.NO),
    ),
    note="Tornillo inferior izquierdo faltante; vidrio templado puesto.",
)
FAULT = "Vidrio partido, se apaga sola al 40 % y además se cayó al agua en la playa"


@dataclass
class BusyRepairs:
    """Documents of the repairs, each made when it is first asked for."""

    busy: BusyShop
    sale: SaleResponse = field(init=False)

    @cached_property
    def ticket(self) -> RepairTicketResponse:
        """Two devices of one customer, express, with terms, signed."""
        busy = self.busy
        shop = busy.shop
        phone = arranging.a_device(
            condition=CONDITION.model_dump(mode="json"),
            accessories=("charger", "sim_card", "Funda azul con tarjetero"),
            estimate=busy.amount("150"),
            diagnosis_fee=busy.amount("15"),
            model="Galaxy S23 Ultra 5G 512 GB Enterprise Edition",
            colour="Phantom Black",
            imei2="356938035643817",
            fault=FAULT,
        )
        console = arranging.a_device(
            device_kind="console",
            brand="Sony",
            model="PlayStation 5 键盘",
            imei="",
            serial="AJ-7788-QX",
            fault="HDMI",
            estimate=busy.amount("90"),
        )
        profile = shop.profiles.current()
        return shop.intake.take_in(
            busy.cashier,
            IntakeCreate(
                ticket=RepairTicketCreate(
                    customer_id=busy.customer_id,
                    jobs=(phone, console),
                    is_express=True,
                    terms=profile.repair_terms,
                    note_for_customer="Avisar por WhatsApp después de las 18.",
                    note_for_shop="Explicar todo dos veces, con paciencia.",
                    promised_at=shop.database.clock.now(),
                ),
                consent=ConsentCreate(
                    way=ConsentWay.SCREEN,
                    text="x",
                    strokes=STROKES,
                    signed_name="María",
                ),
            ),
        )

    @property
    def job_id(self) -> UUID:
        """The phone of the ticket."""
        return self.ticket.jobs[0].id

    @cached_property
    def deposit(self) -> RepairDepositResponse:
        """A deposit paid twice over, with change."""
        shop, cashier = self.busy.shop, self.busy.cashier
        amount = str(self.busy.amount("50"))
        arranging.deposit(shop, cashier, self.job_id, ("card", amount))
        given = (("transfer", amount), ("cash", amount))
        return arranging.deposit(shop, cashier, self.job_id, *given)

    @cached_property
    def deposit_returned(self) -> RepairDepositResponse:
        """A deposit of the console, given back."""
        job_id = self.ticket.jobs[1].id
        amount = str(self.busy.amount("20"))
        arranging.deposit(self.busy.shop, self.busy.cashier, job_id, ("cash", amount))
        money = self.busy.shop.repair_money
        return money.return_deposit(
            self.busy.manager, RepairDepositReturn(job_id=job_id, note="Desistió")
        )

    @cached_property
    def loan(self) -> LoanResponse:
        """A loaner that is out with the customer."""
        busy = self.busy
        loaner = busy.shop.loaners.add(
            busy.manager,
            LoanerCreate(
                name="Motorola Moto E13 64 GB", number="L-77", worth=busy.amount("90")
            ),
        )
        data = LoanCreate(
            loaner_id=loaner.id,
            job_id=self.job_id,
            condition="Rayón chico arriba",
            text="Recibí este equipo en préstamo mientras se repara el mío.",
            strokes=STROKES,
        )
        return busy.shop.loaners.hand_out(busy.cashier, data)

    @cached_property
    def loan_back(self) -> LoanResponse:
        """The loaner, given back."""
        loaners = self.busy.shop.loaners
        return loaners.take_back(
            self.busy.cashier, self.loan.id, condition="Sin cargador"
        )

    @cached_property
    def quoted(self) -> RepairJobResponse:
        """The phone with labour, parts and a line under warranty."""
        busy = self.busy
        screen = self._part("Display AMOLED Galaxy S23 Ultra original con marco, negro")
        lines = (
            arranging.labour(
                str(busy.amount("60")), name="Vidrio nuevo y sellado hermético"
            ),
            screen,
            arranging.labour(str(busy.amount("20")), name="Limpieza", is_covered=True),
        )
        _ = self.deposit
        return arranging.approved(busy.shop, busy.manager, self.job_id, *lines)

    @cached_property
    def long_quote(self) -> RepairJobResponse:
        """A job with a diagnosis of twelve lines and forty lines to pay."""
        busy = self.busy
        shop, actor = busy.shop, busy.manager
        job = arranging.a_job(
            shop, actor, imei="", serial="LONG-1", fault="Placa mojada"
        )
        price = str(busy.amount("12"))
        lines = [
            arranging.labour(price, name=f"Reemplazo del componente n.º {place}")
            for place in range(1, 41)
        ]
        arranging.diagnosed(shop, actor, job.id, *lines)
        found = (
            f"{place}. La pista número {place} de la placa está cortada por la humedad"
            for place in range(1, 13)
        )
        words = DiagnosisEdit(diagnosis="\n".join(found))
        return shop.repairs.set_diagnosis(actor, job.id, words)

    @cached_property
    def errand(self) -> ErrandResponse:
        """The quoted phone, at an outside workshop with some of its accessories."""
        busy = self.busy
        data = ErrandCreate(
            job_id=self.quoted.card.id,
            to="Microsoldaduras y Recuperación de Datos del Litoral S.R.L.",
            expected_on=busy.clock.now().date(),
            note="Rehacer las esferas del procesador y probar una noche entera",
            accessories=("charger", "Funda azul con tarjetero"),
        )
        sent = busy.shop.errands.send_out(busy.manager, data)
        assert sent.workshop_id is not None
        workshop = WorkshopEdit(name=sent.to, phone="+595 61 555-7788")
        busy.shop.errands.change_workshop(busy.manager, sent.workshop_id, workshop)
        return busy.shop.errands.of_job(busy.manager, self.job_id)[0]

    @cached_property
    def errand_back(self) -> ErrandResponse:
        """The phone, back from there."""
        assert self.errand.returned_at is None
        data = ErrandReturnCreate(job_id=self.job_id, note="Esferas rehechas")
        return self.busy.shop.errands.take_back(self.busy.manager, data)

    @cached_property
    def ready(self) -> RepairCard:
        """The phone, repaired and checked; its loaner is back."""
        busy = self.busy
        shop, job = busy.shop, self.quoted
        _ = self.loan_back
        shop.repairs.move(busy.manager, job.card.id, RepairKind.REPAIRING)
        for line in job.lines:
            if line.kind is LineKind.PART:
                shop.repair_parts.fit(busy.manager, line.id)
        shop.repairs.move(busy.manager, job.card.id, RepairKind.TESTING)
        return shop.repairs.check(
            busy.manager, job.card.id, "Todo funciona", is_passed=True
        )

    @cached_property
    def delivered(self) -> RepairJobResponse:
        """The phone, handed out through the checkout with its deposit applied."""
        busy = self.busy
        shop, job = busy.shop, self.ready
        signed = ConsentCreate(
            occasion=ConsentOccasion.PICK_UP,
            way=ConsentWay.SCREEN,
            text="x",
            strokes=STROKES,
            signed_name="María",
        )
        found = shop.repair_money.deliver(
            busy.manager,
            job.id,
            identity_check=IdentityCheck.IDENTITY_DOCUMENT,
            puts_rest_on_account=True,
        )
        delivery = found.delivery.model_copy(
            update={"signed": signed.model_dump_json()}
        )
        cart = bring_repair(a_cart(), found.lines, delivery)
        cart = carts.with_customer(cart, found.customer_id, found.customer_name)
        self.sale = self.complete(cart)
        return shop.repairs.job(busy.manager, job.id)

    def complete(self, cart: Cart) -> SaleResponse:
        """Complete a sale of repairs, what the deposits leave paid in cash."""
        shop = self.busy.shop
        priced = carts.price(cart, shop.sales.rules())
        due = priced.total - paid_by_deposits(cart, priced)
        paid = [Tender(method="cash", amount=due)] if due else []
        return shop.sales.complete(self.busy.cashier, cart, paid)

    @cached_property
    def consents(self) -> list[ConsentResponse]:
        """Everything that was signed for the ticket."""
        return list(self.busy.shop.intake.consents(self.ticket.id))

    @property
    def jobs(self) -> list[RepairJobResponse]:
        """The ticket's jobs as they are now."""
        repairs = self.busy.shop.repairs
        return [repairs.job(self.busy.manager, card.id) for card in self.ticket.jobs]

    @cached_property
    def letters(self) -> dict[str, NoticeResponse]:
        """The last letter about the ready device, in each language."""
        busy, job_id = self.busy, self.ready.id
        drafts = {
            language: busy.shop.notices.draft(
                busy.manager, job_id, Occasion.LAST_LETTER, language
            )
            for language in LANGUAGES
        }
        first = drafts[LANGUAGES[0]]
        written = busy.shop.notices.record(
            busy.manager,
            NoticeCreate(
                job_id=job_id,
                occasion=first.occasion,
                channel=Channel.LETTER,
                language=first.language,
                subject=first.subject,
                text=first.text,
            ),
        )
        return {
            language: written.model_copy(
                update={"subject": draft.subject, "text": draft.text}
            )
            for language, draft in drafts.items()
        }

    def _part(self, name: str) -> RepairLineEdit:
        product = a_product(
            self.busy.shop, self.busy.manager, name=name, price=self.busy.amount("120")
        )
        return arranging.part(product)
