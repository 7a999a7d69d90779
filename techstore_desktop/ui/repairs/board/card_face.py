"""What a card says, worked out once: painting it is then only strokes."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.workflow import UNREPAIRED
from techstore_desktop.ui.repairs.moments import (
    age_words,
    promise_words,
    shorter_promise_words,
)

translate = QCoreApplication.translate
_SOON = 0.75
_UNTAKEN = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class CardFace:
    """The words and colours of a card. ``share`` is what of its time is gone.

    ``shorter_pills`` say the same as ``pill`` where it has no room, the shortest last;
    ``tip`` says the whole card, what has no room on it too.
    """

    number: str
    age: str
    device: str
    fault: str
    customer: str
    price: str
    share: float | None
    share_colour: str
    pill: str
    shorter_pills: tuple[str, ...]
    pill_kind: str
    is_express: bool
    technician: str
    tip: str


def face_of(
    card: RepairCard, now: datetime, *, formats: Formats, zone: ZoneInfo
) -> CardFace:
    """Return what to show of a job."""
    pill, kind = _pill(card, now, formats, zone)
    return CardFace(
        number=card.number,
        age=age_words(card.received_at, now),
        device=card.model or card.device,
        fault=card.fault,
        customer=_customer_words(card),
        price="" if card.price is None else formats.money(card.price),
        share=None if card.age_share is None else min(card.age_share, 1.0),
        share_colour=_share_colour(card),
        pill=pill,
        shorter_pills=_shorter(card, pill, now, formats=formats, zone=zone),
        pill_kind=kind,
        is_express=card.is_express,
        technician=card.technician_initials or _UNTAKEN,
        tip=_tip(card, now, formats, zone),
    )


def _customer_words(card: RepairCard) -> str:
    """Return whose it is; first why it rests, where the pill is the date's.

    First, since in the narrowest column this line is cut after some fourteen letters.
    """
    rests = _rest(card) if card.is_overdue or card.is_due_soon else None
    return f"{rests[0]} · {card.customer_name}" if rests else card.customer_name


def _tip(card: RepairCard, now: datetime, formats: Formats, zone: ZoneInfo) -> str:
    """Return everything of a card, a few things a line."""
    promised, waits, price = "", "", ""
    if card.promised_at is not None:
        day = promise_words(card.promised_at, now, formats=formats, zone=zone)
        promised = translate("CardFace", "promised: {day}").format(day=day)
    if card.waiting_for:
        waits = translate("CardFace", "waits for: {part}").format(part=card.waiting_for)
    if card.price is not None:
        price = formats.money(card.price)
    lines = (
        (card.number, age_words(card.received_at, now), card.technician_name),
        (card.device, card.fault),
        (card.customer_name, card.customer_phone),
        (promised, price, waits),
    )
    return "\n".join(" · ".join(filter(None, line)) for line in lines if any(line))


def _pill(
    card: RepairCard, now: datetime, formats: Formats, zone: ZoneInfo
) -> tuple[str, str]:
    """Return the words that matter most of a job now, and their colour."""
    is_pressing = card.is_overdue or card.is_due_soon
    standing = None if is_pressing else _standing(card, formats)
    if standing is not None:
        return standing
    if card.promised_at is None:
        return translate("CardFace", "no date"), "neutral"
    words = promise_words(card.promised_at, now, formats=formats, zone=zone)
    if card.is_overdue:
        return words, "bad"
    if card.is_due_soon:
        return words, "warning"
    today = now.astimezone(zone).date()
    is_today = card.promised_at.astimezone(zone).date() == today
    return words, "information" if is_today else "neutral"


def _shorter(
    card: RepairCard, pill: str, now: datetime, *, formats: Formats, zone: ZoneInfo
) -> tuple[str, ...]:
    short = {
        translate("CardFace", "to be fetched"): translate("CardFace", "fetch"),
        translate("CardFace", "to be given back"): translate("CardFace", "give back"),
        translate("CardFace", "the part is here"): translate("CardFace", "part here"),
    }
    if pill in short:
        return (short[pill],)
    if card.price is not None and pill == _quoted_words(card.price, formats):
        return (formats.money(card.price),)
    promised = card.promised_at
    if promised is None:
        return ()
    if pill != promise_words(promised, now, formats=formats, zone=zone):
        return ()
    return shorter_promise_words(promised, now, formats=formats, zone=zone)


def _standing(card: RepairCard, formats: Formats) -> tuple[str, str] | None:
    rests = _rest(card)
    if rests is not None:
        return rests
    kind = card.state.kind
    if kind is RepairKind.QUOTED and card.price is not None:
        return _quoted_words(card.price, formats), "accent"
    if kind is RepairKind.READY:
        return _ready_words(card), "good"
    if kind in UNREPAIRED:
        return translate("CardFace", "to be given back"), "neutral"
    return None


def _rest(card: RepairCard) -> tuple[str, str] | None:
    """Return what a job waits for or that it has come, and the colour of it."""
    if card.sent_to:
        return translate("CardFace", "at {place}").format(place=card.sent_to), "neutral"
    if card.has_parts:
        return translate("CardFace", "the part is here"), "good"
    if card.state.kind is RepairKind.WAITING_FOR_PART:
        waiting = translate("CardFace", "waiting for part")
        return card.waiting_for or waiting, "warning"
    return None


def _quoted_words(price: Decimal, formats: Formats) -> str:
    words = translate("CardFace", "quoted {amount}")
    return words.format(amount=formats.money(price))


def _ready_words(card: RepairCard) -> str:
    if card.is_unrepaired:
        return translate("CardFace", "not repaired")
    return translate("CardFace", "to be fetched")


def _share_colour(card: RepairCard) -> str:
    share = card.age_share or 0.0
    if card.is_overdue or share >= 1:
        return "bad"
    return "warning" if share >= _SOON else "good"
