"""Rights that were taken away are gone from the window at once."""

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor, Role
from techstore_desktop.core.staff.schemas import StaffMemberCreate, StaffMemberUpdate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to

PIN = "8642"


@pytest.fixture
def second(shop: Shop, manager: Actor) -> Actor:
    """Return another manager."""
    data = StaffMemberCreate(name="Bruno Sosa", role=Role.MANAGER, pin=PIN)
    return shop.staff.sign_in(shop.staff.create(manager, data).id, PIN)


@pytest.fixture
def window(qtbot: QtBot, shop: Shop, second: Actor) -> MainWindow:
    """Return the window in which the second manager works."""
    changes = Changes()
    shop.database.on_commit(changes.feed)
    made = MainWindow(doors_to(shop, changes), changes, locale=QLocale("en_GB"))
    qtbot.addWidget(made)
    made.show()
    made._enter(second)
    return made


def test_a_demoted_person_s_screens_follow_at_once(
    qtbot: QtBot, shop: Shop, manager: Actor, second: Actor, window: MainWindow
) -> None:
    shop.staff.update(manager, second.staff_id, StaffMemberUpdate(role=Role.CASHIER))

    def role() -> Role | None:
        return window._session.actor.role if window._session else None

    qtbot.waitUntil(lambda: role() is Role.CASHIER)
    assert window.current_screen() is not None


def test_whoever_is_demoted_while_the_till_is_locked_stays_locked_out(
    qtbot: QtBot, shop: Shop, manager: Actor, second: Actor, window: MainWindow
) -> None:
    window.lock()
    shop.staff.update(manager, second.staff_id, StaffMemberUpdate(role=Role.CASHIER))
    qtbot.waitUntil(
        lambda: (
            window._session is not None and window._session.actor.role is Role.CASHIER
        )
    )
    assert window._pages.currentWidget() is window._sign_in


def test_an_archived_person_is_back_at_the_sign_in(
    qtbot: QtBot, shop: Shop, manager: Actor, second: Actor, window: MainWindow
) -> None:
    shop.staff.archive(manager, second.staff_id)
    qtbot.waitUntil(lambda: window._session is None)
    assert window.current_screen() is None
    assert window._pages.currentWidget() is window._sign_in
