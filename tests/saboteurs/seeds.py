"""python -m tests.saboteurs.seeds N: the first seeds, until one breaks."""

import sys

from tests.simulation.running import run_seed, workplace


def main(count: int) -> int:
    """Run the seeds in this process; 1 at the first that breaks something."""
    with workplace() as (template, folder):
        for seed in range(1, count + 1):
            failure = run_seed(seed, template, folder).failure
            if failure:
                print(f"seed {seed}: {failure.splitlines()[0]}")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
