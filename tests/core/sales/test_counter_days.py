"""Random days at one counter: drawer, accounts, stock and reports agree to the cent."""

from collections.abc import Callable
from typing import TypeAlias

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine

from techstore_desktop.core.cash.choices import MovementKind
from techstore_desktop.core.clock import SetClock
from techstore_desktop.shop import assemble
from tests import builders
from tests.conftest import NOON
from tests.counter_days import DISPOSITIONS, WAYS, CounterDays, a_stage

FreshEngine: TypeAlias = Callable[[], Engine]
PRODUCT, CUSTOMER = st.integers(0, 2), st.integers(0, 1)
PIECES, NUMBER = st.integers(1, 3), st.integers(0, 20)
CARD = st.integers(0, 1)
CENTS = st.integers(1, 9_999)


class DaysAtTheCounter(RuleBasedStateMachine):
    """Everything that a cashier does with goods and money, in any order."""

    def __init__(self, fresh_engine: FreshEngine) -> None:
        super().__init__()
        self._fresh_engine = fresh_engine

    @initialize()
    def found(self) -> None:
        shop = assemble(self._fresh_engine(), clock=SetClock(NOON))
        manager = builders.found(shop)
        self.days = CounterDays(shop, manager, a_stage(shop, manager))
        self.days.open()

    @rule(product=PRODUCT, pieces=PIECES, way=st.sampled_from(WAYS), customer=CUSTOMER)
    def sell(self, product: int, pieces: int, way: str, customer: int) -> None:
        self.days.sell(product, pieces, way, customer)

    @rule(card=CARD, cents=CENTS)
    def sell_card(self, card: int, cents: int) -> None:
        self.days.sell_card(card, cents)

    @precondition(lambda self: self.days.cards)
    @rule(number=NUMBER)
    def void_card(self, number: int) -> None:
        self.days.void_card(number)

    @rule(product=PRODUCT, pieces=PIECES, cents=st.integers(1, 500))
    def quote(self, product: int, pieces: int, cents: int) -> None:
        self.days.quote(product, pieces, cents)

    @precondition(lambda self: self.days.promised)
    @rule(number=NUMBER, way=st.sampled_from(WAYS))
    def sell_quoted(self, number: int, way: str) -> None:
        self.days.sell_quoted(number, way)

    @precondition(lambda self: self.days.sold)
    @rule(
        number=NUMBER,
        disposition=st.sampled_from(DISPOSITIONS),
        fee=st.sampled_from([0, 0, 10]),
    )
    def take_back(self, **how: object) -> None:
        self.days.take_back(**how)  # type: ignore[arg-type] # as the rule draws them

    @rule(product=PRODUCT, pieces=PIECES)
    def take_back_without_a_receipt(self, product: int, pieces: int) -> None:
        self.days.take_bare(product, pieces)

    @precondition(lambda self: self.days.sold)
    @rule(number=NUMBER)
    def void(self, number: int) -> None:
        self.days.void(number)

    @rule(customer=CUSTOMER, cents=CENTS)
    def pay_on_account(self, customer: int, cents: int) -> None:
        self.days.pay_on_account(customer, cents)

    @rule(
        kind=st.sampled_from([MovementKind.IN, MovementKind.OUT, MovementKind.DROP]),
        cents=CENTS,
        code=st.sampled_from(["", "USD"]),
    )
    def move_cash(self, kind: MovementKind, cents: int, code: str) -> None:
        self.days.move_cash(kind, cents, code)

    @rule(cents=st.integers(-500, 500))
    def close(self, cents: int) -> None:
        self.days.close_and_open(cents)

    @invariant()
    def every_figure_agrees(self) -> None:
        self.days.check()

    def teardown(self) -> None:
        if hasattr(self, "days"):
            assert self.days.shop.verify().holds


def test_every_figure_agrees_after_every_act(fresh_engine: FreshEngine) -> None:
    run_state_machine_as_test(
        lambda: DaysAtTheCounter(fresh_engine),  # type: ignore[arg-type] # a factory
        settings=settings(
            max_examples=4,
            stateful_step_count=18,
            suppress_health_check=list(HealthCheck),
        ),
    )
