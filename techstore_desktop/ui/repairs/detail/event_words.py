"""What happened to a job, one line for each event."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.repairs.choices import ApprovalWay, EventKind
from techstore_desktop.core.repairs.schemas import RepairEventResponse
from techstore_desktop.ui.notices.words import channel_words, occasion_words
from techstore_desktop.ui.repairs.follow_up.words import kind_words
from techstore_desktop.ui.repairs.words import state_words, way_words
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_CONTEXT = "RepairEvents"
_WORDS = {
    EventKind.TAKEN_IN: QT_TRANSLATE_NOOP("RepairEvents", "Taken in"),
    EventKind.ASSIGNED: QT_TRANSLATE_NOOP("RepairEvents", "Given to {name}"),
    EventKind.PROMISED: QT_TRANSLATE_NOOP("RepairEvents", "Promised for {day}"),
    EventKind.WORK_KIND_CHOSEN: QT_TRANSLATE_NOOP(
        "RepairEvents", "Kind of work: {name}"
    ),
    EventKind.DIAGNOSED: QT_TRANSLATE_NOOP("RepairEvents", "Diagnosis written"),
    EventKind.LINES_CHANGED: QT_TRANSLATE_NOOP("RepairEvents", "Quote changed"),
    EventKind.QUOTED: QT_TRANSLATE_NOOP("RepairEvents", "Quoted"),
    EventKind.APPROVED: QT_TRANSLATE_NOOP(
        "RepairEvents", "The customer agreed: {amount} · {way}"
    ),
    EventKind.DECLINED: QT_TRANSLATE_NOOP("RepairEvents", "The customer declined"),
    EventKind.CANCELLED: QT_TRANSLATE_NOOP("RepairEvents", "Cancelled"),
    EventKind.WORK_STARTED: QT_TRANSLATE_NOOP("RepairEvents", "Work started"),
    EventKind.WORK_STOPPED: QT_TRANSLATE_NOOP("RepairEvents", "Work stopped"),
    EventKind.CHECKED: QT_TRANSLATE_NOOP("RepairEvents", "Tested"),
    EventKind.SENT_OUT: QT_TRANSLATE_NOOP("RepairEvents", "Sent to {to}"),
    EventKind.TAKEN_BACK: QT_TRANSLATE_NOOP("RepairEvents", "Back from {from}"),
    EventKind.NOTE_FOR_SHOP: QT_TRANSLATE_NOOP("RepairEvents", "Note for the shop"),
    EventKind.NOTE_FOR_CUSTOMER: QT_TRANSLATE_NOOP(
        "RepairEvents", "Note for the customer"
    ),
    EventKind.PART_RESERVED: QT_TRANSLATE_NOOP("RepairEvents", "Part kept: {name}"),
    EventKind.PART_TO_ORDER: QT_TRANSLATE_NOOP("RepairEvents", "To order: {name}"),
    EventKind.PART_FITTED: QT_TRANSLATE_NOOP("RepairEvents", "Part fitted: {name}"),
    EventKind.PART_RELEASED: QT_TRANSLATE_NOOP("RepairEvents", "Part let go: {name}"),
    EventKind.PART_RETURNED: QT_TRANSLATE_NOOP(
        "RepairEvents", "Part taken off, to the shelf: {name}"
    ),
    EventKind.PART_SCRAPPED: QT_TRANSLATE_NOOP(
        "RepairEvents", "Part taken off, to scrap: {name}"
    ),
    EventKind.DEPOSIT_TAKEN: QT_TRANSLATE_NOOP(
        "RepairEvents", "Deposit taken: {amount}"
    ),
    EventKind.DEPOSIT_RETURNED: QT_TRANSLATE_NOOP("RepairEvents", "Deposit returned"),
    EventKind.DEPOSIT_APPLIED: QT_TRANSLATE_NOOP("RepairEvents", "Deposit applied"),
    EventKind.DELIVERED: QT_TRANSLATE_NOOP("RepairEvents", "Delivered"),
    EventKind.DELIVERY_VOIDED: QT_TRANSLATE_NOOP(
        "RepairEvents", "The sale of the delivery was voided"
    ),
    EventKind.CLAIMED: QT_TRANSLATE_NOOP("RepairEvents", "Claimed under warranty"),
    EventKind.ACCESS_CODE_SEEN: QT_TRANSLATE_NOOP(
        "RepairEvents", "Access code looked at"
    ),
    EventKind.PHOTO_REMOVED: QT_TRANSLATE_NOOP("RepairEvents", "Photo taken off"),
    EventKind.LOANER_OUT: QT_TRANSLATE_NOOP("RepairEvents", "Loaner out: {name}"),
    EventKind.LOANER_BACK: QT_TRANSLATE_NOOP("RepairEvents", "Loaner back: {name}"),
    EventKind.STORAGE_CHARGED: QT_TRANSLATE_NOOP(
        "RepairEvents", "Storage fee: {amount}"
    ),
    EventKind.STEP_PUT_OFF: QT_TRANSLATE_NOOP(
        "RepairEvents", "{step} put off until {day}"
    ),
    EventKind.STEP_SKIPPED: QT_TRANSLATE_NOOP("RepairEvents", "{step} skipped"),
    EventKind.KEPT: QT_TRANSLATE_NOOP(
        "RepairEvents", "Kept by the shop, at {cost}: {sku}"
    ),
    EventKind.CUSTOMER_TOLD: QT_TRANSLATE_NOOP("RepairEvents", "Customer told"),
}
_HAS_COME = QT_TRANSLATE_NOOP("RepairEvents", "Part has come and is kept: {name}")

_STEPS = {EventKind.STEP_PUT_OFF, EventKind.STEP_SKIPPED}
_AMOUNTS = {"amount", "cost"}


def event_words(event: RepairEventResponse, formats: Formats, zone: ZoneInfo) -> str:
    """Return what an event was, with where the job went from there."""
    if event.kind is EventKind.STATE_CHANGED and event.to_state is not None:
        return state_words(event.to_state)
    if event.kind is EventKind.CUSTOMER_TOLD:
        return _told_words(event.details)
    if event.kind in _STEPS:
        return _step_words(event, formats)
    source = _WORDS.get(event.kind, event.kind.value)
    if event.kind is EventKind.PART_RESERVED and event.details.get("because"):
        source = _HAS_COME
    said = QCoreApplication.translate(_CONTEXT, source)
    return said.format_map(_Values(_values(event.details, formats, zone)))


def _step_words(event: RepairEventResponse, formats: Formats) -> str:
    said = QCoreApplication.translate(_CONTEXT, _WORDS[event.kind])
    until = event.details.get("until")
    return said.format(
        step=kind_words(CollectionKind(event.details["step"])),
        day=formats.date(date.fromisoformat(until)) if until else "",
    )


def _told_words(details: Mapping[str, Any]) -> str:
    said = QCoreApplication.translate(_CONTEXT, _WORDS[EventKind.CUSTOMER_TOLD])
    occasion = occasion_words(Occasion(details["occasion"]))
    return f"{said}: {occasion} · {channel_words(Channel(details['channel']))}"


class _Values(dict[str, str]):
    """What an event names; what it does not know is left out of the sentence."""

    def __missing__(self, key: str) -> str:
        return "\N{EN DASH}"


def _values(
    details: Mapping[str, Any], formats: Formats, zone: ZoneInfo
) -> dict[str, str]:
    values = {key: str(value) for key, value in details.items() if value}
    if details.get("way") in set(ApprovalWay):
        values["way"] = way_words(ApprovalWay(details["way"]))
    serials = details.get("serial_numbers")
    if serials:
        values["name"] = f"{values.get('name', '')} ({', '.join(serials)})"
    promised = details.get("promised_at")
    if isinstance(promised, str):
        values["day"] = formats.date(
            datetime.fromisoformat(promised).astimezone(zone).date()
        )
    for name in _AMOUNTS & values.keys():
        values[name] = formats.money(Decimal(values[name]))
    return values
