"""Parts come in their order, whatever is made ahead of them; errors come with them."""

from collections.abc import Generator, Iterator
from contextlib import closing
from threading import Event, current_thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.sync.ahead import DEPTH, ahead


@given(st.lists(st.integers(), max_size=20))
def test_all_parts_come_in_their_order(parts: list[int]) -> None:
    assert list(ahead(iter(parts))) == parts


def test_the_making_runs_ahead_on_another_thread() -> None:
    names: list[str] = []
    is_made = Event()

    def parts() -> Iterator[int]:
        for number in range(DEPTH + 2):
            names.append(current_thread().name)
            if number == DEPTH:
                is_made.set()
            yield number

    with closing(ahead(parts())) as coming:
        assert next(coming) == 0
        assert is_made.wait(10)
    assert set(names) == {"ahead"}


def test_what_the_making_raises_comes_after_what_was_made() -> None:
    def parts() -> Iterator[int]:
        yield 1
        raise ConnectionError("the line is cut")

    coming = ahead(parts())
    assert next(coming) == 1
    with pytest.raises(ConnectionError, match="cut"):
        next(coming)


def test_whoever_stops_early_leaves_no_thread_behind() -> None:
    is_closed = Event()

    def parts() -> Generator[int, None, None]:
        try:
            while True:
                yield 1
        finally:
            is_closed.set()

    endless = parts()
    with closing(endless), closing(ahead(endless)) as coming:
        next(coming)
    assert is_closed.is_set()
