"""The kinds of paper that a print-out may lie on, in points."""

from dataclasses import dataclass

from reportlab.lib.units import mm


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper: its width, its margins, its height (0: as long as needed)."""

    name: str
    width: float
    margin: float
    size: float
    height: float = 0.0

    @property
    def inner(self) -> float:
        """How wide the print is."""
        return self.width - 2 * self.margin

    @property
    def is_roll(self) -> bool:
        """Whether it is cut where the print ends."""
        return not self.height


ROLL_80 = Paper("80mm", 80 * mm, 4 * mm, 8.5)
ROLL_58 = Paper("58mm", 58 * mm, 5 * mm, 7.5)
A4 = Paper("a4", 210 * mm, 20 * mm, 10, 297 * mm)
PAPERS = {paper.name: paper for paper in (ROLL_80, ROLL_58, A4)}
