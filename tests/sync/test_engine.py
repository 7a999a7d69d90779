"""The engine alone: what it asks, and what it asks after an answer was lost."""

from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.errors import HubLost
from techstore_desktop.sync.questions import Push
from tests import builders
from tests.sync.tills import Till


def size_of_the_push_that_is_lost(till: Till) -> int:
    """Run a round whose push gets no answer; return how many entries it had."""
    assert till.hub is not None
    asking = till.engine.round()
    question = next(asking)
    while not isinstance(question, Push):
        question = asking.send(question.ask(till.hub))
    try:
        asking.throw(HubLost("cut"))
    except HubLost:
        till.engine.lost()
    return len(question.entries)


def test_a_push_that_is_lost_again_and_again_comes_in_ever_smaller_parts(
    first_till: Till, boss: Actor
) -> None:
    for number in range(5):
        builders.a_product(first_till.shop, boss, sku=f"MOU-{number}")
    sizes = [size_of_the_push_that_is_lost(first_till) for _ in range(11)]
    assert sizes[0] >= 5
    assert sizes[-1] == 1
    assert sizes == sorted(sizes, reverse=True)
    first_till.sync()
    assert first_till.replica.outbox() == []


def test_what_was_pushed_without_an_answer_still_waits(
    first_till: Till, boss: Actor
) -> None:
    """The next greeting would find it out, by taking the hub for a restored one."""
    builders.a_product(first_till.shop, boss)
    before = first_till.replica.position()
    size_of_the_push_that_is_lost(first_till)
    assert first_till.replica.position() == before
    assert before is not None
    assert before.waiting > 0
