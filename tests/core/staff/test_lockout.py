"""Five wrong PINs lock a person for a minute, then for longer (R61)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.staff.lockout import (
    FIRST_LOCK,
    LONGEST_LOCK,
    TRIES,
    PinTry,
    lockout,
)
from techstore_desktop.core.staff.models import PinOutcome

NOON = datetime(2026, 11, 23, 15, tzinfo=UTC)
SECONDS = st.integers(0, 7200)
OUTCOMES = st.sampled_from(PinOutcome)
STEPS = st.lists(st.tuples(SECONDS, OUTCOMES), max_size=40)


def history(steps: list[tuple[int, PinOutcome]]) -> list[PinTry]:
    """Return tries from the seconds that passed before each."""
    moment, tries = NOON, []
    for seconds, outcome in steps:
        moment += timedelta(seconds=seconds)
        tries.append(PinTry(moment, outcome))
    return tries


def wrong(count: int) -> list[PinTry]:
    """Return wrong PINs, a second apart."""
    return history([(1, PinOutcome.WRONG)] * count)


def test_r61_nobody_is_locked_before_the_fifth_wrong_pin() -> None:
    standings = [lockout(wrong(count)) for count in range(TRIES)]
    assert [standing.tries_left for standing in standings] == [5, 4, 3, 2, 1]
    assert all(standing.locked_until is None for standing in standings)


def test_r61_each_five_more_lock_for_twice_as_long_up_to_an_hour() -> None:
    spans = []
    for rounds in range(1, 9):
        tries = wrong(rounds * TRIES)
        until = lockout(tries).locked_until
        assert until is not None
        spans.append((until - tries[-1].moment).total_seconds() / 60)
    assert spans == [1, 2, 4, 8, 16, 32, 60, 60]


@given(STEPS, st.sampled_from([PinOutcome.RIGHT, PinOutcome.UNLOCKED]))
def test_r61_a_right_pin_and_an_unlocking_begin_anew(
    steps: list[tuple[int, PinOutcome]], anew: PinOutcome
) -> None:
    assert lockout(history([*steps, (1, anew)])) == (TRIES, None)


@given(STEPS)
def test_r61_there_is_always_a_try_left_once_the_lock_is_over(
    steps: list[tuple[int, PinOutcome]],
) -> None:
    assert 1 <= lockout(history(steps)).tries_left <= TRIES


@given(STEPS, SECONDS)
def test_r61_one_more_wrong_pin_never_lets_in_sooner(
    steps: list[tuple[int, PinOutcome]], later: int
) -> None:
    before = lockout(history(steps)).locked_until
    after = lockout(history([*steps, (later, PinOutcome.WRONG)])).locked_until
    assert before is None or (after is not None and after >= before)


@given(STEPS)
def test_r61_a_lock_lasts_a_minute_to_an_hour_from_a_wrong_pin(
    steps: list[tuple[int, PinOutcome]],
) -> None:
    tries = history(steps)
    until = lockout(tries).locked_until
    wrongs = [each.moment for each in tries if each.outcome is PinOutcome.WRONG]
    spans = [until - moment for moment in wrongs] if until else [FIRST_LOCK]
    assert any(FIRST_LOCK <= span <= LONGEST_LOCK for span in spans)
