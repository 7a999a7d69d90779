"""What a screen is given: who works here, with which shop, and the window around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.changes import Changes

if TYPE_CHECKING:
    from techstore_desktop.core.formats import Formats
    from techstore_desktop.shop import Shop
    from techstore_desktop.ui.display.display import CustomerDisplay


class Shell(Protocol):
    """The window as its screens see it."""

    def open_screen(self, name: str, **arguments: object) -> None:
        """Show a screen; ``arguments`` go to its ``open_with``."""

    def toast(
        self,
        text: str,
        kind: str = "information",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say something that happened elsewhere; ``act`` behind a button."""

    def refresh_status(self) -> None:
        """Ask the status line to read itself anew."""

    def window_widget(self) -> QWidget:
        """Return the window, for what is laid over it."""


@dataclass(frozen=True, slots=True)
class Session:
    """A person at work on this terminal."""

    actor: Actor
    shop: Shop
    formats: Formats
    changes: Changes
    shell: Shell
    display: CustomerDisplay | None = None
