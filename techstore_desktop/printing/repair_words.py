"""The words of the repairs' papers, and of the lists at the counter, by language."""

from dataclasses import dataclass

from techstore_desktop.core.devices import checklist_words
from techstore_desktop.core.repairs.intake_choices import (
    Answer,
    DeviceSide,
    MarkKind,
)


@dataclass(frozen=True, slots=True)
class RepairWords:
    """Every word that a ticket, a label or a note of a repair needs.

    ``lists`` are questions, accessories and faults by key; words without a key are the
    shop's own and print as they are.
    """

    ticket: str
    shop_copy: str
    note_for_shop: str
    delivery_note: str
    warranty_card: str
    quote: str
    deposit_receipt: str
    deposit_returned: str
    customer: str
    phone: str
    tax_number: str
    received: str
    received_by: str
    technician: str
    promised: str
    express: str
    device: str
    serial: str
    colour: str
    fault: str
    checklist: str
    condition: str
    no_marks: str
    accessories: str
    no_accessories: str
    estimate: str
    diagnosis_fee: str
    fee_if_not_repaired: str
    storage_fee: str
    approved: str
    deposit: str
    due: str
    terms: str
    agreed: str
    agreed_quote: str
    agreed_up_to: str
    signature: str
    for_the_shop: str
    signed_on_screen: str
    notes: str
    diagnosis: str
    subtotal: str
    tax: str
    total: str
    labour: str
    covered: str
    valid_by_approval: str
    delivered: str
    delivered_by: str
    receipt: str
    identity: str
    nothing_missing: str
    warranty: str
    day: str
    many_days: str
    quoted: str
    until: str
    work_done: str
    unrepaired: str
    cashier: str
    held_before: str
    held_after: str
    change: str
    copy: str
    express_label: str
    identities: dict[str, str]
    marks: dict[MarkKind, str]
    sides: dict[DeviceSide, str]
    answers: dict[Answer, str]
    lists: dict[str, str]

    def days(self, count: int) -> str:
        """Return so many days in words."""
        return f"{count} {self.day if count == 1 else self.many_days}"

    def say(self, key: str) -> str:
        """Return a question, an accessory or a fault in words."""
        return self.lists.get(key, key)


ENGLISH = RepairWords(
    ticket="Repair",
    shop_copy="Shop's copy",
    note_for_shop="Note for the shop",
    delivery_note="Delivery note",
    warranty_card="Warranty card",
    quote="Quote",
    deposit_receipt="Deposit receipt",
    deposit_returned="Deposit given back",
    customer="Customer",
    phone="Phone",
    tax_number="Tax number",
    received="Received",
    received_by="Received by",
    technician="Technician",
    promised="Promised",
    express="EXPRESS",
    device="Device",
    serial="Serial number",
    colour="Colour",
    fault="Reported fault",
    checklist="Checked",
    condition="Condition",
    no_marks="No marks written down",
    accessories="Left with it",
    no_accessories="Nothing else was left",
    estimate="Estimate",
    diagnosis_fee="Diagnosis fee",
    fee_if_not_repaired="Diagnosis fee, if it is not repaired",
    storage_fee="Storage",
    approved="Approved up to",
    deposit="Deposit",
    due="Rest to pay",
    terms="Terms",
    agreed="I agree to condition, estimate and terms as written above.",
    agreed_quote="I agree to the repair as quoted above, up to {amount}.",
    agreed_up_to="Repair agreed up to",
    signature="Signature",
    for_the_shop="For the shop",
    signed_on_screen="Signed on the screen",
    notes="Note",
    diagnosis="Diagnosis",
    subtotal="Without tax",
    tax="Tax",
    total="Total",
    labour="Labour",
    covered="under warranty",
    valid_by_approval="We start as soon as you approve this quote.",
    delivered="Delivered",
    delivered_by="Delivered by",
    receipt="Receipt",
    identity="Shown",
    nothing_missing="I received the device and what was left with it.",
    warranty="Warranty",
    day="day",
    many_days="days",
    quoted="Quoted",
    until="until",
    work_done="Work done",
    unrepaired="Returned without repair",
    cashier="Cashier",
    held_before="Held before",
    held_after="Held now",
    change="Change",
    copy="COPY",
    express_label="EXPRESS",
    identities={
        "ticket": "the ticket",
        "identity_document": "an identity document",
        "known_person": "known to the shop",
        "kept": "nobody came, the shop kept it",
    },
    marks={
        MarkKind.SCRATCH: "scratch",
        MarkKind.CRACK: "crack",
        MarkKind.DENT: "dent",
        MarkKind.MISSING: "missing part",
    },
    sides={DeviceSide.FRONT: "front", DeviceSide.BACK: "back"},
    answers={Answer.YES: "yes", Answer.NO: "NO", Answer.NOT_TESTED: "not tested"},
    lists=checklist_words.ENGLISH,
)

