"""What a benchmark says: a value, its limit, and whether the goal was met."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass

MOST_GROWTH = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure. ``limit`` is the same work by the bare library in the same run."""

    name: str
    unit: str
    value: float
    limit: float | None
    goal: str
    met: bool
    note: str = ""

    @classmethod
    def growth(cls, name: str, unit: str, large: float, small: float) -> "Row":
        """Return how a figure grows where a shop's history is ten times as long."""
        return cls(
            name=f"growth.{name}",
            unit=unit,
            value=large,
            limit=small,
            goal=f"at most {MOST_GROWTH} × with ten times the history",
            met=large <= MOST_GROWTH * small,
        )

    def as_dict(self) -> dict[str, object]:
        ratio = None if not self.limit else round(self.value / self.limit, 2)
        return asdict(self) | {"ratio": ratio}

    def line(self) -> str:
        ratio = f"{self.value / self.limit:6.2f} ×" if self.limit else " " * 8
        limit = f"{self.limit:10.2f}" if self.limit else " " * 10
        mark = "met   " if self.met else "MISSED"
        figures = f"{self.value:10.2f} {self.unit:3} {limit} {ratio}"
        return f"{mark} {self.name:34} {figures}  {self.goal}"


def milliseconds(seconds: Sequence[float], *, at: float = 0.5) -> float:
    """Return a quantile of durations in milliseconds."""
    if at == 0.5:
        return statistics.median(seconds) * 1000
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * at))] * 1000
