"""Random days at two counters apart: each agrees, and both together once in step."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.permissions import Actor
from tests.counter_days import DISPOSITIONS, WAYS, CounterDays, Figures, a_stage, copied
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill: TypeAlias = Callable[[str], Till]
Act: TypeAlias = Callable[[CounterDays], None]
PRODUCT, CUSTOMER = st.integers(0, 2), st.integers(0, 1)
CARD = st.integers(0, 1)
PIECES, NUMBER, CENTS = st.integers(1, 3), st.integers(0, 20), st.integers(1, 9_999)


def acts() -> st.SearchStrategy[tuple[object, ...]]:
    """Return what may be done, as a name and its arguments."""
    return st.one_of(
        st.tuples(st.just("sell"), PRODUCT, PIECES, st.sampled_from(WAYS), CUSTOMER),
        st.tuples(
            st.just("take_back"),
            NUMBER,
            st.sampled_from(DISPOSITIONS),
            st.sampled_from([0, 10]),
        ),
        st.tuples(st.just("sell_card"), CARD, CENTS),
        st.tuples(st.just("void_card"), NUMBER),
        st.tuples(st.just("quote"), PRODUCT, PIECES, st.integers(1, 500)),
        st.tuples(st.just("sell_quoted"), NUMBER, st.sampled_from(WAYS)),
        st.tuples(st.just("take_bare"), PRODUCT, PIECES),
        st.tuples(st.just("void"), NUMBER),
        st.tuples(st.just("pay_on_account"), CUSTOMER, CENTS),
        st.tuples(
            st.just("move_cash"),
            st.sampled_from([MovementKind.IN]),
            CENTS,
            st.sampled_from(["", "USD"]),
        ),
        st.tuples(st.just("close_and_open"), st.integers(-500, 500)),
    )


def play(days: CounterDays, chosen: Sequence[tuple[object, ...]]) -> None:
    """Do what was chosen, and check after each act."""
    for name, *arguments in chosen:
        lists = {
            "take_back": days.sold,
            "void": days.sold,
            "void_card": days.cards,
            "sell_quoted": days.promised,
        }
        if not lists.get(str(name), [True]):
            continue
        getattr(days, str(name))(*arguments)
        days.check()


def heal(*tills: Till) -> None:
    for _ in range(2):
        for till in tills:
            till.sync()


def together(before: Figures, *days: CounterDays) -> Figures:
    """Return what the figures were, and what each till added while apart."""
    summed: Figures = copied(before)
    for each in days:
        for key, amount in each.figures.items():
            summed[key] += amount - before[key]
    return summed


@settings(
    max_examples=3,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(data=st.data())
def play_apart(
    tills: tuple[CounterDays, ...], both: tuple[Till, ...], data: st.DataObject
) -> None:
    before: Figures = copied(tills[0].figures)
    for days in tills:
        play(days, data.draw(st.lists(acts(), min_size=3, max_size=8)))
    heal(*both)
    now = together(before, *tills)
    for days in tills:
        days.figures = copied(now)
        days.check()


def test_two_counters_apart_agree_alone_and_then_together(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    stage = a_stage(first_till.shop, boss)
    first_till.sync()
    both = (first_till, another_till("B1"))
    tills = tuple(CounterDays(till.shop, boss, stage) for till in both)
    for days in tills:
        days.open()
    heal(*both)
    play_apart(tills, both)
    for till in both:
        assert till.shop.verify().holds
    assert digest(both[0]) == digest(both[1]) == hub_digest(hub_engine)
