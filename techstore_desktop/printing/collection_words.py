"""The words of the record of a device that nobody fetched, by language."""

from dataclasses import dataclass

from techstore_desktop.core.collection.choices import CollectionKind, HistoryKind
from techstore_desktop.core.notices.choices import Channel, Occasion, Outcome


@dataclass(frozen=True, slots=True)
class CollectionWords:
    """What the record says beside the words of every repair's paper.

    ``put_off`` and ``skipped`` take the ``step``, the former a ``day`` besides.
    """

    title: str
    as_of: str
    waiting_for: str
    day: str
    by: str
    reason: str
    put_off: str
    skipped: str
    to: str
    kept_as: str
    unpaid_work: str
    paid_by_deposit: str
    credited: str
    receipt: str
    next_step: str
    first_day: str
    agreed: str
    signed_on_paper: str
    erased: str
    every_step: str
    steps: dict[CollectionKind, str]
    turns: dict[HistoryKind, str]
    occasions: dict[Occasion, str]
    channels: dict[Channel, str]
    outcomes: dict[Outcome | None, str]
    from_the_books: str


ENGLISH = CollectionWords(
    title="Record of a device not fetched",
    as_of="Made out",
    waiting_for="Ready for",
    day="day {days}",
    by="By",
    reason="Reason",
    put_off="{step} put off until {day}",
    skipped="{step} skipped",
    to="to",
    kept_as="In the stock as",
    unpaid_work="Work that nobody paid",
    paid_by_deposit="Paid by the deposit",
    credited="Left of it, on the customer's account",
    receipt="Receipt",
    next_step="Next step",
    first_day="from {day} on",
    agreed="What the customer agreed to",
    signed_on_paper="Signed on paper",
    erased="The words and the address were erased with the customer's data.",
    every_step="Every step, as it was taken",
    steps={
        CollectionKind.REMINDER: "Reminder",
        CollectionKind.STORAGE_FEE: "Storage fee",
        CollectionKind.LAST_LETTER: "Last letter",
        CollectionKind.TO_STOCK: "To the stock",
    },
    turns={
        HistoryKind.READY: "Ready to be fetched",
        HistoryKind.FETCHED: "Fetched",
        HistoryKind.BACK_TO_WORK: "Back on the bench",
    },
    occasions={
        Occasion.READY: "Told that it is ready",
        Occasion.READY_UNREPAIRED: "Told that it is ready, not repaired",
        Occasion.NOT_FETCHED: "Reminder beside the steps",
        Occasion.LAST_LETTER: "Last letter beside the steps",
    },
    channels={
        Channel.WHATSAPP: "WhatsApp",
        Channel.EMAIL: "E-mail",
        Channel.PHONE: "Phone call",
        Channel.LETTER: "Printed letter",
    },
    outcomes={
        None: "waits to be sent",
        Outcome.SENT: "sent",
        Outcome.FAILED: "could not be sent",
    },
    from_the_books=(
        "From the shop's records: each entry was written on its day by whom it names, "
        "and none was changed since."
    ),
)
SPANISH = CollectionWords(
    title="Constancia de equipo no retirado",
    as_of="Emitida",
    waiting_for="Listo hace",
    day="día {days}",
    by="Lo hizo",
    reason="Motivo",
    put_off="{step}: postergado hasta el {day}",
    skipped="{step}: omitido",
    to="a",
    kept_as="En el stock como",
    unpaid_work="Trabajo impago",
    paid_by_deposit="Pagado con la seña",
    credited="Resto de la seña, en la cuenta del cliente",
    receipt="Recibo",
    next_step="Próximo paso",
    first_day="desde el {day}",
    agreed="Lo que el cliente aceptó",
    signed_on_paper="Firmado en papel",
    erased="El texto y la dirección se borraron con los datos del cliente.",
    every_step="Cada paso, como se dio",
    steps={
        CollectionKind.REMINDER: "Recordatorio",
        CollectionKind.STORAGE_FEE: "Cargo por guarda",
        CollectionKind.LAST_LETTER: "Última carta",
        CollectionKind.TO_STOCK: "Al stock",
    },
    turns={
        HistoryKind.READY: "Listo para retirar",
        HistoryKind.FETCHED: "Retirado",
        HistoryKind.BACK_TO_WORK: "De vuelta al taller",
    },
    occasions={
        Occasion.READY: "Aviso de que está listo",
        Occasion.READY_UNREPAIRED: "Aviso de que está listo, sin reparar",
        Occasion.NOT_FETCHED: "Recordatorio aparte de los pasos",
        Occasion.LAST_LETTER: "Última carta aparte de los pasos",
    },
    channels={
        Channel.WHATSAPP: "WhatsApp",
        Channel.EMAIL: "Correo",
        Channel.PHONE: "Llamada",
        Channel.LETTER: "Carta impresa",
    },
    outcomes={
        None: "por enviar",
        Outcome.SENT: "enviado",
        Outcome.FAILED: "no se pudo enviar",
    },
    from_the_books=(
        "Según los registros de la tienda: cada asiento fue escrito en su día por "
        "quien figura en él y ninguno se modificó después."
    ),
)
_BY_LANGUAGE = {"es": SPANISH}


def collection_words_for(language: str) -> CollectionWords:
    """Return the words in a language; English where there are none."""
    return _BY_LANGUAGE.get(language, ENGLISH)
