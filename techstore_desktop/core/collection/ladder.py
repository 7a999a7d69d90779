"""Which step of the shop's ladder is next for a device, and from which day on.

Functions on values alone.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import (
    CollectionStepEdit,
    CollectionStepResponse,
)
from techstore_desktop.core.errors import RuleBroken


class NextStep(NamedTuple):
    """A step that was not taken yet, and the first day for it."""

    step: CollectionStepResponse
    due_on: date
    is_put_off: bool = False


def next_step(
    steps: Sequence[CollectionStepResponse],
    done: Mapping[UUID, date],
    ready_on: date,
    put_off: Mapping[UUID, date] = MappingProxyType({}),
) -> NextStep | None:
    """Return the next step of a wait; None at the end of the ladder.

    ``done`` are the steps that were taken or skipped in this wait, with their days;
    ``put_off`` those for which a person chose a day: never a sooner one. Steps go one
    after the other: whoever was reminded late is given the days in between all the
    same, so that nobody's device is kept the day after a first reminder.
    """
    ordered = sorted(steps, key=lambda step: step.days)
    taken = [place for place, step in enumerate(ordered) if step.id in done]
    last = max(taken, default=-1)
    following = ordered[last + 1 :]
    if not following:
        return None
    step = following[0]
    due_on = ready_on + timedelta(days=step.days)
    if last >= 0:
        gap = timedelta(days=step.days - ordered[last].days)
        due_on = max(due_on, max(done.values()) + gap)
    chosen = put_off.get(step.id)
    if chosen is not None and chosen > due_on:
        return NextStep(step, chosen, is_put_off=True)
    return NextStep(step, due_on)


def leads_to_stock(
    steps: Sequence[CollectionStepResponse],
    step: CollectionStepResponse,
    done: Collection[UUID],
) -> bool:
    """Tell whether without this letter a device is kept that nobody was told about."""
    if step.kind is not CollectionKind.LAST_LETTER:
        return False
    others = [
        each
        for each in steps
        if each.kind is CollectionKind.LAST_LETTER
        and each.id != step.id
        and (each.id in done or each.days > step.days)
    ]
    return not others and any(
        each.kind is CollectionKind.TO_STOCK and each.days > step.days for each in steps
    )


def days_until_kept(
    steps: Sequence[CollectionStepResponse], step: CollectionStepResponse
) -> int | None:
    """Return how many days after a step the shop keeps the device; None: never."""
    kept = [each for each in steps if each.kind is CollectionKind.TO_STOCK]
    return max(kept[0].days - step.days, 0) if kept else None


def check(steps: Sequence[CollectionStepEdit]) -> None:
    """Refuse a ladder that no shop could follow, or no customer would deserve.

    Raises RuleBroken ``collection.same_days`` with ``days``,
    ``collection.fee_needed``, ``collection.letter_first`` where a device would be kept
    that nobody was written to about, ``collection.kept_last``.
    """
    ordered = sorted(steps, key=lambda step: step.days)
    for before, after in pairwise(ordered):
        if before.days == after.days:
            raise RuleBroken("collection.same_days", days=after.days)
        if before.kind is CollectionKind.TO_STOCK:
            raise RuleBroken("collection.kept_last", days=before.days)
    is_written = False
    for step in ordered:
        is_written |= step.kind is CollectionKind.LAST_LETTER
        if step.kind is CollectionKind.STORAGE_FEE and not step.amount:
            raise RuleBroken("collection.fee_needed", days=step.days)
        if step.kind is CollectionKind.TO_STOCK and not is_written:
            raise RuleBroken("collection.letter_first", days=step.days)
