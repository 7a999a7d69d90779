"""What the window is given to reach the shop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.session import Session, Shell
from techstore_desktop.ui.shell.status_line import Status
from techstore_desktop.ui.staff.sign_in import People, SignIn


def _unchanged(actor: Actor) -> Actor | None:
    return actor


def _never(_session: Session) -> bool:
    return False


def _no_hint() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Doors:
    """What the window is given to reach the shop, without knowing it.

    ``people``, ``sign_in``, ``read_status`` and ``present`` (the person with the rights
    of now, None where they are gone) run on the worker. ``is_opening_due`` tells
    whether the page before the day begins opens by itself. ``sign_in_hint`` is said to
    who is to sign in.
    """

    entries: Sequence[ScreenEntry]
    people: People
    sign_in: SignIn
    begin: Callable[[Actor, Shell], Session]
    read_status: Callable[[], Status]
    present: Callable[[Actor], Actor | None] = _unchanged
    is_opening_due: Callable[[Session], bool] = _never
    sign_in_hint: Callable[[], str] = _no_hint
