"""The register of screens: one row each, in the order of Ctrl+1 … Ctrl+9."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from techstore_desktop.core.permissions import Actor, Permission, Role
from techstore_desktop.ui.screen import Screen
from techstore_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Found:
    """Something of a screen that a search found; opening gives it ``arguments``."""

    text: str
    second: str = ""
    icon: str = ""
    arguments: Mapping[str, object] = field(default_factory=dict)


MOST_COUNTED = 99


class Badge(QObject):
    """A number at a screen's row that keeps itself up to date; 0 shows none."""

    changed = Signal(int)


def counted(count: int) -> str:
    """Return a count as people read it; many are only told as many."""
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One screen: how it is called, drawn, made, searched, and who may see it.

    ``title_text`` gives the title in the language that the window speaks. ``find``
    serves the palette; it runs on the worker and touches no widget. ``badge`` makes
    the number at the row, as a child of what it is given. ``opens_for`` are the roles
    whose day begins here.
    """

    name: str
    icon: str
    title_text: Callable[[], str]
    factory: Callable[[Session], Screen]
    permission: Permission | None = None
    find: Callable[[Session, str], Sequence[Found]] | None = None
    badge: Callable[[Session, QObject], Badge] | None = None
    opens_for: frozenset[Role] = frozenset()

    def may_be_seen_by(self, actor: Actor) -> bool:
        """Tell whether the person may open the screen."""
        return self.permission is None or actor.may(self.permission)


def seen_by(actor: Actor, entries: Iterable[ScreenEntry]) -> tuple[ScreenEntry, ...]:
    """Return the screens that the person may open, in order."""
    return tuple(entry for entry in entries if entry.may_be_seen_by(actor))


def first_for(actor: Actor, seen: Sequence[ScreenEntry]) -> str:
    """Return where the person's day begins: the role's screen, else the first one."""
    own = (entry.name for entry in seen if actor.role in entry.opens_for)
    return next(own, seen[0].name)
