"""What may happen in a simulated shop, drawn from a seed before anything happens.

Every step has chance of its own, so that a run from which steps were dropped does the
same in those that are left.
"""

from dataclasses import dataclass
from random import Random

WORK = {
    "sell": 26,
    "change_price": 12,
    "move_cost": 4,
    "rename": 4,
    "picture": 4,
    "register": 4,
    "call": 4,
    "sell_to_customer": 5,
    "erase": 2,
    "open_drawer": 3,
    "sell_serial": 4,
    "sell_abroad": 4,
    "tag": 4,
    "use_voucher": 4,
    "take_in": 4,
    "move_repair": 3,
    "note": 3,
    "remove_line": 2,
}
FAULTS = {
    "sync": 60,
    "deliver_late": 6,
    "partition": 3,
    "heal_partition": 4,
    "clock_jump": 2,
    "pass_time": 6,
    "away_for_a_month": 1,
    "crash": 3,
    "restore_hub": 2,
    "back_up_hub": 3,
    "clone": 2,
    "older_hub": 1,
    "newer_hub": 1,
    "a_night": 4,
    "old_receipt": 8,
    "lose": 1,
}
CATASTROPHES = ("restore_hub", "clone", None)
"""One of them is left out. Where none is, a hub that went back may take over the other
half of a copied disk; who had followed the first half is told that it is damaged."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, to one terminal."""

    kind: str
    terminal: int
    chance: str

    def random(self) -> Random:
        """Return the chance of this step alone."""
        return Random(self.chance)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole run: how many terminals, which of them are old, what happens.

    Those that are ``outdated`` are older still: the hub tells them nothing.
    """

    seed: int
    terminals: int
    old: frozenset[int]
    outdated: frozenset[int]
    steps: tuple[Step, ...]


def plan(seed: int) -> Plan:
    """Return the run of a seed."""
    random = Random(f"plan {seed}")
    terminals = random.choices([2, 3, 4, 6, 16], [40, 35, 18, 6, 1])[0]
    left_out = random.choice(CATASTROPHES)
    odds = {
        kind: weight for kind, weight in (WORK | FAULTS).items() if kind != left_out
    }
    kinds = random.choices(list(odds), list(odds.values()), k=random.randint(30, 70))
    steps = tuple(
        Step(kind, random.randrange(terminals), f"{seed}:{number}")
        for number, kind in enumerate(kinds)
    )
    old = {number for number in range(1, terminals) if random.random() < 0.15}
    outdated = {number for number in old if random.random() < 0.2}
    return Plan(seed, terminals, frozenset(old), frozenset(outdated), steps)
