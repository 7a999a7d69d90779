"""What the tests of the window stand on: a dressed application and a bare session."""

from collections.abc import Callable
from typing import Any, cast
from uuid import uuid4

import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot, _WaitWidgetContextManager
from pytestqt.wait_signal import SignalBlocker

from techstore_desktop.core.permissions import Actor, Permission, Role
from techstore_desktop.shop import Shop
from techstore_desktop.ui import theme
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.session import Session


class BareShell:
    """A window's part that only remembers what it was asked."""

    def __init__(self) -> None:
        self.toasts: list[tuple[str, str]] = []
        self.opened: list[tuple[str, dict[str, object]]] = []

    def open_screen(self, name: str, **arguments: object) -> None:
        self.opened.append((name, arguments))

    def toast(
        self,
        text: str,
        kind: str = "information",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        self.toasts.append((text, kind))

    def refresh_status(self) -> None:
        """Nothing to read."""

    def window_widget(self) -> QWidget:
        return cast("QWidget", QApplication.activeWindow())


PATIENCE = 60_000


class PatientBot(QtBot):
    """Waits as long as a busy machine needs: what happens at once costs nothing."""

    def waitUntil(
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self, signal: SignalInstance, *, timeout: int = PATIENCE, **how: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitActive(
        self, widget: QWidget, *, timeout: int = PATIENCE
    ) -> _WaitWidgetContextManager:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(
        self, widget: QWidget, *, timeout: int = PATIENCE
    ) -> _WaitWidgetContextManager:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return a bot that is in no hurry."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Let every widget wear the light looks."""
    if qapp.property("techstoreIsDark") is not False:
        theme.apply(qapp, "light")


@pytest.fixture
def actor() -> Actor:
    """Return somebody who may do everything."""
    return Actor(uuid4(), "Ana Quiroga", Role.MANAGER, frozenset(Permission))


@pytest.fixture
def session(actor: Actor) -> Session:
    """Return a session whose screens do not reach for the shop."""
    nothing = cast("object", None)
    return Session(actor, nothing, nothing, Changes(), BareShell())  # type: ignore[arg-type]


@pytest.fixture
def dialect() -> str:
    """Run the window's tests on a file, as a till does."""
    return "sqlite"


@pytest.fixture
def at_work(shop: Shop, manager: Actor) -> Session:
    """Return the manager's session with a founded shop that tells of its changes."""
    changes = Changes()
    shop.database.on_commit(changes.feed)
    formats = shop.profiles.current().formats
    return Session(manager, shop, formats, changes, BareShell())
