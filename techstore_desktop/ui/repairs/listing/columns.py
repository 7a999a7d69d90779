"""The columns of the list of jobs; ``key`` is what the list can be ordered by."""

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.schemas import RepairCard, RepairSort
from techstore_desktop.ui.repairs.estimates.kind_names import kind_name
from techstore_desktop.ui.repairs.moments import promise_words
from techstore_desktop.ui.repairs.own_states.colours import pill_kind
from techstore_desktop.ui.repairs.words import state_words
from techstore_desktop.ui.widgets.table_column import Column

translate = QCoreApplication.translate
JobColumn = Column[RepairCard]


def columns(
    formats: Formats, zone: ZoneInfo, now: Callable[[], datetime]
) -> Sequence[JobColumn]:
    """Return every column; the rarer ones are hidden until somebody chooses them."""

    def promised(job: RepairCard) -> str:
        if job.promised_at is None:
            return ""
        if job.delivered_at is not None:
            return formats.date(job.promised_at.astimezone(zone).date())
        return promise_words(job.promised_at, now(), formats=formats, zone=zone)

    return (
        *_what(),
        *_standing(formats, promised),
        *_rare(formats, _moments(formats, zone)),
    )


def _what() -> Sequence[JobColumn]:
    """Return what the job is about: its number, the device, whose it is."""
    return (
        Column(
            key=RepairSort.NUMBER,
            title=translate("RepairList", "Number"),
            text=lambda job: job.number,
            second=lambda job: (
                translate("RepairList", "express") if job.is_express else ""
            ),
            sort=lambda job: job.number,
            width=128,
            is_strong=True,
        ),
        Column(
            key=RepairSort.DEVICE,
            title=translate("RepairList", "Device"),
            text=lambda job: job.model or job.device,
            second=lambda job: job.fault,
            sort=lambda job: job.device,
            width=0,
        ),
        Column(
            key=RepairSort.CUSTOMER,
            title=translate("RepairList", "Customer"),
            text=lambda job: job.customer_name,
            second=lambda job: job.customer_phone,
            sort=lambda job: job.customer_name,
            width=150,
            needs=830,
        ),
    )


def _standing(
    formats: Formats, promised: Callable[[RepairCard], str]
) -> Sequence[JobColumn]:
    """Return where the job stands: its state, until when, with whom, for how much."""
    return (
        Column(
            key=RepairSort.STATE,
            title=translate("RepairList", "State"),
            text=lambda job: state_words(job.state),
            pill=lambda job: pill_kind(job.state.colour),
            sort=lambda job: job.state.position,
            width=132,
        ),
        Column(
            key=RepairSort.PROMISED,
            title=translate("RepairList", "Promised"),
            text=promised,
            colour=_lateness,
            sort=lambda job: job.promised_at,
            width=164,
            needs=580,
        ),
        Column(
            key=RepairSort.TECHNICIAN,
            title=translate("RepairList", "Technician"),
            text=lambda job: job.technician_name,
            sort=lambda job: job.technician_name,
            colour=lambda _job: "text_second",
            width=124,
            needs=960,
        ),
        Column(
            key=RepairSort.PRICE,
            title=translate("RepairList", "Price"),
            text=lambda job: _money(formats, job.price),
            sort=lambda job: job.price,
            is_number=True,
            is_strong=True,
            width=96,
            needs=680,
        ),
    )


def _rare(
    formats: Formats, at: Callable[[datetime | None], str]
) -> Sequence[JobColumn]:
    words: tuple[tuple[str, str, Callable[[RepairCard], str]], ...] = (
        (
            "kind",
            translate("RepairList", "Kind"),
            lambda job: kind_name(job.device_kind) or job.device_kind,
        ),
        ("serial", translate("RepairList", "Serial number"), lambda job: job.serial),
        ("imei", translate("RepairList", "IMEI"), lambda job: job.imei),
        ("branch", translate("RepairList", "Branch"), lambda job: job.branch_name),
        (
            "waiting_for",
            translate("RepairList", "Waiting for"),
            lambda job: job.waiting_for,
        ),
        ("sent_to", translate("RepairList", "Sent to"), lambda job: job.sent_to),
        (
            "delivered",
            translate("RepairList", "Delivered"),
            lambda job: at(job.delivered_at),
        ),
    )
    return (
        Column(
            key=RepairSort.RECEIVED,
            title=translate("RepairList", "Received"),
            text=lambda job: at(job.received_at),
            sort=lambda job: job.received_at,
            width=132,
            is_hidden=True,
        ),
        Column(
            key="deposit",
            title=translate("RepairList", "Deposit"),
            text=lambda job: _money(formats, job.deposit or None),
            is_number=True,
            width=96,
            is_hidden=True,
        ),
        *(
            Column(key=key, title=title, text=text, width=132, is_hidden=True)
            for key, title, text in words
        ),
    )


def _lateness(job: RepairCard) -> str:
    if job.is_overdue:
        return "bad"
    return "warning" if job.is_due_soon else ""


def _money(formats: Formats, amount: Decimal | None) -> str:
    return "" if amount is None else formats.money(amount)


def _moments(formats: Formats, zone: ZoneInfo) -> Callable[[datetime | None], str]:
    return lambda moment: formats.date_time(moment, zone) if moment else ""
