"""A thing to do that stands on a button as well as on a key, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from techstore_desktop.ui.shortcut import Shortcut


class Place(Enum):
    """Where a button stands, always; within a place in the order of ``ACTIONS``."""

    COUNTER = auto()
    """Beneath the search: what begins something else than this sale."""

    MORE = auto()
    """In the menu at the end of that row: what is seldom wanted."""

    ABOVE_PAY = auto()
    """What puts the sale on the screen aside."""

    BESIDE_PAY = auto()
    """What brings the sale on the screen to its end."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Offer:
    """A key with its button.

    ``can`` tells whether there is now anything to do it to. ``says`` is what the button
    says where that changes, or is shorter than what the help says.
    """

    shortcut: Shortcut
    place: Place
    can: Callable[[], bool] = _always
    says: Callable[[], str] | None = None

    def words(self) -> str:
        """Return what its button says now."""
        return self.says() if self.says is not None else self.shortcut.text
