"""The Products screen on a real shop, as its manager has it before them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.formats import formats_for
from techstore_desktop.core.money import currency
from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.products.screen import ProductsScreen
from techstore_desktop.ui.session import Session


class RememberingShell:
    """A window's part that remembers what it was asked, with what to do about it."""

    def __init__(self) -> None:
        self.toasts: list[str] = []
        self.acts: list[Callable[[], object]] = []
        self.opened: list[str] = []

    def open_screen(self, name: str, **arguments: object) -> None:
        self.opened.append(name)

    def toast(
        self,
        text: str,
        kind: str = "information",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        self.toasts.append(text)
        if act is not None:
            self.acts.append(act)

    def refresh_status(self) -> None:
        """Nothing to read."""

    def window_widget(self) -> QWidget:
        raise NotImplementedError


@pytest.fixture
def dialect() -> str:
    """Run the screens on a till's own file; the core's tests cover the server."""
    return "sqlite"


@pytest.fixture
def shell() -> RememberingShell:
    return RememberingShell()


@pytest.fixture
def make_screen(
    qtbot: QtBot, shop: Shop, shell: RememberingShell
) -> Callable[[Actor], ProductsScreen]:
    """Return what opens the screen for a person."""

    def make(actor: Actor) -> ProductsScreen:
        changes = Changes()
        shop.database.on_commit(changes.feed)
        formats = formats_for("AR", currency("ARS"))
        session = Session(actor, shop, formats, changes, shell)
        screen = ProductsScreen(session)
        changes.setParent(screen)
        qtbot.addWidget(screen)
        screen.resize(1280, 760)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return make


@pytest.fixture
def screen(
    make_screen: Callable[[Actor], ProductsScreen], manager: Actor
) -> ProductsScreen:
    """Return the screen as the manager has it."""
    return make_screen(manager)


def names(screen: ProductsScreen) -> list[str]:
    """Return the products on the list."""
    return [row.name for row in screen.list.table.model.rows()]


def shown_card(screen: ProductsScreen) -> str:
    """Return the name on the card, as far as one is open."""
    return screen.card.title.name() if screen.browser.is_card_open() else ""
