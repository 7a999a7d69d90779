"""Identifiers made apart sort by time and never repeat."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.identifiers import Identifiers

START = datetime(2026, 11, 23, tzinfo=UTC)


def test_an_identifier_is_a_uuid_of_version_7() -> None:
    identifier = Identifiers(SetClock(START)).new()
    assert identifier.version == 7
    assert identifier.variant == "specified in RFC 4122"
    assert identifier.int >> 80 == int(START.timestamp() * 1000)


@given(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=100))
def test_identifiers_grow_although_the_clock_jumps(jumps: list[int]) -> None:
    clock = SetClock(START)
    identifiers = Identifiers(clock)
    made = []
    for jump in jumps:
        clock.set(START + timedelta(milliseconds=jump))
        made.append(identifiers.new())
    assert made == sorted(set(made))


def test_the_same_seed_gives_the_same_identifiers() -> None:
    def first_ten(seed: int) -> list[str]:
        source = Identifiers(SetClock(START), Random(seed))
        return [str(source.new()) for _ in range(10)]

    assert first_ten(1) == first_ten(1)
    assert first_ten(1) != first_ten(2)
