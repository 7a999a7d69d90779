"""A few simulated shops with every run of the tests; ``dev.py simulate`` has more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.simulation import world as world_module
from tests.simulation.hub_model import HubModel
from tests.simulation.running import Outcome, run_plan, run_seed, shrink, workplace
from tests.simulation.steps import Plan, Step, plan


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[Path, Path]]:
    with workplace() as made:
        yield made


@pytest.mark.parametrize("seed", range(1, 25))
def test_whatever_happens_the_terminals_agree(
    seed: int, place: tuple[Path, Path]
) -> None:
    assert run_seed(seed, *place).failure == ""


def test_a_seed_is_one_run_to_the_byte(place: tuple[Path, Path]) -> None:
    first, again = run_seed(7, *place), run_seed(7, *place)
    assert first.digest
    assert (first.digest, first.hits) == (again.digest, again.hits)


def test_what_a_lost_terminal_did_is_kept_by_an_older_program(
    place: tuple[Path, Path],
) -> None:
    """Only a program one version older had read it when the hub was restored."""
    kinds = (("tag", 3), ("sell_abroad", 3), ("sync", 3), ("sync", 1), ("lose", 3))
    steps = tuple(
        Step(kind, terminal, f"7:{number}")
        for number, (kind, terminal) in enumerate((*kinds, ("restore_hub", 1)))
    )
    outcome = run_plan(Plan(191, 4, frozenset({1}), frozenset(), steps), *place)
    assert outcome.failure == ""
    assert outcome.hits["given_back"] == 2


def test_who_followed_the_half_that_a_restored_hub_lost_is_told(
    place: tuple[Path, Path],
) -> None:
    """A disk was copied, one half pushed, the hub went back and met the other half."""
    kinds = [("clone", 1), *[("sell", 1)] * 2, *[("sync", 1)] * 2, ("sync", 0)]
    kinds += [("restore_hub", 1), *[("sync", 1)] * 2, ("sync", 0), ("sync", 2)]
    steps = tuple(
        Step(kind, terminal, f"13:{number}")
        for number, (kind, terminal) in enumerate(kinds)
    )
    outcome = run_plan(Plan(13, 3, frozenset(), frozenset(), steps), *place)
    assert outcome.failure == ""
    assert outcome.hits["misled"]


def test_a_hub_that_forgets_is_found_out_and_the_run_is_shrunk(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The simulation itself must be able to fail."""
    take = HubModel._take

    def forget_every_ninth(
        self: HubModel, me: object, entry: object, now: object
    ) -> None:
        rows = dict(self.state.rows)
        take(self, me, entry, now)  # type: ignore[arg-type]
        if self.state.head % 9 == 0:
            self.state.rows = rows

    monkeypatch.setattr(HubModel, "_take", forget_every_ninth)
    failed = next(
        outcome
        for outcome in (run_seed(seed, *place) for seed in range(1, 9))
        if outcome.failure
    )
    whole = plan(failed.seed)
    least = shrink(whole, *place)
    assert run_plan(least, *place).failure
    assert len(least.steps) < len(whole.steps)


def test_a_failure_names_its_seed(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world_module, "ROUNDS_TO_AGREE", 0)
    outcome: Outcome = run_plan(replace(plan(3), steps=()), *place)
    assert outcome.seed == 3
    assert "does not come to rest" in outcome.failure
