"""python -m tests.simulation --seeds N [--first S]"""

import argparse
import os
import sys
import time
from collections import Counter

from tests.simulation.running import (
    MUST_HAPPEN,
    Outcome,
    run_many,
    run_plan,
    shrink,
    workplace,
)
from tests.simulation.steps import plan

ENOUGH_FOR_EVERYTHING = 300


def main(words: list[str]) -> int:
    """Run the seeds; 1 at the first that breaks something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, required=True)
    parser.add_argument("--first", type=int, default=1)
    arguments = parser.parse_args(words)
    began = time.monotonic()
    hits: Counter[str] = Counter()
    done = 0
    for outcome in run_many(arguments.first, arguments.seeds, os.cpu_count() or 1):
        if outcome.failure:
            _report(outcome)
            return 1
        hits.update(outcome.hits)
        done += 1
    seconds = time.monotonic() - began
    print(f"{done} seeds green in {seconds:.0f} s")
    for name, count in sorted(hits.items()):
        print(f"{count:8} {name}")
    missing = sorted(MUST_HAPPEN - set(hits))
    if missing and arguments.seeds >= ENOUGH_FOR_EVERYTHING:
        print(f"never happened: {', '.join(missing)}")
        return 1
    return 0


def _report(outcome: Outcome) -> None:
    print(f"seed {outcome.seed}: {outcome.failure}")
    with workplace() as (template, folder):
        least = shrink(plan(outcome.seed), template, folder)
        print(run_plan(least, template, folder).failure)
    print(f"{least.terminals} terminals, older programs on {sorted(least.old)}:")
    for step in least.steps:
        print(f"  {step.kind} on t{step.terminal} ({step.chance})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
