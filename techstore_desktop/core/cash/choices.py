"""Words of the cash desk: for the tables, the rules and the screens alike."""

from enum import StrEnum

CASH = "cash"
"""The method that pays with the shop's own notes and coins."""


class MovementKind(StrEnum):
    """Why cash moved without a document, or a drawer opened."""

    IN = "in"
    OUT = "out"
    EXPENSE = "expense"
    DROP = "drop"
    OPENED = "opened"

    @property
    def sign(self) -> int:
        """What the drawer gets of the amount: 1, -1, or 0 for a mere opening."""
        return {MovementKind.IN: 1, MovementKind.OPENED: 0}.get(self, -1)


class CountKind(StrEnum):
    """Whose count it is."""

    CLOSE = "close"
    VERIFICATION = "verification"