SPANISH = RepairWords(
    ticket="Orden de reparación",
    shop_copy="Copia de la tienda",
    note_for_shop="Nota interna",
    delivery_note="Constancia de entrega",
    warranty_card="Certificado de garantía",
    quote="Presupuesto",
    deposit_receipt="Recibo de seña",
    deposit_returned="Devolución de seña",
    customer="Cliente",
    phone="Teléfono",
    tax_number="Identificación fiscal",
    received="Recibido",
    received_by="Recibió",
    technician="Técnico",
    promised="Prometido",
    express="URGENTE",
    device="Equipo",
    serial="Número de serie",
    colour="Color",
    fault="Falla informada",
    checklist="Revisado",
    condition="Estado",
    no_marks="Sin marcas anotadas",
    accessories="Dejó también",
    no_accessories="No dejó nada más",
    estimate="Estimado",
    diagnosis_fee="Cargo por diagnóstico",
    fee_if_not_repaired="Cargo por diagnóstico si no se repara",
    storage_fee="Guarda",
    approved="Aprobado hasta",
    deposit="Seña",
    due="Resta pagar",
    terms="Condiciones",
    agreed="Acepto el estado, el estimado y las condiciones escritas arriba.",
    agreed_quote="Acepto la reparación presupuestada arriba, hasta {amount}.",
    agreed_up_to="Reparación aceptada hasta",
    signature="Firma",
    for_the_shop="Por la tienda",
    signed_on_screen="Firmado en pantalla",
    notes="Nota",
    diagnosis="Diagnóstico",
    subtotal="Sin impuestos",
    tax="Impuestos",
    total="Total",
    labour="Mano de obra",
    covered="en garantía",
    valid_by_approval="Empezamos en cuanto apruebe este presupuesto.",
    delivered="Entregado",
    delivered_by="Entregó",
    receipt="Comprobante",
    identity="Presentó",
    nothing_missing="Recibí el equipo y lo que dejé con él.",
    warranty="Garantía",
    day="día",
    many_days="días",
    quoted="Presupuestado",
    until="hasta el",
    work_done="Trabajo realizado",
    unrepaired="Devuelto sin reparar",
    cashier="Cajero",
    held_before="Seña anterior",
    held_after="Seña actual",
    change="Vuelto",
    copy="COPIA",
    express_label="URGENTE",
    identities={
        "ticket": "la orden",
        "identity_document": "un documento de identidad",
        "known_person": "persona conocida",
        "kept": "nadie lo retiró, quedó para la tienda",
    },
    marks={
        MarkKind.SCRATCH: "rayón",
        MarkKind.CRACK: "rotura",
        MarkKind.DENT: "golpe",
        MarkKind.MISSING: "pieza faltante",
    },
    sides={DeviceSide.FRONT: "frente", DeviceSide.BACK: "dorso"},
    answers={Answer.YES: "sí", Answer.NO: "NO", Answer.NOT_TESTED: "sin probar"},
    lists=checklist_words.SPANISH,
)


def repair_words_for(language: str) -> RepairWords:
    """Return the words of a language, English where it is unknown."""
    return SPANISH if language == "es" else ENGLISH
