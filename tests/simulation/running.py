"""Running many seeds, on several processes, and finding the least that fails."""

import gc
import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from techstore_desktop.core.storage import dialects, migrate
from tests.simulation.steps import Plan, plan
from tests.simulation.world import World

MUST_HAPPEN = frozenset(
    {
        "away_for_a_month",
        "clock_jump",
        "clone",
        "crash_at_rest",
        "crash_at_work",
        "crash_in_sync",
        "delay",
        "drop",
        "full_disk_at_work",
        "full_disk_in_sync",
        "get_picture",
        "given_back",
        "hollow",
        "lose",
        "lost_answer",
        "outdated",
        "partition_answers",
        "partition_both",
        "partition_questions",
        "poison_released",
        "put_picture",
        "reorder",
        "repeat",
        "restore_hub",
        "sync.fork",
        "taken_back",
        "upgraded",
        "work_meanwhile",
    }
)
BATCH = 25


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one seed."""

    seed: int
    digest: str
    failure: str
    hits: Counter[str] = field(default_factory=Counter)


def run_seed(seed: int, template: Path, folder: Path) -> Outcome:
    """Run one seed."""
    return run_plan(plan(seed), template, folder)


def run_plan(wanted: Plan, template: Path, folder: Path) -> Outcome:
    """Run one plan in a folder of its own, which is gone afterwards."""
    own = Path(tempfile.mkdtemp(prefix=f"{wanted.seed}-", dir=folder))
    try:
        world = World(wanted, template, own)
        try:
            digest, failure = world.run(), ""
        except Exception as error:  # noqa: BLE001 - whatever it is, the seed has failed
            digest, failure = "", f"{type(error).__name__}: {error}"
        finally:
            world.close()
        return Outcome(wanted.seed, digest, failure, world.hits)
    finally:
        shutil.rmtree(own, ignore_errors=True)


def shrink(wanted: Plan, template: Path, folder: Path) -> Plan:
    """Return the plan without every step that the failure does not need."""
    size = max(1, len(wanted.steps) // 2)
    while size:
        start = 0
        while start < len(wanted.steps):
            steps = wanted.steps[:start] + wanted.steps[start + size :]
            smaller = replace(wanted, steps=steps)
            if run_plan(smaller, template, folder).failure:
                wanted = smaller
            else:
                start += size
        size //= 2
    return wanted


@contextmanager
def workplace() -> Iterator[tuple[Path, Path]]:
    """Give a template of an empty shop's file and a folder, in memory if there is."""
    memory = Path("/dev/shm")  # noqa: S108 - files that nobody misses
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="techstore-sim-", dir=place) as name:
        folder = Path(name)
        template = folder / "template.db"
        engine = dialects.sqlite_engine(template)
        migrate.ensure_current(engine)
        dialects.close_log(engine)
        engine.dispose()
        yield template, folder


def run_batch(seeds: range) -> list[Outcome]:
    """Run some seeds in this process."""
    # What an older program sets aside is no news here.
    logging.disable(logging.ERROR)
    # What is compiled stays and makes each look through all objects a long one.
    gc.set_threshold(50_000, 20, 50)
    with workplace() as (template, folder):
        return [run_seed(seed, template, folder) for seed in seeds]


def run_many(first: int, count: int, processes: int) -> Iterator[Outcome]:
    """Run seeds on several processes and yield what comes of them."""
    batches = [
        range(start, min(start + BATCH, first + count))
        for start in range(first, first + count, BATCH)
    ]
    if processes == 1:
        for batch in batches:
            yield from run_batch(batch)
        return
    with ProcessPoolExecutor(processes) as pool:
        for outcomes in pool.map(run_batch, batches):
            yield from outcomes
