"""The workshop's calendar, on values: when somebody works, and how time runs there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

FURTHEST = 400
"""Days that are looked ahead: nothing is promised for later."""


class Span(NamedTuple):
    """From when to when somebody works, on the shop's clock."""

    opens: time
    closes: time


Week = Mapping[int, tuple[Span, ...]]
"""The spans of each weekday, 0 is Monday; a day that is not there is closed."""

USUAL_WEEK: Week = {
    **{weekday: (Span(time(9), time(18)),) for weekday in range(5)},
    5: (Span(time(9), time(13)),),
}
"""What counts until a shop says when it works."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When the workshop works. ``closed`` are the days on which it does not."""

    zone: ZoneInfo
    week: Week = field(default_factory=lambda: USUAL_WEEK)
    closed: frozenset[date] = frozenset()

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return when somebody works on a day."""
        return () if day in self.closed else self.week.get(day.weekday(), ())

    def closing(self, day: date) -> datetime | None:
        """Return when a day's work ends; None on a day without any."""
        spans = self.spans(day)
        return self._moment(day, spans[-1].closes) if spans else None

    def after(self, start: datetime, minutes: int) -> datetime | None:
        """Return when so many working minutes have passed since ``start``.

        None where the workshop does not work so much in the next 400 days.
        """
        left = timedelta(minutes=minutes)
        for opens, closes in self._open_from(start):
            if closes - opens >= left:
                return opens + left
            left -= closes - opens
        return None

    def first_on_or_after(self, day: date) -> datetime | None:
        """Return when work begins on a day, or on the next one with work."""
        return self.after(self._moment(day, time(0)), 0)

    def until_working_days(self, start: datetime, days: int) -> datetime:
        """Return until when no more than so many working days have begun.

        The day of ``start`` is not counted. Closed days belong to the working day
        before them: what is due on one must be done by then.
        """
        first, left = start.astimezone(self.zone).date(), days
        for ahead in range(1, FURTHEST):
            day = first + timedelta(days=ahead)
            if not self.spans(day):
                continue
            if left == 0:
                return self._moment(day, time(0))
            left -= 1
        return self._moment(first + timedelta(days=FURTHEST), time(0))

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Return the whole working minutes from one moment to another."""
        worked = timedelta()
        for opens, closes in self._open_from(start):
            if opens >= end:
                break
            worked += min(closes, end) - opens
        return worked // timedelta(minutes=1)

    def _open_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield from when to when somebody works, in universal time, in order."""
        begin = start.astimezone(UTC)
        first = start.astimezone(self.zone).date()
        for ahead in range(FURTHEST):
            day = first + timedelta(days=ahead)
            for span in self.spans(day):
                opens = max(self._moment(day, span.opens), begin)
                closes = self._moment(day, span.closes)
                if opens < closes:
                    yield opens, closes

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in their order, those that touch as one: two tills may say both."""
    joined: list[Span] = []
    for span in sorted(spans):
        if span.opens >= span.closes:
            continue
        if joined and span.opens <= joined[-1].closes:
            last = joined.pop()
            joined.append(Span(last.opens, max(last.closes, span.closes)))
        else:
            joined.append(span)
    return tuple(joined)
