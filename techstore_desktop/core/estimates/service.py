"""What a repair will cost and when it will be ready, asked at the counter."""

from collections.abc import Sequence
from uuid import UUID

from techstore_desktop.core.branches.profile import ShopProfile, ShopProfiles
from techstore_desktop.core.estimates import closed_jobs, open_work
from techstore_desktop.core.estimates.calendar_service import read_calendar
from techstore_desktop.core.estimates.experience import experience
from techstore_desktop.core.estimates.price_book import PriceBook, PricedFault
from techstore_desktop.core.estimates.price_service import live_prices
from techstore_desktop.core.estimates.promising import promised_at
from techstore_desktop.core.estimates.schemas import (
    DeviceToEstimate,
    Estimate,
    PriceSuggestion,
    PromiseSuggestion,
)
from techstore_desktop.core.estimates.suggesting import PriceSource, Suggested, suggest
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
        technician_id: UUID | None = None,
        is_express: bool = False,
        besides: UUID | None = None,
    ) -> Estimate:
        """Return price and time for each device, and when all can be fetched.

        ``besides`` is the job itself, where it is open already.
        """
        authorize(actor, {Permission.REPAIR_SEE})
        with self._database.reading() as reading:
            profile = self._profiles.of(reading)
            book = PriceBook(live_prices(reading))
            suggested = [_suggested(reading, each, book, profile) for each in devices]
            line = open_work.queue(
                reading,
                book,
                usual_minutes=profile.repair_usual_minutes,
                technician_id=technician_id,
                is_express=is_express,
                besides=besides,
            )
            parts = open_work.parts_of(reading, _parts(suggested))
            minutes = sum(each.minutes for each in suggested)
            moment = promised_at(
                reading.now,
                minutes=minutes,
                queue=line,
                parts=parts,
                parts_days=profile.repair_parts_days,
                calendar=read_calendar(reading, self._profiles),
            )
        may_see_cost = actor.may(Permission.REPAIR_SEE_COST)
        return Estimate(
            prices=tuple(_price(each, with_margin=may_see_cost) for each in suggested),
            promise=PromiseSuggestion(
                promised_at=moment,
                minutes=minutes,
                queue_minutes=line.minutes,
                queue_jobs=line.jobs,
                hands=line.hands,
                parts=parts.standing,
            ),
        )


def _suggested(
    reading: Reading, device: DeviceToEstimate, book: PriceBook, profile: ShopProfile
) -> Suggested:
    kind, brand, model = device.device_kind, device.brand, device.model
    fault = device.fault.strip()
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


def _parts(suggested: Sequence[Suggested]) -> list[UUID]:
    """Return the parts that jobs like these took; of another model none is known."""
    return [
        part
        for each in suggested
        if each.experience and each.experience_source is PriceSource.SAME_MODEL
        for part in each.experience.parts
    ]


def _price(suggested: Suggested, *, with_margin: bool) -> PriceSuggestion:
    price, minutes, source, known, told_by = suggested
    if known is None:
        return PriceSuggestion(
            price=price, minutes=minutes, source=source, told_by=told_by
        )
    return PriceSuggestion(
        price=price,
        minutes=minutes,
        source=source,
        told_by=told_by,
        count=known.count,
        median_price=known.price,
        median_minutes=known.minutes,
        margin=known.margin if with_margin else None,
        come_backs=known.come_backs,
    )
