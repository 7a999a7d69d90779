"""python -m tests.saboteurs [--at-once N] [NAME ...]"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from tests.saboteurs import around_the_sync, at_the_hub, at_the_terminal
from tests.saboteurs.saboteur import Saboteur
from tests.saboteurs.workshop import NotFound, Workshop

SABOTEURS = (
    *at_the_terminal.SABOTEURS,
    *at_the_hub.SABOTEURS,
    *around_the_sync.SABOTEURS,
)
AT_ONCE = 2


def main(words: list[str]) -> int:
    """Let each saboteur work; 1 where nobody noticed, 2 where one is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help="all, if none")
    parser.add_argument("--at-once", type=int, default=AT_ONCE, metavar="N")
    arguments = parser.parse_args(words)
    names, at_once = arguments.names, arguments.at_once
    chosen = [each for each in SABOTEURS if not names or each.name in names]
    if unknown := set(names) - {each.name for each in chosen}:
        print(f"unknown: {', '.join(sorted(unknown))}")
        return 2
    with tempfile.TemporaryDirectory(prefix="techstore-saboteurs-") as folder:
        workshops = [Workshop(Path(folder) / str(each)) for each in range(at_once)]
        try:
            for saboteur in chosen:
                workshops[0].check_text(saboteur)
        except NotFound as error:
            print(error)
            return 2
        return _watch(chosen, Workshops(workshops), at_once)


class Workshops:
    """Several copies, each for one saboteur at a time."""

    def __init__(self, workshops: list[Workshop]) -> None:
        self._free: SimpleQueue[Workshop] = SimpleQueue()
        for workshop in workshops:
            self._free.put(workshop)

    @contextmanager
    def one(self) -> Iterator[Workshop]:
        """Give one that is free, or will be."""
        workshop = self._free.get()
        try:
            yield workshop
        finally:
            self._free.put(workshop)

    def alarm(self, watcher: str) -> str:
        """Return what a watcher says although nothing is broken."""
        with self.one() as workshop:
            return workshop.notices(watcher)

    def catch(self, saboteur: Saboteur) -> str:
        """Break, and return who noticed first and what it said."""
        with self.one() as workshop, workshop.broken(saboteur):
            for watcher in saboteur.watched_by:
                if told := workshop.notices(watcher):
                    return f"{watcher}: {told}"
        return ""


def _watch(chosen: list[Saboteur], workshops: Workshops, at_once: int) -> int:
    watchers = {watcher for each in chosen for watcher in each.watched_by}
    survived = 0
    with ThreadPoolExecutor(at_once) as pool:
        alarms = pool.map(workshops.alarm, sorted(watchers))
        catches = pool.map(workshops.catch, chosen)
        for saboteur, told in zip(chosen, catches, strict=True):
            print(f"{saboteur.name:58} {told or 'NOBODY NOTICED'}", flush=True)
            survived += not told
        print(f"{len(chosen) - survived} of {len(chosen)} caught")
        if false := [told for told in alarms if told]:
            print("and although nothing was broken:", *false, sep="\n")
            return 2
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
