"""One writer at a time, people before the sync, and nobody waits for ever."""

from threading import Event, Thread

import pytest

from techstore_desktop.core.storage.turns import Turns

PATIENCE = 10


@pytest.mark.parametrize("_again", range(20))
def test_a_person_who_waits_goes_before_the_sync(_again: int) -> None:
    """Many times, for who is woken first is chance where nobody goes before."""
    turns, order = Turns(), list[str]()
    began, go, comes = Event(), Event(), Event()

    def hold() -> None:
        with turns.for_the_sync():
            began.set()
            go.wait(PATIENCE)

    def sync() -> None:
        comes.set()
        with turns.for_the_sync():
            order.append("sync")

    def person() -> None:
        with turns.for_a_person():
            order.append("person")

    holder = Thread(target=hold)
    holder.start()
    began.wait(PATIENCE)
    waiting = [Thread(target=sync), Thread(target=person)]
    for thread in waiting:
        thread.start()
        comes.wait(PATIENCE)
    while not turns._people_waiting:
        pass
    go.set()
    for thread in (holder, *waiting):
        thread.join(PATIENCE)
    assert order == ["person", "sync"]


def test_a_turn_inside_a_turn_is_refused_and_leaves_nobody_waiting() -> None:
    turns = Turns()
    with turns.for_a_person():
        for nested in (turns.for_a_person, turns.for_the_sync):
            with pytest.raises(RuntimeError, match="inside another"), nested():
                pass
    with turns.for_the_sync():
        assert turns._people_waiting == 0


def test_whoever_fails_gives_the_turn_back() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="gone"), turns.for_a_person():
        raise ValueError("gone")
    with turns.for_the_sync():
        pass


def test_many_writers_are_one_at_a_time() -> None:
    turns, inside, most = Turns(), 0, 0

    def write(number: int) -> None:
        nonlocal inside, most
        for _ in range(200):
            with turns.for_a_person() if number % 2 else turns.for_the_sync():
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert (most, inside, turns._people_waiting) == (1, 0, 0)
