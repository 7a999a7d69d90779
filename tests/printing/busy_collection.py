"""A device that nobody fetched: told, put off, charged, written to, and kept."""

from datetime import timedelta

from techstore_desktop.core.collection.history_schemas import CollectionHistory
from techstore_desktop.core.collection.schemas import (
    CollectionStepResponse,
    DeferStep,
    KeepDevice,
)
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.notices.schemas import NoticeCreate, NoticeDraft
from techstore_desktop.core.repairs.intake_choices import ConsentWay
from techstore_desktop.core.repairs.intake_schemas import (
    ConsentCreate,
    ConsentResponse,
    IntakeCreate,
)
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from tests.core.collection.arranging import a_ladder
from tests.core.repairs import arranging
from tests.printing.busy_repairs import STROKES
from tests.printing.busy_shop import BusyShop

ADDRESSES = {
    Channel.WHATSAPP: "+595 981 555-0142",
    Channel.PHONE: "+595 981 555-0142",
    Channel.EMAIL: "maria.de.los.angeles@correo.example",
    Channel.LETTER: "",
}


class BusyCollection:
    """One device and its way up the ladder; ``histories`` as it stood at two moments.

    Made when it is asked for, because months go by.
    """

    def __init__(self, busy: BusyShop, language: str) -> None:
        self._busy = busy
        self._language = language
        fee = str(busy.amount("15"))
        self._steps = a_ladder(
            busy.shop,
            busy.manager,
            (7, "reminder", "0"),
            (20, "reminder", "0"),
            (30, "storage_fee", fee),
            (60, "last_letter", "0"),
            (75, "to_stock", "0"),
        )
        self._card = self._made_ready()
        self.consents: list[ConsentResponse] = list(
            busy.shop.intake.consents(self._card.ticket_id)
        )
        self.histories: dict[str, CollectionHistory] = {}
        self._climb()

    def _made_ready(self) -> RepairCard:
        busy = self._busy
        shop = busy.shop
        device = arranging.a_device(
            device_kind="laptop",
            brand="Lenovo",
            model="ThinkPad X1 Carbon 11.ª generación 14 pulgadas",
            imei="",
            serial="PF-4KQ88-ÑX",
            fault="No enciende",
        )
        consent = ConsentCreate(
            way=ConsentWay.SCREEN, text="x", strokes=STROKES, signed_name="María"
        )
        ticket = shop.intake.take_in(
            busy.cashier,
            IntakeCreate(
                ticket=RepairTicketCreate(
                    customer_id=busy.customer_id,
                    jobs=(device,),
                    terms=shop.profiles.current().repair_terms,
                ),
                consent=consent,
            ),
        )
        card = ticket.jobs[0]
        deposit = str(busy.amount("20"))
        arranging.deposit(shop, busy.cashier, card.id, ("cash", deposit))
        work = arranging.labour(str(busy.amount("90")))
        arranging.ready(shop, busy.manager, card.id, work)
        return card

    def _climb(self) -> None:
        shop, actor, clock = self._busy.shop, self._busy.manager, self._busy.clock
        first, second, fee, letter, last = self._steps
        ready = shop.notices.draft(actor, self._card.id, Occasion.READY, self._language)
        shop.notices.record(actor, self._confirmed(ready, Channel.WHATSAPP))
        clock.advance(timedelta(days=first.days))
        self._defer(first, "Está de viaje, vuelve el sábado", days=3)
        clock.advance(timedelta(days=3))
        self._tell(first, Channel.WHATSAPP)
        clock.advance(timedelta(hours=2))
        self._tell(first, Channel.EMAIL)
        clock.advance(timedelta(days=13))
        self._defer(second, "Prometió por teléfono venir el lunes")
        clock.advance(timedelta(days=15))
        shop.collection.charge(actor, self._card.id, fee.id)
        clock.advance(timedelta(days=30))
        self._tell(letter, Channel.LETTER)
        self.histories["not-fetched"] = self._now()
        clock.advance(timedelta(days=20))
        data = KeepDevice(
            job_id=self._card.id, step_id=last.id, price=self._busy.amount("300")
        )
        shop.collection.keep(actor, data)
        self.histories["not-fetched-kept"] = self._now()

    def _tell(self, step: CollectionStepResponse, channel: Channel) -> None:
        shop, actor, job_id = self._busy.shop, self._busy.manager, self._card.id
        draft = shop.collection.draft(actor, job_id, step.id, self._language)
        shop.collection.tell(actor, step.id, self._confirmed(draft, channel))

    def _confirmed(self, draft: NoticeDraft, channel: Channel) -> NoticeCreate:
        return NoticeCreate(
            job_id=self._card.id,
            occasion=draft.occasion,
            channel=channel,
            language=draft.language,
            address=ADDRESSES[channel],
            subject=draft.subject,
            text=draft.text,
        )

    def _defer(
        self, step: CollectionStepResponse, reason: str, days: int | None = None
    ) -> None:
        busy = self._busy
        today = busy.shop.profiles.current().business_day(busy.clock.now())
        data = DeferStep(
            job_id=self._card.id,
            step_id=step.id,
            until=None if days is None else today + timedelta(days=days),
            reason=reason,
        )
        busy.shop.collection.defer(busy.manager, data)

    def _now(self) -> CollectionHistory:
        return self._busy.shop.collection.history(self._busy.manager, self._card.id)
