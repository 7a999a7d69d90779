"""What the customer sees, as values: the shop, the sale as it grows, the change.

Nothing of the customer, of costs, or of other sales ever enters these values.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its name, how many at what price, what is off, what it comes to."""

    name: str
    each: str
    off: str
    total: str


@dataclass(frozen=True, slots=True)
class IdleView:
    """Nothing is sold: whose shop this is, and its greeting."""

    shop: str = ""
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class SaleView:
    """The sale on the screen."""

    rows: tuple[Row, ...]
    total: str
    saved: str = ""


@dataclass(frozen=True, slots=True)
class DoneView:
    """The sale is paid: what it came to, what was given, what goes back."""

    total: str
    given: str
    change: str
    is_refund: bool = False


View = IdleView | SaleView | DoneView
