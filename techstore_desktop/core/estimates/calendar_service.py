"""The workshop's calendar: opening hours by weekday, and closed days."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from techstore_desktop.core.branches.models import ClosedDay, OpeningHours
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.branches.work_calendar import calendar_of
from techstore_desktop.core.branches.workdays import Span, WorkCalendar
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.estimates.schemas import (
    ClosedDayCreate,
    ClosedDayResponse,
)
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading

_hours = Repository(OpeningHours)
_closed = Repository(ClosedDay)


class WorkCalendarService:
    """Reads and edits when the workshop works."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def calendar(self) -> WorkCalendar:
        """Return the calendar; usual hours until the shop said its own."""
        with self._database.reading() as reading:
            return read_calendar(reading, self._profiles)

    def set_week(
        self,
        actor: Actor,
        week: Mapping[int, Sequence[Span]],
        *,
        approval: Approval | None = None,
    ) -> WorkCalendar:
        """Say when the workshop works on each weekday; others are closed.

        Raises RuleBroken ``hours.never_open``, ``hours.wrong_way_round``.
        """
        approved_by = authorize(actor, {Permission.EDIT_SETTINGS}, approval)
        spans = {(day, span) for day, each in week.items() for span in each}
        if not spans:
            raise RuleBroken("hours.never_open")
        if any(span.opens >= span.closes for _day, span in spans):
            raise RuleBroken("hours.wrong_way_round")
        with self._database.transaction(
            "opening_hours.edited", actor, approved_by=approved_by
        ) as transaction:
            for row in _live_hours(transaction):
                kept = (row.weekday, Span(row.opens, row.closes))
                if kept in spans:
                    spans.remove(kept)
                else:
                    _hours.archive(transaction, row.id)
            for weekday, span in sorted(spans):
                _hours.create(
                    transaction,
                    {"weekday": weekday, "opens": span.opens, "closes": span.closes},
                )
        return self.calendar()

    def closed_days(self) -> tuple[ClosedDayResponse, ...]:
        """Return the closed days, the first one first."""
        with self._database.reading() as reading:
            return tuple(map(_response, _live_closed(reading)))

    def close_day(
        self,
        actor: Actor,
        data: ClosedDayCreate,
        *,
        approval: Approval | None = None,
    ) -> ClosedDayResponse:
        """Close a day. Raises RuleBroken ``closed_day.exists``."""
        approved_by = authorize(actor, {Permission.EDIT_SETTINGS}, approval)
        with self._database.transaction(
            "closed_day.created", actor, approved_by=approved_by
        ) as transaction:
            if any(row.day == data.day for row in _live_closed(transaction)):
                raise RuleBroken("closed_day.exists")
            return _response(_closed.create(transaction, data))

    def open_days(
        self,
        actor: Actor,
        day_ids: Sequence[UUID],
        *,
        approval: Approval | None = None,
    ) -> None:
        """Work on days that were closed."""
        approved_by = authorize(actor, {Permission.EDIT_SETTINGS}, approval)
        with self._database.transaction(
            "closed_day.archived", actor, approved_by=approved_by
        ) as transaction:
            for day_id in day_ids:
                _closed.archive(transaction, day_id)


def read_calendar(reading: Reading, profiles: ShopProfiles) -> WorkCalendar:
    """Return the calendar as it stands."""
    return calendar_of(reading, profiles.of(reading).zone)


def _live_hours(reading: Reading) -> list[OpeningHours]:
    order = (OpeningHours.weekday, OpeningHours.opens, OpeningHours.id)
    return _hours.get_multi(reading, OpeningHours.archived_at.is_(None), order_by=order)


def _live_closed(reading: Reading) -> list[ClosedDay]:
    order = (ClosedDay.day, ClosedDay.id)
    return _closed.get_multi(reading, ClosedDay.archived_at.is_(None), order_by=order)


def _response(row: ClosedDay) -> ClosedDayResponse:
    return ClosedDayResponse(id=row.id, day=row.day, name=row.name)
