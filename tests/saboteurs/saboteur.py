"""What a saboteur is."""

from dataclasses import dataclass

SIMULATION = "simulation"


@dataclass(frozen=True, slots=True)
class Saboteur:
    """One thing that is no longer guaranteed, and who should notice.

    ``before`` stands exactly once in ``file``. ``watched_by`` are the simulation and
    files of tests, or single tests, in the order in which they are asked.
    """

    name: str
    file: str
    before: str
    after: str
    watched_by: tuple[str, ...]
