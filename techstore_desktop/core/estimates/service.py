"""What a repair will cost and when it will be ready, asked at the counter."""

from collections.abc import Sequence
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.branches.workdays import WorkCalendar
from techstore_desktop.core.estimates import closed_jobs, open_work
from techstore_desktop.core.estimates.calendar_service import read_calendar
from techstore_desktop.core.estimates.experience import experience
from techstore_desktop.core.estimates.price_book import (
    PriceBook,
    PricedFault,
    faults_of,
)
from techstore_desktop.core.estimates.price_service import live_prices
from techstore_desktop.core.estimates.promising import Parts, Queue, promised_at
from techstore_desktop.core.estimates.schemas import (
    DeviceToEstimate,
    Estimate,
    PriceSuggestion,
    PromiseSuggestion,
)
from techstore_desktop.core.estimates.suggesting import (
    PriceSource,
    Suggested,
    suggest,
    together,
)
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading


class EstimateService:
    """Suggests; whoever stands at the counter decides."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def suggest(
        self,
        actor: Actor,
        devices: Sequence[DeviceToEstimate],
        *,
        is_express: bool = False,
        besides: UUID | None = None,
    ) -> Estimate:
        """Return price and time for each device, and when all can be fetched.

        ``besides`` is the job itself, where it is open already: the parts on it count,
        not those that jobs like it usually need.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            book = PriceBook(live_prices(reading))
            suggested = [_suggested(reading, each, book, profile) for each in devices]
            by_person: dict[UUID | None, list[Suggested]] = {}
            for device, told in zip(devices, suggested, strict=True):
                by_person.setdefault(device.technician_id, []).append(told)
            calendar = read_calendar(reading, self._profiles)
            on_it = open_work.parts_of_job(reading, besides) if besides else None
            promises = [
                _promise(
                    reading,
                    told,
                    open_work.queue(
                        reading,
                        book,
                        usual_minutes=profile.repair_usual_minutes,
                        technician_id=technician_id,
                        is_express=is_express,
                        besides=besides,
                    ),
                    parts_days=profile.repair_parts_days,
                    calendar=calendar,
                    on_it=on_it,
                )
                for technician_id, told in (by_person or {None: []}).items()
            ]
        may_see_cost = actor.may(Permission.REPAIR_SEE_COST)
        return Estimate(
            prices=tuple(_price(each, with_margin=may_see_cost) for each in suggested),
            promise=max(promises, key=_how_late),
        )


def _promise(
    reading: Reading,
    suggested: Sequence[Suggested],
    line: Queue,
    *,
    parts_days: int,
    calendar: WorkCalendar,
    on_it: Parts | None,
) -> PromiseSuggestion:
    """Return when what one person repairs of a ticket can be fetched."""
    usual = [product_id for each in suggested for product_id in each.parts]
    parts = on_it or open_work.parts_of(reading, usual)
    minutes = sum(each.minutes for each in suggested)
    moment = promised_at(
        reading.now,
        minutes=minutes,
        queue=line,
        parts=parts,
        parts_days=parts_days,
        calendar=calendar,
    )
    return PromiseSuggestion(
        promised_at=moment,
        minutes=minutes,
        queue_minutes=line.minutes,
        queue_jobs=line.jobs,
        hands=line.hands,
        parts=parts.standing,
    )


def _how_late(promise: PromiseSuggestion) -> tuple[bool, float]:
    moment = promise.promised_at
    return (moment is None, moment.timestamp() if moment else 0.0)


def _suggested(
    reading: Reading, device: DeviceToEstimate, book: PriceBook, profile: ShopProfile
) -> Suggested:
    """Return what a device's faults come to as a whole, else each by itself."""
    whole = _for_fault(reading, device, device.fault.strip(), book, profile)
    faults = faults_of(device.fault)
    if whole.source is PriceSource.LIST or len(faults) < 2:  # noqa: PLR2004
        return whole
    each = together(
        {fault: _for_fault(reading, device, fault, book, profile) for fault in faults}
    )
    if each.source is PriceSource.LIST:
        known, told_by = whole.experience, whole.experience_source
        return each._replace(experience=known, experience_source=told_by)
    return each if whole.source is PriceSource.NOTHING else whole


def _for_fault(
    reading: Reading,
    device: DeviceToEstimate,
    fault: str,
    book: PriceBook,
    profile: ShopProfile,
) -> Suggested:
    kind, brand, model = device.device_kind, device.brand, device.model
    digits, usual = profile.currency.digits, profile.repair_usual_minutes
    if not fault:
        return suggest(None, None, None, usual_minutes=usual)
    same_model = experience(
        closed_jobs.of_model(reading, brand, model, fault) if model else [], digits
    )
    same_kind = None
    if same_model is None and kind:
        same_kind = experience(closed_jobs.of_kind(reading, kind, fault), digits)
    listed = book.find(PricedFault(kind, brand, model, fault))
    return suggest(listed, same_model, same_kind, usual_minutes=usual)


def _price(suggested: Suggested, *, with_margin: bool) -> PriceSuggestion:
    known = suggested.experience
    told = PriceSuggestion(
        price=suggested.price,
        minutes=suggested.minutes,
        source=suggested.source,
        told_by=suggested.experience_source,
        unknown=suggested.unknown,
    )
    if known is None:
        return told
    return told.model_copy(
        update={
            "count": known.count,
            "median_price": known.price,
            "median_minutes": known.minutes,
            "margin": known.margin if with_margin else None,
            "come_backs": known.come_backs,
        }
    )
