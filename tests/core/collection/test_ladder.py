"""The ladder goes step by step, with the days that the shop gives in between."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.collection import ladder
from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import (
    CollectionStepEdit,
    CollectionStepResponse,
)
from techstore_desktop.core.errors import RuleBroken

READY = date(2026, 1, 10)
REMINDER = CollectionKind.REMINDER


def steps(*days: int) -> list[CollectionStepResponse]:
    return [
        CollectionStepResponse(id=UUID(int=day), days=day, kind=REMINDER)
        for day in days
    ]


def edits(*given: tuple[int, str]) -> list[CollectionStepEdit]:
    return [
        CollectionStepEdit.model_validate({"days": days, "kind": kind, "amount": 5})
        for days, kind in given
    ]


def test_the_first_step_is_due_so_many_days_after_the_device_was_ready() -> None:
    found = ladder.next_step(steps(30, 7), {}, READY)
    assert found is not None
    assert (found.step.days, found.due_on) == (7, date(2026, 1, 17))


def test_a_late_step_moves_those_after_it() -> None:
    done = {UUID(int=7): READY + timedelta(days=100)}
    found = ladder.next_step(steps(7, 30), done, READY)
    assert found is not None
    assert found.due_on == READY + timedelta(days=123)


def test_the_ladder_ends() -> None:
    done = {UUID(int=7): READY, UUID(int=30): READY}
    assert ladder.next_step(steps(7, 30), done, READY) is None
    assert ladder.next_step([], {}, READY) is None


def test_a_step_added_before_one_that_was_taken_is_not_gone_back_to() -> None:
    done = {UUID(int=30): READY + timedelta(days=30)}
    found = ladder.next_step(steps(7, 30, 60), done, READY)
    assert found is not None
    assert found.step.days == 60


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=8, unique=True),
    st.lists(st.integers(0, 90), min_size=8, max_size=8),
)
def test_each_step_is_taken_once_and_never_sooner_than_the_shop_says(
    days: list[int], late: list[int]
) -> None:
    ordered = sorted(days)
    done: dict[UUID, date] = {}
    taken: list[tuple[int, date]] = []
    while (found := ladder.next_step(steps(*days), done, READY)) is not None:
        day = found.due_on + timedelta(days=late[len(taken)])
        done[found.step.id] = day
        taken.append((found.step.days, day))
    assert [each for each, _day in taken] == ordered
    assert all(day >= READY + timedelta(days=each) for each, day in taken)
    for before, after in pairwise(taken):
        assert after[1] - before[1] >= timedelta(days=after[0] - before[0])


def test_a_step_that_was_put_off_waits_for_its_day_and_never_comes_sooner() -> None:
    late, soon = READY + timedelta(days=90), READY + timedelta(days=1)
    found = ladder.next_step(steps(7, 30), {}, READY, {UUID(int=7): late})
    assert found is not None
    assert (found.due_on, found.is_put_off) == (late, True)
    found = ladder.next_step(steps(7, 30), {}, READY, {UUID(int=7): soon})
    assert found is not None
    assert (found.due_on, found.is_put_off) == (READY + timedelta(days=7), False)


def test_only_a_letter_that_another_stands_in_for_may_be_left_out() -> None:
    kinds = {
        60: CollectionKind.LAST_LETTER,
        70: CollectionKind.LAST_LETTER,
        75: CollectionKind.TO_STOCK,
    }
    whole = [
        each.model_copy(update={"kind": kinds[each.days]}) for each in steps(*kinds)
    ]
    first, second, _last = whole
    assert not ladder.leads_to_stock(whole, first, ())
    assert ladder.leads_to_stock(whole, second, ())
    assert not ladder.leads_to_stock(whole, second, (first.id,))
    assert not ladder.leads_to_stock(whole[:2], second, ())


def test_a_ladder_that_nobody_deserves_is_refused() -> None:
    for wanted, refusal in (
        (edits((7, "reminder"), (7, "last_letter")), "same_days"),
        (edits((7, "reminder"), (90, "to_stock")), "letter_first"),
        (edits((9, "last_letter"), (8, "to_stock")), "kept_last"),
        (
            [CollectionStepEdit(days=7, kind=CollectionKind.STORAGE_FEE)],
            "fee_needed",
        ),
    ):
        with pytest.raises(RuleBroken, match=refusal):
            ladder.check(wanted)
    ladder.check(edits((7, "reminder"), (30, "last_letter"), (45, "to_stock")))


def test_the_deadline_of_a_letter_is_the_day_of_the_last_step() -> None:
    last = steps(75)[0].model_copy(update={"kind": CollectionKind.TO_STOCK})
    letter = steps(60)[0]
    assert ladder.days_until_kept([letter, last], letter) == 15
    assert ladder.days_until_kept([letter], letter) is None
    assert Decimal(letter.amount) == 0
