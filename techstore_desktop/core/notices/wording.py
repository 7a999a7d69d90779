"""What a notice says: the shop's words or the usual ones, with a job's values."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.money import ZERO
from techstore_desktop.core.notices.choices import LANGUAGES, USUAL, Occasion
from techstore_desktop.core.notices.filling import filled
from techstore_desktop.core.notices.models import NoticeTemplate
from techstore_desktop.core.notices.schemas import NoticeTemplateResponse
from techstore_desktop.core.notices.standard_texts import TEXTS
from techstore_desktop.core.repairs.choices import EventKind, RepairKind
from techstore_desktop.core.repairs.models import RepairEvent, RepairJob
from techstore_desktop.core.repairs.owing import of_job as owing_of_job
from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.core.repairs.workflow import kind_of
from techstore_desktop.core.storage.transaction import Reading

DEADLINE_DAYS = 15
"""How long somebody has after the last letter."""

_DAYS = {"en": ("day", "days"), "es": ("día", "días")}
_PROMISES = {
    "en": "It is promised for {day}. ",
    "es": "Está prometido para el {day}. ",
}
_ABOUT_A_QUOTE = {Occasion.QUOTED, Occasion.QUOTE_UNANSWERED}


def template(
    reading: Reading, occasion: Occasion, language: str
) -> NoticeTemplateResponse:
    """Return the words for an occasion; in a language that nobody wrote, English."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    own = reading.session.scalars(
        select(NoticeTemplate)
        .where(
            NoticeTemplate.occasion == occasion,
            NoticeTemplate.language == spoken,
            NoticeTemplate.archived_at.is_(None),
        )
        .order_by(NoticeTemplate.id.desc())
        .limit(1)
    ).first()
    subject, text = TEXTS[occasion, spoken]
    return NoticeTemplateResponse(
        occasion=occasion,
        language=spoken,
        subject=own.subject if own else subject,
        text=own.text if own else text,
        is_own=own is not None,
    )


def usual_occasion(job: RepairJob) -> Occasion | None:
    """Return what is usually told where a job stands; None where nothing is."""
    kind = kind_of(job.state)
    if kind is RepairKind.READY and job.is_unrepaired:
        return Occasion.READY_UNREPAIRED
    return USUAL.get(kind)


def about(reading: Reading, job_id: UUID, occasion: Occasion) -> str:
    """Return what tells one notice from the next under the same occasion.

    A new quote may be told anew; moving to and fro tells nothing again (R57b).
    """
    if occasion not in _ABOUT_A_QUOTE:
        return ""
    newest = reading.session.scalar(
        select(RepairEvent.id)
        .where(RepairEvent.job_id == job_id, RepairEvent.kind == EventKind.QUOTED)
        .order_by(RepairEvent.occurred_at.desc(), RepairEvent.id.desc())
        .limit(1)
    )
    return str(newest) if newest else ""


def since(reading: Reading, job_id: UUID, state: str) -> datetime | None:
    """Return when a job last came into its state."""
    moment: datetime | None = reading.session.scalar(
        select(func.max(RepairEvent.occurred_at)).where(
            RepairEvent.job_id == job_id, RepairEvent.to_state == state
        )
    )
    return moment


def values_of(
    reading: Reading, job: RepairJob, card: RepairCard, profile: ShopProfile, *, to: str
) -> dict[str, str]:
    """Return what the fields of a template stand for; ``to`` is the language."""
    formats, today = profile.formats, profile.business_day(reading.now)
    owing = owing_of_job(reading, job, profile)
    ready_since = since(reading, job.id, job.state)
    end = _warranty_end(job, profile, today)
    waited = (today - profile.business_day(ready_since)).days if ready_since else 0
    return {
        "customer": card.customer_name,
        "number": card.number,
        "device": card.device,
        "total": formats.money_with_symbol(card.price or ZERO),
        "due": formats.money_with_symbol(owing.due),
        "promise": _promise(job, profile, to),
        "days": str(waited),
        "waited": days_in_words(waited, to),
        "deadline": deadline_after(reading, profile, DEADLINE_DAYS),
        "warranty": formats.date(end) if end else "",
        "shop": f"{profile.name} · {profile.phone}" if profile.phone else profile.name,
    }


def days_in_words(days: int, language: str) -> str:
    """Return so many days as they are told: 1 day, 7 days."""
    one, many = _DAYS.get(language, _DAYS["en"])
    return f"{days} {one if days == 1 else many}"


def deadline_after(reading: Reading, profile: ShopProfile, days: int) -> str:
    """Return the day so many days from today, as the shop writes it."""
    day = profile.business_day(reading.now) + timedelta(days=days)
    return profile.formats.date(day)


def fill(words: NoticeTemplateResponse, values: dict[str, str]) -> tuple[str, str]:
    """Return subject and text of a notice."""
    return filled(words.subject, values), filled(words.text, values)


def _promise(job: RepairJob, profile: ShopProfile, language: str) -> str:
    if job.promised_at is None:
        return ""
    day = profile.formats.date_time(job.promised_at, profile.zone)
    words = _PROMISES.get(language, _PROMISES["en"])
    return words.format(day=day)


def _warranty_end(job: RepairJob, profile: ShopProfile, today: date) -> date | None:
    """Return the last day of a repair's own warranty; None where it has none (R56)."""
    if job.is_unrepaired or job.claim_of_id is not None or not job.warranty_days:
        return None
    start = profile.business_day(job.delivered_at) if job.delivered_at else today
    return start + timedelta(days=job.warranty_days)
